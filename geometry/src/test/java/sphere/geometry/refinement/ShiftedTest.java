package sphere.geometry.refinement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sphere.geometry.Dags;
import sphere.geometry.audit.Better;
import sphere.geometry.device.CpuRowDevice;
import sphere.geometry.device.RowDevice;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.refinement.RefinementConfig.Radii;
import sphere.geometry.refinement.RefinementConfig.Sampling;
import sphere.geometry.refinement.RefinementConfig.Start;
import sphere.geometry.training.Accounted;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/** Descents whose pairs are drawn for all rows at once. */
class ShiftedTest {
  private static RefinementConfig config(Start start, int epochs, double share) {
    return new RefinementConfig(
            start, epochs, epochs, 1e-3, .5, 0, 6, share, new Radii(.5, .001, 2), 0)
        .with(Sampling.SHIFTED);
  }

  private static Refinement train(Hierarchy dag, RefinementConfig config, int threads) {
    TrainingConfig training = new TrainingConfig(8, 1, 64, 1, threads);
    return SpherexTrainer.train(dag, training, config, Kernels.named("scalar"), Monitor.NONE);
  }

  @Test
  void shouldShiftByEverySizeBothWaysAndNearMostly() {
    int n = 1000;
    int[] shifts = Shifts.of(n, 100_000, new SplittableRandom(1));
    assertThat(IntStream.of(shifts)).allMatch(shift -> 1 <= shift && shift < n);
    for (int size : new int[] {1, 2, n - 2, n - 1}) {
      assertThat(IntStream.of(shifts)).anyMatch(shift -> shift == size);
    }
    long up = IntStream.of(shifts).filter(shift -> shift < 32).count();
    long down = IntStream.of(shifts).filter(shift -> shift > n - 32).count();
    // ln 32 / ln 1000 of them have a size below 32, half of these each way.
    assertThat(up / 100_000.0).isBetween(.24, .26);
    assertThat(down / 100_000.0).isBetween(.24, .26);
    assertThat(Shifts.of(1, 5, new SplittableRandom(1))).isEmpty();
    assertThat(Shifts.of(2, 5, new SplittableRandom(1))).containsOnly(1);
  }

  // After one epoch from random balls nearly nothing is right, in the end more than half.
  @Test
  void shouldFindAnOrderFromRandomBalls() {
    Hierarchy tree = Dags.binary(7);
    Refinement none = train(tree, config(Start.RANDOM, 1, 0), 2);
    Refinement much = train(tree, config(Start.RANDOM, 400, 0), 2);
    assertThat(f1(tree, none)).isLessThan(.2);
    assertThat(f1(tree, much)).isGreaterThan(.5);
    double first = much.curve().get(0).validationLoss();
    double least = much.curve().stream().mapToDouble(Epoch::validationLoss).min().orElseThrow();
    assertThat(least).isLessThan(first / 20);
  }

  private static double f1(Hierarchy hierarchy, Refinement refinement) {
    return Better.of(
            hierarchy,
            refinement.refined(),
            refinement.refined(),
            Kernels.named("scalar"),
            2,
            Monitor.NONE)
        .audit()
        .f1();
  }

  @ParameterizedTest
  @EnumSource(Start.class)
  void shouldGiveTheSameBallsForAnyNumberOfThreads(Start start) {
    Hierarchy dag = Dags.random(4, 1500, 3);
    Refinement one = train(dag, config(start, 4, .1), 1);
    Refinement five = train(dag, config(start, 4, .1), 5);
    assertThat(five.curve()).hasSize(4).isEqualTo(one.curve());
    assertThat(five.refined().chart(0).centers()).containsExactly(one.refined().chart(0).centers());
    assertThat(five.refined().chart(0).radii()).containsExactly(one.refined().chart(0).radii());
  }

  @Test
  void shouldKeepTheBestStateByWhatIsHeldOut() {
    Hierarchy dag = Dags.random(5, 800, 2);
    Refinement all = train(dag, config(Start.RANDOM, 30, .2), 2);
    int best = 1;
    for (Epoch epoch : all.curve()) {
      double least = all.curve().get(best - 1).validationLoss();
      best = epoch.validationLoss() < least * (1 - 1e-3) ? epoch.number() : best;
    }
    // The same descent, ended there.
    Refinement ended = train(dag, config(Start.RANDOM, best, .2), 2);
    assertThat(ended.refined().chart(0).centers())
        .containsExactly(all.refined().chart(0).centers());
  }

  @Test
  void shouldAskTheDeviceThatIsGivenOnlyWherePairsAreShifted() {
    Hierarchy dag = Dags.random(5, 80, 2);
    TrainingConfig training = new TrainingConfig(8, 1, 64, 1, 2);
    RowDevice none =
        problem -> {
          throw new IllegalStateException("asked");
        };
    RefinementConfig shifted = config(Start.RANDOM, 3, 0);
    assertThatThrownBy(
            () ->
                SpherexTrainer.train(
                    dag, training, shifted, Kernels.named("scalar"), none, Monitor.NONE))
        .hasMessage("asked");
    RefinementConfig mined = shifted.with(Sampling.MINED);
    assertThat(
            SpherexTrainer.train(dag, training, mined, Kernels.named("scalar"), none, Monitor.NONE)
                .curve())
        .hasSize(3);
    RowDevice threads = new CpuRowDevice(3, Monitor.NONE);
    assertThat(
            SpherexTrainer.train(
                    dag, training, shifted, Kernels.named("scalar"), threads, Monitor.NONE)
                .curve())
        .isEqualTo(train(dag, shifted, 1).curve());
  }

  @Test
  void shouldBearWhatHasNothingToTrain() {
    for (Hierarchy dag :
        new Hierarchy[] {
          new HierarchyBuilder(0).build(),
          new HierarchyBuilder(1).build(),
          new HierarchyBuilder(5).build(),
        }) {
      for (Start start : Start.values()) {
        Refinement refinement = train(dag, config(start, 3, .1), 2);
        assertThat(refinement.curve()).isEmpty();
        assertThat(refinement.refined().chart(0).radii()).hasSize(dag.nodeCount());
      }
    }
    assertThat(train(Dags.star(2), config(Start.RANDOM, 3, .5), 2).curve()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Start.class)
  void shouldForetellWhatIsTaken(Start start) {
    // Construction takes long where nodes share parents.
    Hierarchy dag = start == Start.RANDOM ? Dags.layers(1, 6, 500, 4) : Dags.binary(12);
    TrainingConfig training = new TrainingConfig(32, 1, 64, 1, 2);
    Accounted meter = new Accounted(Monitor.NONE);
    RefinementConfig config = config(start, 1, .1);
    SpherexTrainer.train(dag, training, config, Kernels.named("scalar"), meter);
    long foretold = SpherexTrainer.estimate(dag, training, config, Monitor.NONE).bytes();
    assertThat(foretold / (double) meter.bytes()).isBetween(1.0, 1.2);
  }

  @Test
  void shouldRefuseTheProbability() {
    assertThatThrownBy(
            () ->
                new RefinementConfig(
                    Start.RANDOM, 1, 1, 0, .1, 0, 1, 0, new Radii(0, 1, 1), .25, Sampling.SHIFTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("When `sampling` is `shifted`, `probabilityWeight` must be 0, but was 0.25.");
  }

  @Test
  void shouldLeaveOutHeldOutEdges() {
    // One parent with many children: what is held out pulls at nobody, so its balls only flee.
    Hierarchy star = Dags.star(400);
    HeldOut heldOut = HeldOut.edges(star, .5, 6, 1, Monitor.NONE);
    assertThat(heldOut.pairs()).hasSizeBetween(150, 250);
    Refinement some = train(star, config(Start.RANDOM, 40, .5), 2);
    long missed =
        Arrays.stream(heldOut.pairs())
            .filter(pair -> !some.refined().chart(0).contains(0, HeldOut.descendant(pair)))
            .count();
    long held =
        IntStream.range(1, 400)
            .filter(v -> !heldOut.holds(v, 0) && some.refined().chart(0).contains(0, v))
            .count();
    assertThat(held / (399.0 - heldOut.pairs().length))
        .isGreaterThan(1 - missed / (double) heldOut.pairs().length);
  }
}
