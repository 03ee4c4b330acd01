package sphere.geometry.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

/** On a line: a ball is an interval around its center. */
class SatisfiedTest {
  private static BallTable line(float[] centers, double... radii) {
    return new BallTable(new Chart(1, centers, radii));
  }

  private static Hierarchy hierarchy(int members, int[]... edges) {
    HierarchyBuilder builder = new HierarchyBuilder(members);
    List.of(edges).forEach(edge -> builder.add(edge[0], edge[1]));
    return builder.build();
  }

  private static Satisfied of(Axioms axioms, int[] ordinals, Hierarchy hierarchy, BallTable table) {
    return new Satisfied(Extension.of(axioms, () -> {}), ordinals, hierarchy, table);
  }

  @Test
  void aSubsumptionHoldsByItsMargin() {
    Axioms axioms =
        new Axioms.Builder(3, 0)
            .add(NormalForm.NF1, 0, 1)
            .add(NormalForm.NF1, 1, 0)
            .add(NormalForm.NF1, 0, 2)
            .build();
    Satisfied satisfied =
        of(axioms, new int[] {0, 1, -1}, hierarchy(2), line(new float[] {1, 0}, 1, 3));
    assertThat(satisfied.margin(axioms, NormalForm.NF1, 0)).isEqualTo(1);
    assertThat(satisfied.margin(axioms, NormalForm.NF1, 1)).isEqualTo(-3);
    assertThat(satisfied.margin(axioms, NormalForm.NF1, 2)).isNaN();
    assertThat(satisfied.shares(axioms, () -> {})).isEqualTo(Map.of(NormalForm.NF1, .5));
  }

  @Test
  void aConjunctionHoldsIfWhatLiesInBothLiesInTheThird() {
    Axioms axioms =
        new Axioms.Builder(4, 0)
            .add(NormalForm.NF2, 0, 1, 2)
            .add(NormalForm.NF2, 0, 2, 1)
            .add(NormalForm.NF2, 1, 2, 0)
            .build();
    Hierarchy hierarchy = hierarchy(4, new int[] {3, 0}, new int[] {3, 1});
    int[] ordinals = {
      hierarchy.ordinalOf(0), hierarchy.ordinalOf(1), hierarchy.ordinalOf(2), hierarchy.ordinalOf(3)
    };
    // The fourth, at 2, is inside the first two, and sticks out of the third by one half.
    Satisfied satisfied =
        of(axioms, ordinals, hierarchy, line(new float[] {0, 4, 0, 2}, 3, 3, 2.5, 1));
    assertThat(satisfied.margin(axioms, NormalForm.NF2, 0)).isEqualTo(-.5);
    // The third is inside the first, so it should be inside the second too.
    assertThat(satisfied.margin(axioms, NormalForm.NF2, 1)).isEqualTo(-3.5);
    assertThat(satisfied.margin(axioms, NormalForm.NF2, 2)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void disjointBallsShareNoPoint() {
    Axioms axioms =
        new Axioms.Builder(3, 0)
            .add(NormalForm.DISJOINT, 0, 1)
            .add(NormalForm.DISJOINT, 0, 2)
            .add(NormalForm.DISJOINT, 1, 1)
            .build();
    Satisfied satisfied =
        of(axioms, new int[] {0, 1, 2}, hierarchy(3), line(new float[] {0, 2, 4}, 1, 1, 1));
    assertThat(satisfied.margin(axioms, NormalForm.DISJOINT, 0)).isNegative();
    assertThat(satisfied.margin(axioms, NormalForm.DISJOINT, 1)).isEqualTo(2);
    assertThat(satisfied.margin(axioms, NormalForm.DISJOINT, 2)).isNaN();
    assertThat(satisfied.shares(axioms, () -> {})).containsEntry(NormalForm.DISJOINT, .5);
  }

  /** Restrictions 0.1 and 1.1, by the order in which they came, are concepts 3 and 4. */
  @Test
  void restrictionsAreAskedForByRoleAndFiller() {
    Axioms axioms =
        new Axioms.Builder(3, 2)
            .add(NormalForm.NF3, 0, 0, 1)
            .add(NormalForm.NF4, 1, 1, 2)
            .add(NormalForm.SUBROLE, 0, 1)
            .add(NormalForm.SUBROLE, 1, 0)
            .build();
    Satisfied satisfied =
        of(
            axioms,
            new int[] {0, 1, 2, 3, 4},
            hierarchy(5),
            line(new float[] {0, 50, 0, 0, 0}, 1, 1, 5, 2, 3));
    assertThat(satisfied.margin(axioms, NormalForm.NF3, 0)).isEqualTo(1);
    assertThat(satisfied.margin(axioms, NormalForm.NF4, 0)).isEqualTo(2);
    assertThat(satisfied.margin(axioms, NormalForm.SUBROLE, 0)).isEqualTo(1);
    assertThat(satisfied.margin(axioms, NormalForm.SUBROLE, 1)).isEqualTo(-1);
  }

  /** Filler 1 is below ∃1.2, so ∃0.1 shall be below ∃0.2. */
  @Test
  void aChainHoldsIfTheOuterRestrictionContainsTheInner() {
    Axioms axioms =
        new Axioms.Builder(3, 2)
            .add(NormalForm.NF3, 0, 0, 1)
            .add(NormalForm.NF3, 1, 1, 2)
            .add(NormalForm.CHAIN, 0, 1, 0)
            .build();
    Extension extension = Extension.of(axioms, () -> {});
    int inner = extension.concept(extension.find(0, 1).orElseThrow());
    int next = extension.concept(extension.find(1, 2).orElseThrow());
    int outer = extension.concept(extension.find(0, 2).orElseThrow());
    Hierarchy hierarchy = hierarchy(6, new int[] {1, next}, new int[] {inner, outer});
    int[] ordinals = new int[6];
    java.util.Arrays.setAll(ordinals, hierarchy::ordinalOf);
    float[] centers = new float[6];
    double[] radii = new double[6];
    java.util.Arrays.fill(radii, 1);
    radii[hierarchy.ordinalOf(next)] = 2;
    radii[hierarchy.ordinalOf(inner)] = 3;
    radii[hierarchy.ordinalOf(outer)] = 7;
    Satisfied satisfied = new Satisfied(extension, ordinals, hierarchy, line(centers, radii));
    assertThat(satisfied.margin(axioms, NormalForm.CHAIN, 0)).isEqualTo(4);
  }
}
