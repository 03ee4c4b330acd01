package sphere.geometry.refinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sphere.geometry.Dags;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.refinement.RefinementConfig.Radii;
import sphere.geometry.refinement.RefinementConfig.Start;
import sphere.geometry.training.Monitor;

/** What a descent meets, as an objective sees it. */
class GradientTrainerTest {
  // None has more ancestors than are met in one epoch.
  private static final Hierarchy DAG = Dags.random(8, 60, 2);
  private static final HeldOut NONE = HeldOut.of(DAG, new long[0], 4, 1);

  /** Nodes are their ordinals and never move; each negative costs the same. */
  private static final class Recorder implements Objective {
    private final double apart;
    private final Set<Long> contained = new HashSet<>();
    private final Set<Long> separated = new HashSet<>();

    Recorder(double apart) {
      this.apart = apart;
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public void begin(double[] node, SplittableRandom random) {}

    @Override
    public double contain(double[] child, double[] parent, double[] ofChild, double[] ofParent) {
      contained.add(pair(child, parent));
      return 1;
    }

    @Override
    public double separate(double[] node, double[] other, double[] ofNode, double[] ofOther) {
      separated.add(pair(node, other));
      return .5;
    }

    @Override
    public double apart() {
      return apart;
    }

    @Override
    public double regularize(double[] node, double[] gradient) {
      return 0;
    }

    @Override
    public void move(double[] node, double[] step) {}

    @Override
    public double margin(double[] child, double[] parent) {
      return -1;
    }

    private static long pair(double[] child, double[] parent) {
      return (long) child[0] << 32 | (long) parent[0];
    }
  }

  private static Recorder train(double apart, HeldOut heldOut) {
    Recorder recorder = new Recorder(apart);
    double[][] start = new double[DAG.nodeCount()][1];
    Arrays.setAll(start, v -> new double[] {v});
    RefinementConfig config =
        new RefinementConfig(Start.RANDOM, 5, 5, 0, .2, 0, 4, .05, new Radii(0, .01, 2), 0);
    GradientTrainer.train(DAG, recorder, config, heldOut, start, 1, 1, Monitor.NONE);
    return recorder;
  }

  /** Whose only number grows with each step, and with it what holding a pair costs. */
  private static final class Worsening implements Objective {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public void begin(double[] node, SplittableRandom random) {}

    @Override
    public double contain(double[] child, double[] parent, double[] ofChild, double[] ofParent) {
      ofChild[0] = -1;
      return 1 + child[0];
    }

    @Override
    public double separate(double[] node, double[] other, double[] ofNode, double[] ofOther) {
      return 0;
    }

    @Override
    public double regularize(double[] node, double[] gradient) {
      return 0;
    }

    @Override
    public void move(double[] node, double[] step) {
      node[0] += step[0];
    }

    @Override
    public double margin(double[] child, double[] parent) {
      return -1;
    }
  }

  // A comparison must not depend on whose costs grow where its decisions get better.
  @Test
  void shouldGiveTheBestEpochAndLeaveTheLast() {
    RefinementConfig config =
        new RefinementConfig(Start.RANDOM, 5, 5, 0, .2, 0, 4, .1, new Radii(0, .01, 2), 0);
    double[][] start = new double[DAG.nodeCount()][1];
    Fit fit = GradientTrainer.train(DAG, new Worsening(), config, start, 1, 1, Monitor.NONE);
    assertThat(fit.bestEpoch()).isEqualTo(1);
    assertThat(fit.curve()).hasSize(5);
    double best = Arrays.stream(fit.nodes()).mapToDouble(row -> row[0]).sum();
    double last = Arrays.stream(start).mapToDouble(row -> row[0]).sum();
    assertThat(last).isGreaterThan(1.5 * best);
  }

  @Test
  void shouldMeetAllPairs() {
    long pairs = 0;
    for (int v = 0; v < DAG.nodeCount(); v++) {
      pairs += DAG.ancestors(v).length;
    }
    assertThat(train(0, NONE).contained).hasSize((int) pairs);
  }

  @Test
  void shouldHoldOutWhatTheCallerChoseAndDrawItsNegatives() {
    int v =
        IntStream.range(0, 60).filter(x -> DAG.ancestors(x).length > 3).findFirst().orElseThrow();
    int[] above = DAG.ancestors(v);
    long[] pairs = {(long) v << 32 | above[1], (long) v << 32 | above[0]};
    HeldOut heldOut = HeldOut.of(DAG, pairs, 4, 1);
    assertThat(heldOut.pairs()).isSorted().containsExactlyInAnyOrder(pairs);
    for (int[] negatives : heldOut.negatives()) {
      assertThat(negatives).hasSize(4).doesNotContain(v).doesNotContain(above);
    }
    PairSampler sampler = new PairSampler(DAG, heldOut);
    sampler.turnTo(v);
    Set<Integer> met = new HashSet<>();
    sampler.positives(new SplittableRandom(1), met::add);
    assertThat(met).hasSize(above.length - 2).doesNotContain(above[0], above[1]);
  }

  @Test
  void shouldMeetANegativeAgainUnlessItCountsAsApart() {
    int mined = train(.4, NONE).separated.size();
    int drawnAnew = train(.5, NONE).separated.size();
    assertThat(mined).isLessThanOrEqualTo(4 * DAG.nodeCount());
    assertThat(drawnAnew).isGreaterThan(2 * mined);
  }
}
