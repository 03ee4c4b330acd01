package sphere.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.OntologyTools.Row;

/** Reasons by plain saturation. */
final class NaiveReasoner {
  private NaiveReasoner() {}

  static Classification classify(Axioms axioms, Runnable check) {
    check.run();
    Classification classified = new Saturation(axioms).classification();
    if (axioms.top().isPresent()
        && IntStream.of(classified.unsatisfiable()).anyMatch(c -> c == axioms.top().getAsInt())) {
      throw new IllegalArgumentException("The axioms contradict each other as a whole.");
    }
    return classified;
  }

  static List<Row> justification(Axioms axioms, int inner, int outer, Runnable check) {
    List<Row> left = new ArrayList<>();
    for (NormalForm form : NormalForm.values()) {
      IntStream.range(0, axioms.count(form)).forEach(i -> left.add(new Row(form, i)));
    }
    if (!follows(axioms, left, inner, outer)) {
      return List.of();
    }
    for (Row row : List.copyOf(left)) {
      check.run();
      List<Row> fewer = left.stream().filter(other -> !other.equals(row)).toList();
      if (follows(axioms, fewer, inner, outer)) {
        left.remove(row);
      }
    }
    return left;
  }

  private static boolean follows(Axioms axioms, List<Row> rows, int inner, int outer) {
    Axioms.Builder some = new Axioms.Builder(axioms.conceptCount(), axioms.roleCount());
    axioms.top().ifPresent(some::top);
    for (Row row : rows) {
      some.add(
          row.form(),
          IntStream.range(0, row.form().arity())
              .map(place -> axioms.at(row.form(), row.row(), place))
              .toArray());
    }
    return new Saturation(some.build()).isBelow(inner, outer);
  }
}
