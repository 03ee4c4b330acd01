package sphere.procedures.ontology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.OntologyTools.Row;

/**
 * In which order axioms of a reason can be read one after the other: each begins with what is known
 * by then.
 */
public final class ReadingOrder {
  private final Axioms axioms;
  private final Set<Integer> known = new HashSet<>();

  private ReadingOrder(Axioms axioms) {
    this.axioms = axioms;
  }

  /**
   * Puts them in order; what nothing leads to comes last.
   *
   * @param concept to begin with
   */
  public static List<Row> of(Axioms axioms, int concept, List<Row> reason) {
    ReadingOrder order = new ReadingOrder(axioms);
    order.known.add(concept);
    List<Row> open = new ArrayList<>(reason);
    List<Row> read = new ArrayList<>();
    while (!open.isEmpty()) {
      Row next = open.stream().filter(order::isReadable).findFirst().orElse(open.get(0));
      open.remove(next);
      read.add(next);
      order.places(next, true).forEach(order.known::add);
    }
    return read;
  }

  private boolean isReadable(Row row) {
    return row.form() != NormalForm.SUBROLE
        && row.form() != NormalForm.CHAIN
        && places(row, false).allMatch(known::contains);
  }

  // Concepts right or left of the sign of subsumption.
  private IntStream places(Row row, boolean right) {
    NormalForm form = row.form();
    int last = form == NormalForm.DISJOINT ? form.arity() : form.arity() - 1;
    // What something stands in relation to is known from then on.
    int first = form == NormalForm.NF3 ? 1 : last;
    return IntStream.range(right ? first : 0, right ? form.arity() : first)
        .filter(place -> !form.isRole(place))
        .map(place -> axioms.at(form, row.row(), place));
  }
}
