package sphere.geometry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import sphere.geometry.Dags;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.TreeSizes;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

class ContainmentIndexTest {
  private static ContainmentIndex index(Hierarchy dag, int charts) {
    BallTable table =
        AtlasTrainer.train(dag, new TrainingConfig(4, charts, 64, 1, 2), Monitor.NONE);
    return new ContainmentIndex(
        dag, table, Auditor.audit(dag, table, Kernels.best(), 2, Monitor.NONE), Kernels.best());
  }

  @Property(tries = 30)
  void subsumptionIsTheTransitiveClosure(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int charts) {
    verifyClosure(Dags.random(seed, 150, 4), charts);
  }

  @Test
  void subsumptionIsTheTransitiveClosureOfHardShapes() {
    verifyClosure(Dags.crown(10), 1);
    verifyClosure(Dags.complete(6, 5), 1);
    verifyClosure(Dags.chain(300), 1);
    verifyClosure(Dags.binary(8), 2);
  }

  private static void verifyClosure(Hierarchy dag, int charts) {
    ContainmentIndex index = index(dag, charts);
    for (int v = 0; v < dag.nodeCount(); v++) {
      int[] above = dag.ancestors(v);
      for (int a = 0; a < dag.nodeCount(); a++) {
        boolean expected = a == v || java.util.Arrays.binarySearch(above, a) >= 0;
        assertThat(index.subsumes(a, v)).isEqualTo(expected);
      }
      assertThat(index.ancestors(v, true)).isEqualTo(above);
    }
  }

  @Property(tries = 10)
  void containmentListsWhatContains(@ForAll long seed) {
    Hierarchy dag = Dags.random(seed, 100, 3);
    ContainmentIndex index = index(dag, 1);
    for (int v = 0; v < dag.nodeCount(); v++) {
      int inner = v;
      assertThat(index.ancestors(v, false))
          .isEqualTo(others(dag, v).filter(a -> index.contains(a, inner)).toArray());
      assertThat(index.descendants(v, false))
          .isEqualTo(others(dag, v).filter(b -> index.contains(inner, b)).toArray());
    }
  }

  @Property(tries = 10)
  void ballsOfNobodyAreComparedInEveryChart(@ForAll long seed) {
    Hierarchy dag = Dags.random(seed, 300, 3);
    BallTable table = AtlasTrainer.train(dag, new TrainingConfig(4, 3, 64, 1, 2), Monitor.NONE);
    Audit audit = Auditor.audit(dag, table, Kernels.best(), 2, Monitor.NONE);
    ContainmentIndex index = new ContainmentIndex(dag, table, audit, Kernels.best());
    for (int v = 0; v < dag.nodeCount(); v += 7) {
      double[] radii = table.radii(v);
      for (int k = 0; k < radii.length; k++) {
        radii[k] *= 1.01;
      }
      Ball ball = new Ball(table.center(v), radii);
      assertThat(index.around(ball))
          .isEqualTo(all(dag).filter(a -> table.ball(a).contains(ball)).toArray());
      assertThat(index.inside(ball))
          .isEqualTo(all(dag).filter(b -> ball.contains(table.ball(b))).toArray())
          .contains(v);
    }
    assertThatThrownBy(() -> index.around(new Ball(new float[] {1}, new double[] {1})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 3 charts of 4 dimensions");
  }

  private static java.util.stream.IntStream all(Hierarchy dag) {
    return java.util.stream.IntStream.range(0, dag.nodeCount());
  }

  private static java.util.stream.IntStream others(Hierarchy dag, int v) {
    return java.util.stream.IntStream.range(0, dag.nodeCount()).filter(a -> a != v);
  }

  @Test
  void commonSubsumersAreTheLowest() {
    // 0 above 1 and 2, which are both above 3 and 4.
    var builder = new sphere.geometry.hierarchy.HierarchyBuilder(6);
    for (int[] edge : new int[][] {{1, 0}, {2, 0}, {3, 1}, {3, 2}, {4, 1}, {4, 2}}) {
      builder.add(edge[0], edge[1]);
    }
    ContainmentIndex index = index(builder.build(), 1);
    assertThat(index.common(new int[] {3, 4})).containsExactly(1, 2);
    assertThat(index.common(new int[] {3, 1})).containsExactly(1);
    assertThat(index.common(new int[] {3, 5})).isEmpty();
    assertThat(index.chain(0, 3)).hasSize(3).startsWith(3).endsWith(0);
    assertThat(index.chain(3, 3)).containsExactly(3);
    assertThat(index.chain(3, 0)).isEmpty();
  }

  @Property(tries = 60)
  void aChainIsAShortestWayUp(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int nodes) {
    Hierarchy dag = Dags.random(seed, nodes, 3);
    ContainmentIndex index = index(dag, 1);
    for (int inner = 0; inner < nodes; inner++) {
      int[] steps = steps(dag, inner);
      for (int outer = 0; outer < nodes; outer++) {
        int[] chain = index.chain(outer, inner);
        assertThat(chain).hasSize(steps[outer] + 1);
        for (int i = 1; i < chain.length; i++) {
          assertThat(dag.hasEdge(chain[i - 1], chain[i])).isTrue();
        }
        if (chain.length > 0) {
          assertThat(chain).startsWith(inner).endsWith(outer);
        }
      }
    }
  }

  // How many edges lead up to each, by relaxing all of them again and again; -1 if none do.
  private static int[] steps(Hierarchy dag, int inner) {
    int n = dag.nodeCount();
    int[] steps = new int[n];
    java.util.Arrays.fill(steps, n);
    steps[inner] = 0;
    for (int round = 0; round < n; round++) {
      for (int v = 0; v < n; v++) {
        for (int s = dag.parentBegin(v); s < dag.parentEnd(v); s++) {
          steps[dag.parent(s)] = Math.min(steps[dag.parent(s)], steps[v] + 1);
        }
      }
    }
    return java.util.Arrays.stream(steps).map(k -> k == n ? -1 : k).toArray();
  }

  @Property(tries = 60)
  void countsListsAndCommonOnesFollowFromTheClosure(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int nodes,
      @ForAll @IntRange(min = 1, max = 3) int parents) {
    Hierarchy dag = Dags.random(seed, nodes, parents);
    ContainmentIndex index = index(dag, 1);
    for (int v = 0; v < nodes; v++) {
      assertThat(index.ancestorCount(v)).isEqualTo(dag.ancestors(v).length);
      assertThat(index.descendantCount(v)).isEqualTo(dag.descendants(v).length);
      verifyTogether(dag, index, v, (v * 7 + 3) % nodes);
      verifyTogether(dag, index, v, (v * 5 + 2) % nodes, v, (v * 3 + 1) % nodes);
    }
  }

  private static void verifyTogether(Hierarchy dag, ContainmentIndex index, int... asked) {
    int[] above = all(dag).filter(a -> subsumeAll(index, a, asked)).toArray();
    assertThat(index.common(asked))
        .isEqualTo(
            java.util.Arrays.stream(above)
                .filter(
                    a ->
                        java.util.Arrays.stream(above)
                            .noneMatch(b -> b != a && index.subsumes(a, b)))
                .toArray());
    assertThat(index.below(asked))
        .isEqualTo(
            all(dag)
                .filter(
                    b -> java.util.Arrays.stream(asked).allMatch(outer -> index.subsumes(outer, b)))
                .toArray());
  }

  private static boolean subsumeAll(ContainmentIndex index, int a, int[] asked) {
    return java.util.Arrays.stream(asked).allMatch(v -> index.subsumes(a, v));
  }

  @Test
  void countsWithoutWalkingWhereTheHierarchyIsATree() {
    TreeSizes sizes = new TreeSizes(Dags.binary(5), () -> {});
    assertThat(sizes.of(0)).isEqualTo(31);
    assertThat(sizes.of(30)).isEqualTo(1);
    // A leaf with two parents spoils all above it, and nothing beside it.
    var builder = new sphere.geometry.hierarchy.HierarchyBuilder(6);
    for (int[] edge : new int[][] {{1, 0}, {2, 0}, {3, 1}, {3, 2}, {4, 2}, {5, 4}}) {
      builder.add(edge[0], edge[1]);
    }
    TreeSizes mixed = new TreeSizes(builder.build(), () -> {});
    assertThat(java.util.stream.IntStream.range(0, 6).map(mixed::of))
        .containsExactly(0, 0, 0, 1, 2, 1);
  }

  @Test
  void accountsForWhatItMakes() {
    Hierarchy dag = Dags.binary(8);
    ContainmentIndex index = index(dag, 1);
    long before = index.bytes();
    index.descendantCount(0);
    assertThat(index.bytes()).isEqualTo(before + 4L * dag.nodeCount());
    index.ancestorCount(3);
    assertThat(index.bytes()).isEqualTo(before + 8L * dag.nodeCount());
    index.nearest(new Ball(new float[4], new double[] {1}), 1);
    assertThat(index.bytes()).isGreaterThan(before + 12L * dag.nodeCount());
  }
}
