package sphere.geometry.refinement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.Dags;
import sphere.geometry.audit.Better;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.refinement.RefinementConfig.Radii;
import sphere.geometry.refinement.RefinementConfig.Start;
import sphere.geometry.training.Accounted;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

class SpherexTest {
  private static RefinementConfig config(Start start, int epochs, double margin, double weight) {
    return new RefinementConfig(
        start, epochs, 5, 1e-3, .2, margin, 4, .1, new Radii(.5, .01, 2), weight);
  }

  private static Refinement train(Hierarchy dag, RefinementConfig config, int threads) {
    TrainingConfig training = new TrainingConfig(8, 1, 64, 1, threads);
    return SpherexTrainer.train(dag, training, config, Kernels.named("scalar"), Monitor.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 16, 128, 1024})
  void shouldAgreeWithFiniteDifferencesInUnitsOfTheRadius(int d) {
    SplittableRandom random = new SplittableRandom(d);
    BallObjective o = new BallObjective(d, config(Start.RANDOM, 1, .1, .01));
    for (int i = 0; i < 20; i++) {
      double[] a = row(d, random);
      double[] b = row(d, random);
      assertSlopes(a, b, (x, y, gx, gy) -> o.contain(x, y, gx, gy));
      assertSlopes(a, b, (x, y, gx, gy) -> o.separate(x, y, gx, gy));
      a[d] = Math.log(i % 2 == 0 ? .005 : 3);
      assertSlopes(a, b, (x, y, gx, gy) -> o.regularize(x, gx));
    }
  }

  private interface Cost {
    double of(double[] a, double[] b, double[] ga, double[] gb);
  }

  private static double[] row(int d, SplittableRandom random) {
    double[] row = new double[d + 1];
    for (int k = 0; k < d; k++) {
      row[k] = (random.nextDouble() - .5) * 2 / Math.sqrt(d);
    }
    row[d] = Math.log(.3 + random.nextDouble());
    return row;
  }

  private static void assertSlopes(double[] a, double[] b, Cost cost) {
    int d = a.length - 1;
    double[] ga = new double[d + 1];
    double[] gb = new double[d + 1];
    cost.of(a, b, ga, gb);
    for (int k : new int[] {0, d / 2, d - 1, d}) {
      assertSlope(a, k, ga[k], () -> cost.of(a, b, new double[d + 1], new double[d + 1]));
      assertSlope(b, k, gb[k], () -> cost.of(a, b, new double[d + 1], new double[d + 1]));
    }
  }

  private static void assertSlope(
      double[] row, int k, double expected, java.util.function.DoubleSupplier cost) {
    double was = row[k];
    double h = 1e-6;
    double unit = k == row.length - 1 ? 1 : Math.exp(row[row.length - 1]);
    row[k] = was + h * unit;
    double above = cost.getAsDouble();
    row[k] = was - h * unit;
    double below = cost.getAsDouble();
    row[k] = was;
    assertThat((above - below) / (2 * h))
        .isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
  }

  @Test
  void shouldStayFiniteWhereCentersCoincideOrLieFarApart() {
    for (int d : new int[] {2, 64, 1024}) {
      BallObjective o = new BallObjective(d, config(Start.RANDOM, 1, .1, 1));
      double[] a = row(d, new SplittableRandom(1));
      double[] far = row(d, new SplittableRandom(2));
      far[0] = 1e12;
      double[] larger = a.clone();
      larger[d] += 1;
      for (double[] b : new double[][] {a, larger, far}) {
        double[] ga = new double[d + 1];
        double[] gb = new double[d + 1];
        assertThat(o.contain(a, b, ga, gb) + o.separate(a, b, ga, gb)).isFinite();
        assertThat(Arrays.stream(ga).allMatch(Double::isFinite)).isTrue();
        assertThat(Arrays.stream(gb).allMatch(Double::isFinite)).isTrue();
      }
    }
  }

  @Test
  void shouldClipRadiiAtHalfAndTwice() {
    BallObjective o = new BallObjective(2, config(Start.RANDOM, 1, 0, 0));
    double[] node = {0, 0, 0};
    o.move(node, new double[] {0, 0, 99});
    assertThat(Math.exp(node[2])).isCloseTo(4, within(1e-12));
    o.move(node, new double[] {0, 0, -99});
    assertThat(Math.exp(node[2])).isCloseTo(.005, within(1e-12));
  }

  @Test
  void shouldNeverDrawAnAncestorAsNegativeNorAHeldOutEdgeAsPositive() {
    Hierarchy dag = Dags.random(4, 500, 3);
    HeldOut heldOut = HeldOut.edges(dag, .2, 4, 7, Monitor.NONE);
    PairSampler sampler = new PairSampler(dag, heldOut);
    SplittableRandom random = new SplittableRandom(3);
    assertThat(heldOut.pairs()).isNotEmpty();
    for (int v = 0; v < dag.nodeCount(); v++) {
      int node = v;
      int[] above = dag.ancestors(v);
      sampler.turnTo(v);
      for (int k = 0; k < 12; k++) {
        int x = sampler.negative(k, random);
        assertThat(x < 0 || x != v && Arrays.binarySearch(above, x) < 0).isTrue();
      }
      sampler.positives(
          random,
          a -> {
            assertThat(Arrays.binarySearch(above, a)).isNotNegative();
            assertThat(heldOut.holds(node, a)).isFalse();
          });
    }
  }

  @Test
  void shouldGiveTheSameBallsForAnyNumberOfThreads() {
    Hierarchy dag = Dags.random(5, 800, 2);
    for (Start start : Start.values()) {
      Refinement one = train(dag, config(start, 3, .01, 0), 1);
      Refinement four = train(dag, config(start, 3, .01, 0), 4);
      assertThat(four.curve()).isEqualTo(one.curve());
      for (int v = 0; v < dag.nodeCount(); v++) {
        assertThat(four.refined().ball(v)).isEqualTo(one.refined().ball(v));
      }
    }
  }

  @Test
  void shouldLowerTheLossFromRandomAndNeverEndWorseThanConstruction() {
    Hierarchy dag = Dags.random(6, 1000, 2);
    var curve = train(dag, config(Start.RANDOM, 10, .01, 0), 2).curve();
    assertThat(curve.get(curve.size() - 1).trainingLoss())
        .isLessThan(.8 * curve.get(0).trainingLoss());
    Refinement refined = train(dag, config(Start.CONSTRUCTIVE, 5, 0, 0), 2);
    Better better =
        Better.of(dag, refined.start(), refined.refined(), Kernels.best(), 2, Monitor.NONE);
    Better start =
        Better.of(dag, refined.start(), refined.start(), Kernels.best(), 2, Monitor.NONE);
    assertThat(better.audit().f1()).isGreaterThanOrEqualTo(start.audit().f1());
    assertThat(better.audit().f1()).isGreaterThanOrEqualTo(better.refinedF1());
  }

  @Test
  void shouldTrainNothingAndWhatHasNoEdges() {
    for (int n : new int[] {0, 1, 5}) {
      Refinement none =
          train(new HierarchyBuilder(n).build(), config(Start.CONSTRUCTIVE, 3, 0, 0), 2);
      assertThat(none.curve()).isEmpty();
      assertThat(none.refined().nodeCount()).isEqualTo(n);
    }
  }

  @Test
  void shouldStopInTheMiddleOfTheDescent() {
    Monitor stop =
        new Monitor() {
          @Override
          public void check() {}

          @Override
          public void progress(String phase, double fraction) {
            if (phase.equals("refine, epoch 3")) {
              throw new CancellationException("stop");
            }
          }

          @Override
          public void account(long bytes) {}
        };
    assertThatThrownBy(
            () ->
                SpherexTrainer.train(
                    Dags.random(1, 500, 2),
                    new TrainingConfig(4, 1, 64, 1, 2),
                    config(Start.RANDOM, 9, 0, 0),
                    Kernels.best(),
                    stop))
        .isInstanceOf(CancellationException.class);
  }

  /** Gradients of a batch took 9 MB a node, unasked, where each had 1,000 negatives. */
  @Test
  void shouldAskForMemoryWithinTheEstimateAndBoundItHoweverManyNegatives() {
    Hierarchy dag = Dags.random(7, 500, 2);
    TrainingConfig training = new TrainingConfig(64, 1, 64, 1, 2);
    for (int negatives : new int[] {8, 1000}) {
      for (Start start : Start.values()) {
        RefinementConfig config =
            new RefinementConfig(
                start, 1, 5, 0, .2, 0, negatives, .1, RefinementConfig.defaults().radii(), 0);
        Accounted meter = new Accounted(Monitor.NONE);
        SpherexTrainer.train(dag, training, config, Kernels.named("scalar"), meter);
        long foretold = SpherexTrainer.estimate(dag, training, config, Monitor.NONE).bytes();
        assertThat(foretold / (double) meter.bytes()).isBetween(1.0, 1.2);
        assertThat(foretold).isLessThan(400L << 20);
      }
    }
  }

  @Test
  void shouldRefuseWhatFitsNoArrayBeforeAnyWork() {
    Hierarchy star = Dags.star(3_000_000);
    TrainingConfig wide = new TrainingConfig(1024, 1, 64, 1, 2);
    TrainingConfig narrow = new TrainingConfig(2, 1, 64, 1, 2);
    RefinementConfig many =
        new RefinementConfig(
            Start.RANDOM, 1, 5, 0, .2, 0, 1000, .1, RefinementConfig.defaults().radii(), 0);
    for (boolean trains : new boolean[] {true, false}) {
      assertThatThrownBy(() -> trainOrEstimate(trains, star, wide, config(Start.RANDOM, 1, 0, 0)))
          .hasMessage(
              "When a hierarchy has 3000000 nodes, `dimension` must be at most 715, but was 1024.");
      assertThatThrownBy(() -> trainOrEstimate(trains, star, narrow, many))
          .hasMessage(
              "When a hierarchy has 3000000 nodes, `negatives` must be at most 715, but was 1000.");
    }
  }

  private static void trainOrEstimate(
      boolean trains, Hierarchy h, TrainingConfig training, RefinementConfig config) {
    if (trains) {
      SpherexTrainer.train(h, training, config, Kernels.best(), Monitor.NONE);
    } else {
      SpherexTrainer.estimate(h, training, config, Monitor.NONE);
    }
  }

  @Test
  void shouldForetellNoConstructionForARandomStart() {
    Hierarchy dag = Dags.random(7, 2000, 2);
    TrainingConfig training = new TrainingConfig(8, 1, 64, 1, 2);
    RefinementConfig random = config(Start.RANDOM, 3, 0, 0);
    RefinementConfig constructive = config(Start.CONSTRUCTIVE, 3, 0, 0);
    assertThat(
            SpherexTrainer.estimate(dag, training, constructive, Monitor.NONE).bytes()
                - SpherexTrainer.estimate(dag, training, random, Monitor.NONE).bytes())
        .isEqualTo(AtlasTrainer.estimate(dag, training, Monitor.NONE).bytes());
    assertThat(SpherexTrainer.estimate(dag, training, random, Monitor.NONE).millis())
        .isLessThan(SpherexTrainer.estimate(dag, training, constructive, Monitor.NONE).millis());
  }

  /** Near tangency derivatives of the probability are huge. */
  @Test
  void shouldStayFiniteAtTangency() {
    for (int d : new int[] {2, 3, 64, 1024}) {
      BallObjective o = new BallObjective(d, config(Start.RANDOM, 1, 0, 1000));
      for (double outer : new double[] {.25, 1, 4}) {
        for (double touch : new double[] {1 + outer, outer - 1, 1 - outer}) {
          for (int ulps = -4; ulps <= 4; ulps++) {
            double[] a = new double[d + 1];
            double[] b = new double[d + 1];
            a[0] = Math.abs(touch) + ulps * Math.ulp(touch);
            b[d] = Math.log(outer);
            double[] ga = new double[d + 1];
            double[] gb = new double[d + 1];
            assertThat(o.contain(a, b, ga, gb)).isFinite();
            double squares = Arrays.stream(ga).map(x -> x * x).sum();
            assertThat(squares + Arrays.stream(gb).map(x -> x * x).sum()).isFinite();
          }
        }
      }
    }
  }

  @Test
  void shouldRefuseMoreThanOneChartByItsName() {
    for (int charts : new int[] {TrainingConfig.AUTO, TrainingConfig.EXACT, 6}) {
      TrainingConfig training = new TrainingConfig(4, charts, 64, 1, 1);
      assertThatThrownBy(
              () ->
                  SpherexTrainer.train(
                      Dags.chain(3),
                      training,
                      RefinementConfig.defaults(),
                      Kernels.best(),
                      Monitor.NONE))
          .hasMessage(
              "When `objective` is `spherex`, `charts` must be 1, but was %s.",
              charts == 6 ? "6" : charts == TrainingConfig.AUTO ? "auto" : "exact");
    }
  }

  @Test
  void shouldRefuseValuesOutOfRange() {
    assertThatThrownBy(() -> config(Start.RANDOM, 1, 1, 0))
        .hasMessage("Value for `margin` was `1`, but must be within [0, 1).");
    assertThatThrownBy(() -> config(Start.RANDOM, 1, Double.NaN, 0))
        .hasMessage("Value for `margin` was `NaN`, but must be within [0, 1).");
    assertThatThrownBy(() -> new Radii(1, 3, 2))
        .hasMessage("When `maxRadius` is `2`, `minRadius` must be at most that, but was `3`.");
  }
}
