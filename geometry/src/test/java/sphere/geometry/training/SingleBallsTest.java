package sphere.geometry.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sphere.geometry.Dags;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.kernel.Kernels;

class SingleBallsTest {
  private record Count(long closure, long contained, long wrong, long edgesLost) {
    double f1() {
      return closure + contained + wrong == 0 ? 1 : 2.0 * contained / (closure + contained + wrong);
    }

    double precision() {
      return contained + wrong == 0 ? 1 : (double) contained / (contained + wrong);
    }
  }

  private static TrainingConfig config(int dimension, int threads) {
    return new TrainingConfig(dimension, 1, 64, 1, threads);
  }

  private static Chart train(Hierarchy dag, int dimension, int threads) {
    return AtlasTrainer.train(dag, config(dimension, threads), Monitor.NONE).chart(0);
  }

  private static Chart treeAlone(Hierarchy dag, int dimension) {
    int[] order = dag.topologicalOrder();
    try (Workers workers = new Workers(1, Monitor.NONE)) {
      Tree tree = Trees.choose(dag, config(dimension, 1), workers, Monitor.NONE).originalTree(0);
      return new TreeEmbedder(tree, order, dimension, 1, Monitor.NONE).embed();
    }
  }

  // Every ordered pair, by the definition.
  private static Count count(Hierarchy dag, Chart chart) {
    Reach reach = new Reach(dag);
    long[] sums = new long[4];
    for (int v = 0; v < dag.nodeCount(); v++) {
      reach.visit(v, false);
      for (int u = 0; u < dag.nodeCount(); u++) {
        boolean below = u != v && reach.reached(u);
        boolean in = u != v && chart.margin(v, u) >= 0;
        sums[0] += below ? 1 : 0;
        sums[1] += below && in ? 1 : 0;
        sums[2] += !below && in ? 1 : 0;
        sums[3] += dag.hasEdge(u, v) && !in ? 1 : 0;
      }
    }
    return new Count(sums[0], sums[1], sums[2], sums[3]);
  }

  static Stream<Hierarchy> shapes() {
    return Stream.of(
        Dags.layers(1, 6, 40, 2),
        Dags.layers(2, 12, 15, 3),
        Dags.preferential(3, 600, 2),
        Dags.preferential(4, 300, 4),
        Dags.complete(6, 5),
        Dags.complete(3, 12),
        Dags.crown(9),
        Dags.diamonds(6, 8, 3),
        Dags.ladders(8, 30),
        Dags.roots(5, 150),
        Dags.random(6, 800, 2),
        Dags.random(7, 250, 5));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldBeatTheTreeOfAnyShapePreciselyInAnyDimension(Hierarchy dag) {
    for (int dimension : new int[] {2, 3, 4, 64}) {
      Chart chart = train(dag, dimension, 2);
      Count count = count(dag, chart);
      assertThat(count.precision()).isGreaterThanOrEqualTo(.99);
      assertThat(count.f1()).isGreaterThanOrEqualTo(count(dag, treeAlone(dag, dimension)).f1());
      Audit audit = Auditor.audit(dag, new BallTable(chart), Kernels.best(), 2, Monitor.NONE);
      assertThat(audit.containedPairs()).isEqualTo(count.contained());
      assertThat(audit.falsePairs()).isEqualTo(count.wrong());
      assertThat((long) audit.uncertifiedEdges()).isEqualTo(count.edgesLost());
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void isNeverWorseThanTheTree(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 120) int nodes,
      @ForAll @IntRange(min = 2, max = 4) int parents,
      @ForAll @IntRange(min = 2, max = 9) int dimension) {
    Hierarchy dag = Dags.random(seed, nodes, parents);
    Count count = count(dag, train(dag, dimension, 1));
    assertThat(count.f1()).isGreaterThanOrEqualTo(count(dag, treeAlone(dag, dimension)).f1());
    assertThat(count.precision()).isGreaterThanOrEqualTo(.99);
  }

  /** Sparse sharing is what one ball can hold; the tree alone misses all of it. */
  @Test
  void shouldWinMostOfWhatTheTreeMissesWhereFewNodesHaveTwoParents() {
    HierarchyBuilder builder = new HierarchyBuilder(2000);
    for (int v = 1; v < 2000; v++) {
      builder.add(v, (v - 1) / 4);
      if (v % 29 == 0) {
        builder.add(v, (v - 1) / 7);
      }
    }
    Hierarchy dag = builder.build();
    Count tree = count(dag, treeAlone(dag, 64));
    Count single = count(dag, train(dag, 64, 2));
    assertThat(tree.closure() - tree.contained()).isGreaterThan(100);
    assertThat(single.closure() - single.contained())
        .isLessThan((tree.closure() - tree.contained()) / 2);
  }

  @Test
  void shouldGiveTheSameBallsForAnyNumberOfThreads() {
    for (Hierarchy dag : List.of(Dags.preferential(8, 1500, 2), Dags.layers(9, 8, 60, 2))) {
      Chart one = train(dag, 16, 1);
      for (int threads : new int[] {2, 4}) {
        Chart other = train(dag, 16, threads);
        assertThat(other.centers()).isEqualTo(one.centers());
        assertThat(other.radii()).isEqualTo(one.radii());
      }
    }
  }

  @Test
  void shouldHoldFinitePositiveRadiiOnly() {
    Chart chart = train(Dags.random(10, 1000, 3), 8, 2);
    for (int v = 0; v < 1000; v++) {
      assertThat(chart.radii()[v]).isFinite().isNotNegative();
    }
    for (float x : chart.centers()) {
      assertThat(x).isFinite();
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void shouldTrainWithoutAnyEdge(int nodes) {
    Hierarchy none = new HierarchyBuilder(nodes).build();
    assertThat(count(none, train(none, 4, 1))).isEqualTo(new Count(0, 0, 0, 0));
  }

  /** The smallest that is no forest: two roots, one child of both. Two balls with a lens do it. */
  @ParameterizedTest
  @CsvSource({"2", "3", "4", "64"})
  void shouldPutAChildIntoBothOfItsParents(int dimension) {
    HierarchyBuilder builder = new HierarchyBuilder(3);
    builder.add(2, 0);
    builder.add(2, 1);
    Hierarchy dag = builder.build();
    assertThat(count(dag, train(dag, dimension, 1))).isEqualTo(new Count(2, 2, 0, 0));
  }

  /** A chain, beside it one node, and one node below both. */
  private static Hierarchy deep(int length) {
    HierarchyBuilder builder = new HierarchyBuilder(length + 2);
    for (int v = 1; v < length; v++) {
      builder.add(v, v - 1);
    }
    builder.add(length, 0);
    builder.add(length + 1, length - 1);
    builder.add(length + 1, length);
    return builder.build();
  }

  /** Anew for each of 2,000 levels it would be 300 MB. */
  @Test
  void shouldTakeScratchOnceHoweverManyLevelsThereAre() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Hierarchy dag = deep(2000);
    long before = threads.getCurrentThreadAllocatedBytes();
    train(dag, 4, 1);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(40 << 20);
  }

  static Stream<Arguments> trainings() {
    return Stream.of(
        Arguments.of(Dags.layers(12, 6, 100, 2), config(16, 2)),
        Arguments.of(Dags.layers(12, 6, 100, 2), config(64, 1)),
        Arguments.of(Dags.random(7, 250, 5), config(4, 1)),
        Arguments.of(Dags.preferential(3, 600, 2), config(8, 4)),
        // Fewer nodes than threads; more roots than have places without a lattice.
        Arguments.of(Dags.crown(3), config(300, 8)),
        Arguments.of(Dags.roots(5, 150), config(2, 1)));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void shouldAskForAboutAsMuchMemoryAsIsEstimated(Hierarchy dag, TrainingConfig config) {
    Accounted meter = new Accounted(Monitor.NONE);
    BallTable table = AtlasTrainer.train(dag, config, meter);
    double estimate = AtlasTrainer.estimate(dag, config, Monitor.NONE).bytes();
    assertThat(meter.bytes()).isGreaterThan(2 * table.bytes());
    assertThat(estimate / meter.bytes()).isBetween(1.0, 1.2);
  }

  /** Each solver has two squares of its dimension: more than all balls of a small hierarchy. */
  @Test
  void shouldAccountTheSolversOfAllThreadsBeforeItSearches() {
    Accounted meter =
        new Accounted(
            new Stop(Integer.MAX_VALUE) {
              @Override
              public void progress(String phase, double fraction) {
                if (phase.equals("fit balls")) {
                  throw new CancellationException(phase);
                }
              }
            });
    Hierarchy dag = Dags.random(1, 300, 2);
    assertThatThrownBy(() -> AtlasTrainer.train(dag, config(1024, 8), meter))
        .hasMessage("fit balls");
    assertThat(meter.bytes()).isGreaterThan(8 * 2 * 1026 * 1026 * 8L);
  }

  @ParameterizedTest
  @CsvSource({".1", ".3", ".6", ".9"})
  void shouldStopAtOnceWhereverItIsAndLeaveNoThread(double share) throws InterruptedException {
    Hierarchy dag = Dags.layers(13, 8, 40, 3);
    Stop whole = new Stop(Integer.MAX_VALUE);
    AtlasTrainer.train(dag, config(16, 2), whole);
    // Placement, solver and moves ask, not only the counter that hands out nodes.
    assertThat(whole.checks.get()).isGreaterThan(20 * dag.nodeCount());
    Stop stop = new Stop((int) (share * whole.checks.get()));
    assertThatThrownBy(() -> AtlasTrainer.train(dag, config(16, 2), stop))
        .isInstanceOf(CancellationException.class);
    // Whichever thread asks next is told too.
    assertThat(stop.checks.get()).isLessThanOrEqualTo(stop.most + 2);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("sphere-worker")) {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  private static class Stop implements Monitor {
    private final AtomicInteger checks = new AtomicInteger();
    private final int most;

    Stop(int most) {
      this.most = most;
    }

    @Override
    public void check() {
      if (checks.incrementAndGet() > most) {
        throw new CancellationException("stop");
      }
    }

    @Override
    public void progress(String phase, double fraction) {}

    @Override
    public void account(long bytes) {}
  }
}
