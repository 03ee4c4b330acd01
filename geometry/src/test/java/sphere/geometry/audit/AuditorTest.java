package sphere.geometry.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import sphere.geometry.Dags;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.CpuPairScan;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.PairScans;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;
import sphere.geometry.training.Workers;

/** The audit by descent finds the very pairs that comparing each with each finds. */
class AuditorTest {
  @Property(tries = 40)
  void agreesWithBruteForceOnTrainedBalls(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int charts) {
    Hierarchy dag = Dags.random(seed, 200, 3);
    compare(dag, AtlasTrainer.train(dag, new TrainingConfig(4, charts, 64, seed, 2), Monitor.NONE));
  }

  @Property(tries = 40)
  void agreesWithBruteForceOnDamagedBalls(@ForAll long seed) {
    Hierarchy dag = Dags.random(seed, 150, 2);
    BallTable table = AtlasTrainer.train(dag, new TrainingConfig(3, 2, 64, 1, 1), Monitor.NONE);
    SplittableRandom random = new SplittableRandom(seed);
    List<Ball> balls = new ArrayList<>();
    for (int v = 0; v < dag.nodeCount(); v++) {
      double[] radii = table.radii(v);
      radii[0] *= random.nextInt(4) == 0 ? 1 + 2 * random.nextDouble() : 1;
      int last = radii.length - 1;
      radii[last] *= random.nextInt(9) == 0 ? random.nextDouble() : 1;
      float[] center = table.center(v);
      if (random.nextInt(9) == 0) {
        System.arraycopy(table.center(0), 0, center, 0, 3);
      }
      balls.add(new Ball(center, radii));
    }
    compare(dag, BallTable.of(3, table.chartCount(), balls));
  }

  @Property(tries = 20)
  void agreesWithBruteForceOnArbitraryBalls(@ForAll long seed) {
    Hierarchy dag = Dags.random(seed, 80, 2);
    SplittableRandom random = new SplittableRandom(seed);
    List<Ball> balls = new ArrayList<>();
    for (int v = 0; v < dag.nodeCount(); v++) {
      balls.add(
          new Ball(
              new float[] {random.nextInt(4), random.nextInt(4)},
              new double[] {random.nextInt(3)}));
    }
    compare(dag, BallTable.of(2, 1, balls));
  }

  @Property(tries = 60)
  void agreesWithBruteForceOnManySiblings(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HierarchyBuilder builder = new HierarchyBuilder(160);
    for (int v = 1; v < 160; v++) {
      builder.add(v, v < 90 ? 0 : 1 + random.nextInt(40));
    }
    Hierarchy wide = builder.build();
    int dimension = 1 + random.nextInt(5);
    double[] radii = {.5, .5, .5, 1, 2, .01};
    List<Ball> balls = new ArrayList<>();
    for (int v = 0; v < wide.nodeCount(); v++) {
      float[] center = new float[dimension];
      for (int k = 0; k < dimension; k++) {
        center[k] = random.nextInt(9) - 4 + (random.nextInt(3) == 0 ? random.nextFloat() : 0);
      }
      balls.add(new Ball(center, new double[] {v == 0 ? 50 : radii[random.nextInt(radii.length)]}));
    }
    compare(wide, BallTable.of(dimension, 1, balls));
  }

  // Twice a radius overflowed here, and with it the bound of what must be compared.
  @Test
  void agreesWithBruteForceOnRadiiThatFillTheRange() {
    HierarchyBuilder builder = new HierarchyBuilder(3);
    builder.add(1, 0);
    builder.add(2, 0);
    List<Ball> balls = new ArrayList<>();
    for (double radius : new double[] {Double.MAX_VALUE, 9.1e307, 9.1e307}) {
      balls.add(new Ball(new float[] {0}, new double[] {radius}));
    }
    compare(builder.build(), BallTable.of(1, 1, balls));
  }

  // Pairs that contain each other by an ulp or so, at coordinates whose own ulp is a thousand times
  // a radius: what is sorted along a direction is off by far more than it.
  @Test
  void agreesWithBruteForceOnLeavesFarFromTheOrigin() {
    int n = 120;
    HierarchyBuilder builder = new HierarchyBuilder(n);
    List<Ball> balls = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(5);
    for (int v = 0; v < n; v++) {
      if (v > 0) {
        builder.add(v, 0);
      }
      float[] center = new float[7];
      for (int k = 0; k < 7; k++) {
        center[k] = 1e7f * (k + 1) + random.nextInt(2);
      }
      balls.add(new Ball(center, new double[] {v == 0 ? 1e9 : 1e-9 * (1 + random.nextInt(2))}));
    }
    compare(builder.build(), BallTable.of(7, 1, balls));
  }

  /** A device looks at all pairs where thousands of siblings have children, and only there. */
  @Test
  void asksADeviceWhereItPays() {
    int inner = 8000;
    int dimension = 1024;
    HierarchyBuilder builder = new HierarchyBuilder(1 + 2 * inner);
    float[] centers = new float[(1 + 2 * inner) * dimension];
    double[] radii = new double[1 + 2 * inner];
    radii[0] = 1e6;
    for (int v = 1; v <= inner; v++) {
      builder.add(v, 0);
      builder.add(inner + v, v);
      centers[v * dimension] = 10 * v;
      centers[(inner + v) * dimension] = 10 * v;
      radii[v] = 2;
      radii[inner + v] = 1;
    }
    int[] asked = new int[1];
    PairScans device =
        chart -> {
          asked[0]++;
          return Optional.empty();
        };
    BallTable wide = new BallTable(new Chart(dimension, centers, radii));
    Kernel kernel = Kernels.best();
    assertThat(Auditor.audit(builder.build(), wide, kernel, device, 2, Monitor.NONE).f1()).isOne();
    assertThat(asked[0]).isOne();
    Hierarchy chain = Dags.chain(2000);
    BallTable narrow = AtlasTrainer.train(chain, new TrainingConfig(64, 1, 64, 1, 1), Monitor.NONE);
    assertThat(Auditor.audit(chain, narrow, kernel, device, 2, Monitor.NONE).f1()).isOne();
    assertThat(asked[0]).isOne();
  }

  // Ten thousand leaves of one size need not be compared each with each, whatever the dimension.
  @Test
  void comparesFewOfManyLeaves() {
    int n = 10_000;
    HierarchyBuilder builder = new HierarchyBuilder(n);
    for (int v = 1; v < n; v++) {
      builder.add(v, 0);
    }
    Hierarchy star = builder.build();
    BallTable table = AtlasTrainer.train(star, new TrainingConfig(16, 1, 64, 1, 1), Monitor.NONE);
    CountingKernel kernel = new CountingKernel();
    assertThat(Auditor.audit(star, table, kernel, 1, Monitor.NONE).falsePairs()).isZero();
    assertThat(kernel.distances()).isLessThan(100L * n);
  }

  @Test
  void asksWhetherToStopWhileItComparesSiblings() {
    int inner = 1500;
    HierarchyBuilder builder = new HierarchyBuilder(1 + 2 * inner);
    List<Ball> balls = new ArrayList<>();
    for (int v = 0; v <= 2 * inner; v++) {
      builder.add(v, v <= inner ? 0 : v - inner);
      // All at nearly one place, so that each must be compared with each.
      double radius = v == 0 ? 10 : v <= inner ? 1 : .9;
      balls.add(new Ball(new float[] {v % inner * 1e-6f}, new double[] {radius}));
    }
    Hierarchy wide = builder.build();
    BallTable table = BallTable.of(1, 1, balls);
    int[] checks = new int[1];
    Monitor counting =
        new Monitor() {
          @Override
          public void check() {
            checks[0]++;
          }

          @Override
          public void progress(String phase, double fraction) {}

          @Override
          public void account(long bytes) {}
        };
    assertThat(Auditor.audit(wide, table, Kernels.best(), 1, counting).falsePairs()).isPositive();
    // A million pairs of siblings, four million below them, asked at every thousandth or so.
    assertThat(checks[0]).isGreaterThan(1500);
  }

  // Its closure has five thousand million pairs: they are proven, not tested one by one.
  @Test
  void provesWhatLiesAboveInAChain() {
    int n = 100_000;
    Hierarchy chain = Dags.chain(n);
    BallTable table = AtlasTrainer.train(chain, TrainingConfig.defaults(), Monitor.NONE);
    Audit audit = Auditor.audit(chain, table, Kernels.best(), 2, Monitor.NONE);
    assertThat(audit.closurePairs()).isEqualTo(n * (n - 1L) / 2);
    assertThat(audit.missedPairs() + audit.falsePairs() + audit.uncertifiedEdges()).isZero();
    Upward upward = new Upward(chain, table, Monitor.NONE);
    try (Workers workers = new Workers(2, Monitor.NONE)) {
      upward.run(workers);
    }
    assertThat(upward.tested()).isZero();
  }

  // Edges hold, each by nothing or by the last bit, but ways of several do not: no edge may prove
  // more than itself.
  @Property(tries = 30)
  void agreesWithBruteForceOnChainsWithoutRoom(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 60;
    List<Ball> balls = new ArrayList<>();
    float at = 0;
    double radius = 1;
    for (int v = 0; v < n; v++) {
      balls.add(new Ball(new float[] {at, -at}, new double[] {radius}));
      float step = (float) (radius * random.nextDouble() * .1);
      float next = at + step;
      double distance = Math.sqrt(2) * ((double) next - at);
      radius = Math.max(0, radius - distance + random.nextInt(-2, 3) * Math.ulp(radius));
      at = next;
    }
    compare(Dags.chain(n), BallTable.of(2, 1, balls));
  }

  // A chain in the ball of its sibling: recursion over both would be as deep as the chain.
  @Test
  void crossesLongChains() throws InterruptedException {
    int n = 20_000;
    HierarchyBuilder builder = new HierarchyBuilder(n + 1);
    List<Ball> balls = new ArrayList<>();
    for (int v = 0; v <= n; v++) {
      if (v > 0) {
        builder.add(v, v == n ? 0 : v - 1);
      }
      balls.add(new Ball(new float[] {0}, new double[] {v == 0 ? 3 : v == n ? 2 : 1 - v * 1e-5}));
    }
    Hierarchy dag = builder.build();
    BallTable table = BallTable.of(1, 1, balls);
    Audit[] audit = new Audit[1];
    Runnable run = () -> audit[0] = Auditor.audit(dag, table, Kernels.best(), 1, Monitor.NONE);
    Thread small = new Thread(null, run, "small stack", 1 << 18);
    small.start();
    small.join();
    assertThat(audit[0].falsePairs()).isEqualTo(n - 1);
  }

  private static void compare(Hierarchy dag, BallTable table) {
    compare(dag, table, Kernels.best());
    Kernel scalar = Kernels.named("scalar");
    compare(dag, table, scalar);
    assertThat(onDevice(dag, table, scalar))
        .isEqualTo(Auditor.audit(dag, table, scalar, 2, Monitor.NONE).falsePairs());
  }

  // Each pair of all charts, once.
  private static long onDevice(Hierarchy dag, BallTable table, Kernel kernel) {
    LongList found = new LongList(Monitor.NONE);
    AllPairs all = new AllPairs(dag, table, found, Monitor.NONE);
    for (int k = 0; k < table.chartCount(); k++) {
      try (PairScan scan = new CpuPairScan(table.chart(k), kernel, 2, Monitor.NONE)) {
        all.find(k, scan);
      }
    }
    long[] pairs = found.distinct();
    for (long pair : pairs) {
      int outer = (int) pair;
      int inner = (int) (pair >> 32);
      assertThat(table.contains(outer, inner)).isTrue();
      assertThat(new Reach(dag).ancestors(inner)).doesNotContain(outer);
    }
    return pairs.length;
  }

  private static void compare(Hierarchy dag, BallTable table, Kernel kernel) {
    Audit audit = Auditor.audit(dag, table, kernel, 2, Monitor.NONE);
    Reach reach = new Reach(dag);
    long[] count = new long[2];
    for (int inner = 0; inner < dag.nodeCount(); inner++) {
      reach.visit(inner, true);
      for (int outer = 0; outer < dag.nodeCount(); outer++) {
        boolean above = reach.reached(outer);
        boolean contained = table.contains(outer, inner);
        assertThat(audit.excluded().has(inner, outer))
            .isEqualTo(outer != inner && contained && !above);
        assertThat(audit.missed().has(inner, outer)).isEqualTo(above && !contained);
        count[0] += outer != inner && contained && !above ? 1 : 0;
        count[1] += above && outer != inner ? 1 : 0;
      }
    }
    assertThat(audit.falsePairs()).isEqualTo(count[0]);
    assertThat(audit.closurePairs()).isEqualTo(count[1]);
  }
}
