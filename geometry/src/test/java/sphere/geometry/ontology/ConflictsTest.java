package sphere.geometry.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

/** What would leave a class without instances. */
class ConflictsTest {
  private static final int ANIMAL = 0;
  private static final int PLANT = 1;
  private static final int DOG = 2;
  private static final int TREE = 3;
  private static final int THING = 4;
  private static final int GHOST = 5;
  private static final int PET = 6;
  private static final int EATER = 7;

  // Animals are no plants; dogs are animals and pets, trees are plants; a ghost is both.
  private static Conflicts conflicts() {
    HierarchyBuilder builder = new HierarchyBuilder(8);
    builder.add(DOG, ANIMAL);
    builder.add(DOG, PET);
    builder.add(TREE, PLANT);
    builder.add(GHOST, ANIMAL);
    builder.add(GHOST, PLANT);
    builder.add(EATER, ANIMAL);
    IntStream.of(ANIMAL, PLANT, PET).forEach(c -> builder.add(c, THING));
    Hierarchy hierarchy = builder.build(() -> {});
    Axioms axioms =
        new Axioms.Builder(8, 2)
            .top(THING)
            .add(NormalForm.DISJOINT, ANIMAL, PLANT)
            .add(NormalForm.NF4, 1, PLANT, EATER)
            .add(NormalForm.SUBROLE, 0, 1)
            .build();
    int[] ordinals = IntStream.range(0, 8).map(hierarchy::ordinalOf).toArray();
    BitSet unsatisfiable = new BitSet();
    unsatisfiable.set(ordinals[GHOST]);
    return new Conflicts(axioms, ordinals, hierarchy, unsatisfiable);
  }

  @Test
  void whatIsDisjointIsExcluded() {
    Conflicts conflicts = conflicts();
    conflicts.ask(DOG);
    assertThat(conflicts.excludes(TREE)).isTrue();
    assertThat(conflicts.excludes(PLANT)).isTrue();
    assertThat(conflicts.excludes(GHOST)).isTrue();
    assertThat(conflicts.excludes(PET)).isFalse();
    assertThat(conflicts.excludes(THING)).isFalse();
  }

  /** A pet could be a plant, were it not for dogs. */
  @Test
  void whatIsBelowCountsToo() {
    Conflicts conflicts = conflicts();
    conflicts.ask(PET);
    assertThat(conflicts.excludes(PLANT)).isTrue();
    assertThat(conflicts.excludes(ANIMAL)).isFalse();
    conflicts.ask(TREE);
    assertThat(conflicts.excludes(PET)).isFalse();
  }

  /** The ghost below both is no reason. */
  @Test
  void whatHasNoInstanceAnywayDoesNotCount() {
    Conflicts conflicts = conflicts();
    conflicts.ask(PLANT);
    assertThat(conflicts.excludes(PET)).isFalse();
    conflicts.ask(ANIMAL);
    assertThat(conflicts.excludes(THING)).isFalse();
  }

  /** What eats plants is an animal. */
  @Test
  void whatFollowsFromARelationCounts() {
    Conflicts conflicts = conflicts();
    conflicts.ask(TREE);
    assertThat(conflicts.excludes(1, TREE)).isTrue();
    assertThat(conflicts.excludes(0, TREE)).as("by the role above").isTrue();
    assertThat(conflicts.excludes(0, DOG)).isFalse();
    assertThat(conflicts.excludes(0, GHOST)).isTrue();
    conflicts.ask(DOG);
    assertThat(conflicts.excludes(0, TREE)).isFalse();
  }
}
