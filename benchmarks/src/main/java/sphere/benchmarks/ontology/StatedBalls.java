package sphere.benchmarks.ontology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Extension;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/**
 * Balls of what is stated, without a reasoner: of each {@code C ⊑ D} and {@code C ⊑ ∃r.D} the inner
 * one lies in the outer one, of each {@code ∃r.B ⊑ D} too, and that of {@code ∃r.B} in that of
 * {@code ∃r.B'} where B is stated below B'.
 *
 * @param extension whose restrictions have balls
 * @param hierarchy members are concepts, then restrictions
 * @param table balls
 */
record StatedBalls(Extension extension, Hierarchy hierarchy, BallTable table) {
  /**
   * Trains them.
   *
   * @param axioms what is stated
   * @param found pairs of concepts, the inner one first, taken as stated too
   */
  static StatedBalls of(Axioms axioms, Set<Pair> found, TrainingConfig config) {
    Extension extension = Extension.of(axioms, () -> {});
    Hierarchy hierarchy = hierarchy(axioms, extension, found);
    return new StatedBalls(
        extension, hierarchy, AtlasTrainer.train(hierarchy, config, Monitor.NONE));
  }

  /**
   * The order of concepts by stated subclasses alone.
   *
   * @param found pairs of concepts taken as stated too
   */
  static Hierarchy subclasses(Axioms axioms, Set<Pair> found) {
    HierarchyBuilder builder = new HierarchyBuilder(axioms.conceptCount());
    addSubclasses(axioms, found, builder);
    return builder.build();
  }

  private static void addSubclasses(Axioms axioms, Set<Pair> found, HierarchyBuilder builder) {
    Asked.of(axioms, NormalForm.NF1).forEach(a -> builder.add(a.names()[0], a.answer()));
    found.forEach(pair -> builder.add(pair.inner(), pair.outer()));
  }

  private static Hierarchy hierarchy(Axioms axioms, Extension extension, Set<Pair> found) {
    HierarchyBuilder all = new HierarchyBuilder(axioms.conceptCount() + extension.size());
    addSubclasses(axioms, found, all);
    for (Asked axiom : Asked.of(axioms, NormalForm.NF3)) {
      all.add(axiom.names()[0], concept(extension, axiom.role(), axiom.answer()));
    }
    for (Asked axiom : Asked.of(axioms, NormalForm.NF4)) {
      all.add(concept(extension, axiom.role(), axiom.names()[1]), axiom.answer());
    }
    addRestrictions(subclasses(axioms, found), extension, all);
    return all.build();
  }

  private static int concept(Extension extension, int role, int filler) {
    return extension.concept(extension.find(role, filler).orElseThrow());
  }

  private static void addRestrictions(
      Hierarchy concepts, Extension extension, HierarchyBuilder all) {
    Reach reach = new Reach(concepts);
    for (int i = 0; i < extension.size(); i++) {
      int inner = extension.concept(i);
      int size = reach.visit(concepts.ordinalOf(extension.filler(i)), true);
      for (int v = 0; v < size; v++) {
        for (int filler : concepts.membersOf(reach.visited(v))) {
          extension
              .find(extension.role(i), filler)
              .ifPresent(outer -> all.add(inner, extension.concept(outer)));
        }
      }
    }
  }

  /** What lies in both balls on the left of a conjunction, and not in that on the right. */
  List<Pair> found(List<Asked> conjunctions) {
    List<Pair> found = new ArrayList<>();
    int concepts = hierarchy.memberCount() - extension.size();
    for (Asked axiom : conjunctions) {
      for (int c = 0; c < concepts; c++) {
        if (isIn(axiom.names()[0], c) && isIn(axiom.names()[1], c) && !isIn(axiom.answer(), c)) {
          found.add(new Pair(c, axiom.answer()));
        }
      }
    }
    return found;
  }

  private boolean isIn(int outer, int inner) {
    int a = hierarchy.ordinalOf(outer);
    int b = hierarchy.ordinalOf(inner);
    return a == b || table.contains(a, b);
  }
}
