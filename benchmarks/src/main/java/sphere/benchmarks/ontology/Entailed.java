package sphere.benchmarks.ontology;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.ontology.Extension;
import sphere.geometry.ontology.NormalForm;

/**
 * All that is entailed by axioms, written out; immutable.
 *
 * <p>Of {@code ∃r.C ⊑ ?} what follows by a role above r from a restriction that no axiom names is
 * not seen.
 */
final class Entailed {
  private final Extension extension;
  private final int[][] above;
  private final List<Asked> conjunctions;

  /** What a reasoner found. */
  Entailed(Classified classified) {
    extension = classified.extension();
    Hierarchy hierarchy = classified.hierarchy();
    Reach reach = new Reach(hierarchy);
    above = new int[extension.axioms().conceptCount()][];
    for (int c = 0; c < above.length; c++) {
      int size = reach.visit(hierarchy.ordinalOf(c), true);
      above[c] =
          IntStream.range(0, size)
              .map(reach::visited)
              .flatMap(v -> IntStream.of(hierarchy.membersOf(v)))
              .sorted()
              .toArray();
    }
    conjunctions = Asked.of(extension.axioms(), NormalForm.NF2);
  }

  /** Whether a concept or restriction is another one or below it. */
  boolean isBelow(int inner, int outer) {
    return Arrays.binarySearch(above[inner], outer) >= 0;
  }

  /** Whether {@code inner ⊑ ∃role.filler}. */
  boolean isRelated(int inner, int role, int filler) {
    for (int outer : above[inner]) {
      if (extension.isRestriction(outer)
          && extension.role(extension.restriction(outer)) == role
          && isBelow(extension.filler(extension.restriction(outer)), filler)) {
        return true;
      }
    }
    return false;
  }

  /** Concepts that are no question's candidates: the starts, and answers that are entailed. */
  int[] answers(Asked asked) {
    BitSet answers = new BitSet();
    IntStream.of(asked.starts()).forEach(answers::set);
    switch (asked.form()) {
      case NF1 -> addAbove(asked.names()[0], answers);
      case NF2 -> addConjunctions(asked.names()[0], asked.names()[1], answers);
      case NF3 -> addFillers(asked.names()[0], asked.role(), answers);
      default -> addDomains(asked.names()[1], asked.role(), answers);
    }
    return answers.stream().toArray();
  }

  private void addAbove(int concept, BitSet answers) {
    IntStream.of(above[concept]).filter(c -> !extension.isRestriction(c)).forEach(answers::set);
  }

  private void addConjunctions(int first, int second, BitSet answers) {
    addAbove(first, answers);
    addAbove(second, answers);
    for (Asked axiom : conjunctions) {
      int a = axiom.names()[0];
      int b = axiom.names()[1];
      if (isBelow(first, a) && isBelow(second, b) || isBelow(first, b) && isBelow(second, a)) {
        addAbove(axiom.answer(), answers);
      }
    }
  }

  private void addFillers(int concept, int role, BitSet answers) {
    for (int outer : above[concept]) {
      if (extension.isRestriction(outer) && extension.role(extension.restriction(outer)) == role) {
        addAbove(extension.filler(extension.restriction(outer)), answers);
      }
    }
  }

  private void addDomains(int filler, int role, BitSet answers) {
    for (int outer : above[filler]) {
      if (!extension.isRestriction(outer)) {
        extension
            .find(role, outer)
            .ifPresent(restriction -> addAbove(extension.concept(restriction), answers));
      }
    }
  }
}
