package sphere.geometry.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sphere.geometry.Dags;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernels;

class AtlasTrainerTest {
  private static TrainingConfig config(int dimension, int charts, int threads) {
    return new TrainingConfig(dimension, charts, 64, 1, threads);
  }

  private static Audit audit(Hierarchy hierarchy, TrainingConfig config) {
    BallTable table = AtlasTrainer.train(hierarchy, config, Monitor.NONE);
    return Auditor.audit(hierarchy, table, Kernels.best(), 2, Monitor.NONE);
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "4", "5", "8", "13", "64"})
  void shouldEmbedAnyTreeExactly(int dimension) {
    for (Hierarchy tree :
        new Hierarchy[] {
          Dags.chain(5000),
          Dags.star(20_000),
          Dags.caterpillar(2000),
          Dags.binary(12),
          Dags.random(3, 20_000, 1),
          Dags.random(5, 100, 1),
          new sphere.geometry.hierarchy.HierarchyBuilder(40).build()
        }) {
      Audit audit = audit(tree, config(dimension, 1, 2));
      assertThat(audit.falsePairs()).isZero();
      assertThat(audit.missedPairs()).isZero();
      assertThat(audit.uncertifiedEdges()).isZero();
    }
  }

  @Test
  void shouldEmbedAHundredThousandChildrenOfOneNode() {
    Audit audit = audit(Dags.star(100_001), config(4, 1, 2));
    assertThat(audit.closurePairs()).isEqualTo(100_000);
    assertThat(audit.f1()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"2,40000", "3,100001", "8,100001", "64,100001"})
  void shouldEmbedWideStarsExactlyInAnyDimension(int dimension, int nodes) {
    Audit audit = audit(Dags.star(nodes), config(dimension, 1, 2));
    assertThat(audit.falsePairs()).isZero();
    assertThat(audit.missedPairs()).isZero();
  }

  @Test
  void shouldCountBoundedlyForEachChoice() {
    assertThat(TreeChooser.stride(0, 1)).isEqualTo(1);
    assertThat(TreeChooser.stride(100_000, 5000)).isEqualTo(1);
    // A deep hierarchy whose every node has all others above it.
    long entries = 6000L * 6000 / 2;
    assertThat(entries / TreeChooser.stride(entries, 6000)).isLessThan(1 << 17);
    assertThat(TreeChooser.stride(1L << 60, 77)).isEqualTo(77);
  }

  @Test
  void shouldCoverADeepHierarchyWithTwoParentsEach() {
    var builder = new sphere.geometry.hierarchy.HierarchyBuilder(4000);
    for (int v = 1; v < 4000; v++) {
      builder.add(v, v - 1);
      builder.add(v, Math.max(0, v - 2));
    }
    Audit audit = audit(builder.build(), config(4, 2, 2));
    assertThat(audit.f1()).isEqualTo(1);
  }

  @Test
  void shouldCoverDagsWithEnoughCharts() {
    for (Hierarchy dag :
        new Hierarchy[] {Dags.random(1, 3000, 3), Dags.crown(8), Dags.complete(5, 6)}) {
      Audit audit = audit(dag, config(4, TrainingConfig.EXACT, 2));
      assertThat(audit.f1()).isEqualTo(1);
    }
  }

  @Test
  void shouldGiveTheSameBallsForAnyNumberOfThreads() {
    Hierarchy dag = Dags.random(11, 5000, 3);
    BallTable one = AtlasTrainer.train(dag, config(4, 0, 1), Monitor.NONE);
    for (int threads : new int[] {2, 8}) {
      BallTable other = AtlasTrainer.train(dag, config(4, 0, threads), Monitor.NONE);
      assertThat(other.chartCount()).isEqualTo(one.chartCount());
      for (int v = 0; v < dag.nodeCount(); v++) {
        assertThat(other.ball(v)).isEqualTo(one.ball(v));
      }
    }
  }

  @Test
  void shouldTurnWithTheSeed() {
    Hierarchy tree = Dags.random(2, 500, 1);
    BallTable one = AtlasTrainer.train(tree, config(4, 1, 1), Monitor.NONE);
    BallTable two = AtlasTrainer.train(tree, new TrainingConfig(4, 1, 64, 2, 1), Monitor.NONE);
    assertThat(one.ball(250)).isNotEqualTo(two.ball(250));
  }

  @Test
  void shouldKeepEveryTreeEdgeWhereThirtyTwoBitsRunOut() {
    Hierarchy deep = Dags.binary(17);
    Audit audit = audit(deep, config(2, 1, 2));
    assertThat(audit.missedPairs()).isZero();
    assertThat(audit.uncertifiedEdges()).isZero();
  }

  @Test
  void shouldStopAtOnceWhenTheMonitorThrows() {
    AtomicInteger checks = new AtomicInteger();
    Monitor stop =
        new Monitor() {
          @Override
          public void check() {
            if (checks.incrementAndGet() > 3) {
              throw new CancellationException("stop");
            }
          }

          @Override
          public void progress(String phase, double fraction) {}

          @Override
          public void account(long bytes) {}
        };
    assertThatThrownBy(() -> AtlasTrainer.train(Dags.random(1, 50_000, 3), config(4, 0, 4), stop))
        .isInstanceOf(CancellationException.class);
    assertThat(checks.get()).isLessThan(20);
  }

  @Test
  void shouldTrainNothing() {
    Hierarchy empty = new sphere.geometry.hierarchy.HierarchyBuilder(0).build();
    assertThat(audit(empty, TrainingConfig.defaults()).f1()).isEqualTo(1);
  }

  @Test
  void shouldSayWhatDimensionFitsIfOneArrayDoesNot() {
    Hierarchy wide = new sphere.geometry.hierarchy.HierarchyBuilder(3_000_000).build();
    assertThatThrownBy(() -> AtlasTrainer.train(wide, config(1024, 1, 1), Monitor.NONE))
        .hasMessage(
            "When a hierarchy has 3000000 nodes, `dimension` must be at most 715, but was 1024.");
    assertThatThrownBy(() -> AtlasTrainer.estimate(wide, config(1024, 1, 1), Monitor.NONE))
        .hasMessageContaining("at most 715");
  }

  @ParameterizedTest
  @CsvSource({"20000, 2, 2", "20000, 1, 1", "300, 8, 4"})
  void shouldAskForMemoryBeforeTakingItAndForetellItWithinAFifth(
      int nodes, int parents, int threads) {
    for (Hierarchy dag : new Hierarchy[] {Dags.random(3, nodes, parents), Dags.star(nodes)}) {
      for (TrainingConfig config :
          new TrainingConfig[] {
            config(8, 2, threads),
            config(0, TrainingConfig.AUTO, threads),
            config(0, TrainingConfig.EXACT, threads)
          }) {
        Accounted meter = new Accounted(Monitor.NONE);
        BallTable table = AtlasTrainer.train(dag, config, meter);
        long foretold = AtlasTrainer.estimate(dag, config, Monitor.NONE).bytes();
        assertThat(meter.bytes()).isGreaterThan(table.bytes());
        assertThat(foretold).isBetween(meter.bytes(), meter.bytes() * 6 / 5);
      }
    }
  }

  /** Four where they suffice, fewer where more trees are needed than four leave room for. */
  @Test
  void shouldChooseTheDimensionByHowManyTreesTheOrderNeeds() {
    TrainingConfig auto = TrainingConfig.defaults();
    assertThat(shape(Dags.random(1, 2000, 1), auto)).isEqualTo("1 x 4");
    assertThat(shape(parents(16), auto)).isEqualTo("16 x 4");
    assertThat(shape(parents(17), auto)).isEqualTo("17 x 3");
    assertThat(shape(parents(22), auto)).isEqualTo("22 x 2");
    assertThat(shape(parents(40), auto)).isEqualTo("32 x 2");
    assertThat(shape(parents(40), new TrainingConfig(0, TrainingConfig.EXACT, 64, 1, 1)))
        .isEqualTo("40 x 4");
    assertThat(shape(parents(40), new TrainingConfig(5, 0, 64, 1, 1))).isEqualTo("12 x 5");
    assertThat(shape(parents(40), new TrainingConfig(0, 0, 2, 1, 1))).isEqualTo("1 x 2");
    assertThat(shape(parents(40), new TrainingConfig(0, 0, 3, 1, 1))).isEqualTo("1 x 3");
  }

  /** A node with so many parents needs so many trees. */
  private static Hierarchy parents(int count) {
    var builder = new sphere.geometry.hierarchy.HierarchyBuilder(count + 1);
    for (int p = 0; p < count; p++) {
      builder.add(count, p);
    }
    return builder.build();
  }

  private static String shape(Hierarchy dag, TrainingConfig config) {
    BallTable table = AtlasTrainer.train(dag, config, Monitor.NONE);
    Estimate estimate = AtlasTrainer.estimate(dag, config, Monitor.NONE);
    assertThat(estimate.charts()).isEqualTo(table.chartCount());
    assertThat(estimate.dimension()).isEqualTo(table.dimension());
    return table.chartCount() + " x " + table.dimension();
  }

  /** A million nodes, two below each: half of the whole is at every level all that is left. */
  /** The tree alone was what `dimension: 64` gave, where the budget has room for one chart. */
  @Test
  void shouldSearchForSingleBallsWhereThereIsRoomForOneChart() {
    Hierarchy dag = Dags.random(3, 200, 2);
    TrainingConfig asked = new TrainingConfig(64, 1, 64, 1, 2);
    TrainingConfig left = new TrainingConfig(64, TrainingConfig.AUTO, 64, 1, 2);
    Chart one = AtlasTrainer.train(dag, asked, Monitor.NONE).chart(0);
    Chart other = AtlasTrainer.train(dag, left, Monitor.NONE).chart(0);
    assertThat(other.centers()).isEqualTo(one.centers());
    assertThat(other.radii()).isEqualTo(one.radii());
    assertThat(AtlasTrainer.estimate(dag, left, Monitor.NONE).bytes())
        .isEqualTo(AtlasTrainer.estimate(dag, asked, Monitor.NONE).bytes());
  }

  @Test
  void shouldNotChooseADimensionInWhichThirtyTwoBitsDoNotResolveTheTrees() {
    Hierarchy deep = Dags.binary(20);
    var builder = new sphere.geometry.hierarchy.HierarchyBuilder(deep.nodeCount() + 4);
    for (int v = 1; v < deep.nodeCount(); v++) {
      builder.add(v, (v - 1) / 2);
    }
    for (int i = 0; i < 3; i++) {
      builder.add(deep.nodeCount() + 3, deep.nodeCount() + i);
    }
    TrainingConfig eight = new TrainingConfig(0, TrainingConfig.AUTO, 8, 1, 2);
    assertThat(resolvesInAPlane(deep)).isFalse();
    assertThat(resolvesInAPlane(Dags.binary(17))).isTrue();
    assertThat(shape(builder.build(), eight)).isEqualTo("2 x 4");
    assertThat(shape(parents(3), eight)).isEqualTo("3 x 2");
  }

  private static boolean resolvesInAPlane(Hierarchy tree) {
    try (Workers workers = new Workers(1, Monitor.NONE)) {
      Trees trees = Trees.choose(tree, TrainingConfig.defaults(), workers, Monitor.NONE);
      return trees.embedder(0, 2, 1, Monitor.NONE).resolves();
    }
  }

  @Test
  void shouldRefuseValuesOutOfRange() {
    assertThatThrownBy(() -> config(100_000, 1, 1))
        .hasMessage("Value for `dimension` was `100000`, but must be within [2, 1024].");
    assertThatThrownBy(() -> config(4, -2, 1)).hasMessageContaining("`charts`");
    assertThatThrownBy(() -> config(4, 1, 0)).hasMessageContaining("`concurrency`");
  }
}
