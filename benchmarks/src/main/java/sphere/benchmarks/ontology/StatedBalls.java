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
 * one lies in the outer one, and that of {@code ∃r.B} in that of {@code ∃r.B'} where B is stated
 * below B'.
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

  /** The order of what is stated of concepts and restrictions. */
  static Hierarchy hierarchy(Axioms axioms, Extension extension, Set<Pair> found) {
    int concepts = axioms.conceptCount();
    HierarchyBuilder named = new HierarchyBuilder(concepts);
    HierarchyBuilder all = new HierarchyBuilder(concepts + extension.size());
    for (HierarchyBuilder builder : List.of(named, all)) {
      Asked.of(axioms, NormalForm.NF1).forEach(a -> builder.add(a.names()[0], a.answer()));
      found.forEach(pair -> builder.add(pair.inner(), pair.outer()));
    }
    for (Asked axiom : Asked.of(axioms, NormalForm.NF3)) {
      int restriction = extension.find(axiom.role(), axiom.answer()).orElseThrow();
      all.add(axiom.names()[0], extension.concept(restriction));
    }
    addRestrictions(named.build(), extension, all);
    return all.build();
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

  /** The definitions' concepts with what lies in both balls of one, and not in the concept's. */
  List<Pair> found(List<Definition> definitions) {
    List<Pair> found = new ArrayList<>();
    int concepts = hierarchy.memberCount() - extension.size();
    for (Definition definition : definitions) {
      int restriction = extension.find(definition.role(), definition.filler()).orElseThrow();
      for (int c = 0; c < concepts; c++) {
        if (isIn(extension.concept(restriction), c)
            && isIn(definition.parent(), c)
            && !isIn(definition.concept(), c)) {
          found.add(new Pair(c, definition.concept()));
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
