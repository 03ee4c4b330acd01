package sphere.benchmarks.completion;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import sphere.geometry.features.SemanticConfig;
import sphere.geometry.training.Workers;

/**
 * Learns the weights of one head in passes over known things, with batch, rates and decay of the
 * product. Half widths move as fast as centers, being one in each coordinate as well.
 */
final class HeadDescent {
  private static final int BATCH = 64;
  private static final double CENTER_DECAY = .1;
  private static final double DECAY = .01;
  private static final double SHARED_RATE = 250;
  private static final double OFFSET_RATE = 3;

  private final Head head;
  private final HeadWeights weights;
  private final HeadLoss loss;
  private final int[] learners;
  private final long seed;
  private final List<HeadAdam> movers;
  private int moves;

  /**
   * @param learners things to learn from
   * @param unseen things that are held out, ascending
   * @param config of which rate and seed are taken
   */
  HeadDescent(
      HeadLessons lessons,
      Head head,
      int[] learners,
      int[] unseen,
      SemanticConfig config,
      Workers workers) {
    this.head = head;
    this.learners = learners.clone();
    weights = HeadWeights.start(lessons, unseen);
    loss = new HeadLoss(lessons, head, weights, workers);
    seed = config.seed();
    movers = movers(config.learningRate());
  }

  // In the order of the weights' parts.
  private List<HeadAdam> movers(double rate) {
    return List.of(
        new HeadAdam(weights.centers(), rate, CENTER_DECAY),
        new HeadAdam(weights.widths(), rate, DECAY),
        new HeadAdam(weights.offsets(), rate * OFFSET_RATE, DECAY),
        new HeadAdam(weights.map(), rate, DECAY),
        new HeadAdam(weights.bias(), rate, 0),
        new HeadAdam(weights.logScale(), rate * SHARED_RATE, 0));
  }

  /** One pass over all learners, in an order of its own. */
  void epoch(int number) {
    shuffle(
        learners,
        new SplittableRandom(new SplittableRandom(seed).nextLong() ^ number * 0x9e3779b97f4a7c15L));
    for (int begin = 0; begin < learners.length; begin += BATCH) {
      int end = Math.min(learners.length, begin + BATCH);
      move(loss.gradient(Arrays.copyOfRange(learners, begin, end)).parts());
    }
  }

  private void move(List<double[]> gradients) {
    moves++;
    for (int i = 0; i < movers.size(); i++) {
      movers.get(i).move(gradients.get(i), moves);
    }
    double[] widths = weights.widths();
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(0, widths[i]);
    }
  }

  /** Scores of all candidates for a thing of so many principal coordinates. */
  double[] scores(double[] x) {
    return weights.scores(head, weights.point(x));
  }

  /** Puts numbers in an order by chance, each as likely (Fisher and Yates). */
  static void shuffle(int[] some, SplittableRandom random) {
    for (int i = some.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int v = some[i];
      some[i] = some[j];
      some[j] = v;
    }
  }
}
