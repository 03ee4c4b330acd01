package sphere.geometry.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import sphere.geometry.Dags;

class HierarchyTest {
  @Test
  void shouldCountDuplicatesAndSelfLoops() {
    HierarchyBuilder builder = new HierarchyBuilder(3);
    builder.add(1, 0);
    builder.add(1, 0);
    builder.add(2, 2);
    Hierarchy hierarchy = builder.build();
    assertThat(hierarchy.edgeCount()).isEqualTo(1);
    assertThat(hierarchy.duplicateEdges()).isEqualTo(1);
    assertThat(hierarchy.selfLoops()).isEqualTo(1);
    assertThat(hierarchy.cycleCount()).isZero();
  }

  @Test
  void shouldMergeEachCycleIntoOneOrdinalAndShowAWalk() {
    HierarchyBuilder builder = new HierarchyBuilder(7);
    builder.add(0, 1);
    builder.add(1, 2);
    builder.add(2, 0);
    builder.add(3, 0);
    builder.add(4, 5);
    builder.add(5, 4);
    builder.add(2, 6);
    Hierarchy hierarchy = builder.build();
    assertThat(hierarchy.cycleCount()).isEqualTo(2);
    assertThat(hierarchy.nodeCount()).isEqualTo(4);
    assertThat(hierarchy.membersOf(hierarchy.ordinalOf(1))).containsExactly(0, 1, 2);
    assertThat(hierarchy.cycleExamples().get(0)).containsExactly(0, 1, 2);
    assertThat(hierarchy.ancestors(hierarchy.ordinalOf(3)))
        .containsExactly(hierarchy.ordinalOf(0), hierarchy.ordinalOf(6));
  }

  @Test
  void shouldFindALongCycleWithoutRecursion() {
    int n = 200_000;
    HierarchyBuilder builder = new HierarchyBuilder(n);
    for (int v = 0; v < n; v++) {
      builder.add(v, (v + 1) % n);
    }
    Hierarchy hierarchy = builder.build();
    assertThat(hierarchy.nodeCount()).isEqualTo(1);
    assertThat(hierarchy.cycleExamples().get(0)).hasSize(n);
  }

  @Test
  void shouldOrderParentsBeforeChildren() {
    Hierarchy hierarchy = Dags.random(7, 500, 4);
    int[] at = new int[hierarchy.nodeCount()];
    int[] order = hierarchy.topologicalOrder();
    for (int i = 0; i < order.length; i++) {
      at[order[i]] = i;
    }
    for (int v = 0; v < at.length; v++) {
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        assertThat(at[hierarchy.parent(s)]).isLessThan(at[v]);
      }
    }
  }

  @Test
  void shouldTellChangedHierarchiesApart() {
    assertThat(Dags.chain(9).fingerprint()).isEqualTo(Dags.chain(9).fingerprint());
    assertThat(Dags.chain(9).fingerprint()).isNotEqualTo(Dags.star(9).fingerprint());
    assertThat(Dags.chain(9).fingerprint()).isNotEqualTo(Dags.chain(10).fingerprint());
  }

  @Test
  void shouldRefuseWhatIsNoMember() {
    assertThatThrownBy(() -> new HierarchyBuilder(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HierarchyBuilder(2).add(0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void shouldNumberParentsBeforeChildrenAndChangeNothingElse() {
    HierarchyBuilder builder = new HierarchyBuilder(7);
    builder.add(0, 5);
    builder.add(0, 3);
    builder.add(5, 6);
    builder.add(3, 6);
    // A cycle, whose members share an ordinal.
    builder.add(1, 2);
    builder.add(2, 1);
    builder.add(1, 0);
    Hierarchy before = builder.build();
    Hierarchy after = before.renumbered(() -> {});
    for (int i = 0; i < after.nodeCount(); i++) {
      int v = before.topologicalOrder()[i];
      assertThat(after.topologicalOrder()[i]).isEqualTo(i);
      assertThat(after.membersOf(i)).isEqualTo(before.membersOf(v));
      assertThat(after.ordinalOf(after.membersOf(i)[0])).isEqualTo(i);
      for (int j = 0; j < after.nodeCount(); j++) {
        assertThat(after.hasEdge(i, j)).isEqualTo(before.hasEdge(v, before.topologicalOrder()[j]));
      }
      for (int s = after.parentBegin(i); s < after.parentEnd(i); s++) {
        assertThat(after.parent(s)).isLessThan(i);
      }
    }
    assertThat(after.cycleCount()).isEqualTo(1);
    assertThat(after.edgeCount()).isEqualTo(before.edgeCount());
  }
}
