package sphere.benchmarks.completion;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sphere.geometry.features.SemanticConfig;
import sphere.geometry.training.Workers;

/**
 * Learns one head for as many epochs as serve things that are held out best, as the product does: a
 * tenth, leaves only, in up to three runs, by the mean reciprocal rank over each epoch and three
 * before and after. A run ends early where ranks get no better. Then all are learned from.
 *
 * <p>There may be {@value #MORE} times as many epochs: place alone is learned more slowly than what
 * words and children say, and no head shall be cut off.
 */
final class HeadTrainer {
  private static final double HELD_OUT = .1;
  private static final int ENOUGH = 100;
  private static final int MOST_RUNS = 3;
  private static final int AROUND = 3;
  private static final int PATIENCE = 10;
  private static final int MORE = 3;

  private final HeadLessons lessons;
  private final Head head;
  private final SemanticConfig config;
  private final Workers workers;

  /** What was learned, in how many epochs. */
  record Trained(HeadDescent descent, int epochs) {}

  private HeadTrainer(HeadLessons lessons, Head head, SemanticConfig config, Workers workers) {
    this.lessons = lessons;
    this.head = head;
    this.config = config;
    this.workers = workers;
  }

  /**
   * Learns.
   *
   * @param config of which rate, most epochs and seed are taken
   */
  static Trained train(HeadLessons lessons, Head head, SemanticConfig config, Workers workers) {
    return new HeadTrainer(lessons, head, config, workers).run();
  }

  private Trained run() {
    int[] learners = lessons.learners();
    int epochs = epochs(learners);
    HeadDescent descent = descent(learners, new int[0]);
    for (int e = 1; e <= epochs; e++) {
      descent.epoch(e);
    }
    return new Trained(descent, epochs);
  }

  private HeadDescent descent(int[] learners, int[] unseen) {
    return new HeadDescent(lessons, head, learners, unseen, config, workers);
  }

  private int epochs(int[] learners) {
    int[] leaves = Arrays.stream(learners).filter(lessons::isLeaf).toArray();
    HeadDescent.shuffle(leaves, new SplittableRandom(config.seed()));
    int size = (int) Math.min(leaves.length, learners.length * HELD_OUT);
    if (size == 0) {
      return config.maxEpochs() / 2 + 1;
    }
    int runs = Math.min(Math.min(MOST_RUNS, leaves.length / size), (ENOUGH + size - 1) / size);
    double[] ranks = new double[config.maxEpochs() * MORE];
    for (int r = 0; r < runs; r++) {
      rehearse(learners, Arrays.copyOfRange(leaves, r * size, (r + 1) * size), ranks);
    }
    return best(ranks) + 1;
  }

  private void rehearse(int[] learners, int[] held, double[] ranks) {
    Arrays.sort(held);
    int[] others = IntStream.of(learners).filter(v -> Arrays.binarySearch(held, v) < 0).toArray();
    HeadDescent descent = descent(others, held);
    double most = 0;
    double now = 0;
    int since = 0;
    for (int e = 0; e < ranks.length; e++) {
      if (since < PATIENCE) {
        descent.epoch(e + 1);
        now = IntStream.of(held).mapToDouble(v -> 1 / rank(descent, v)).sum();
      }
      // The last ranks of a run that has ended go on to count, so that epochs sum over runs.
      ranks[e] += now;
      since = now > most ? 0 : since + 1;
      most = Math.max(most, now);
    }
  }

  private double rank(HeadDescent descent, int v) {
    double[] scores = descent.scores(lessons.inputs()[v]);
    return Ranks.best(scores, lessons.parents(v), lessons.candidates(v));
  }

  private static int best(double[] ranks) {
    int best = 0;
    for (int e = 1; e < ranks.length; e++) {
      best = around(ranks, e) > around(ranks, best) ? e : best;
    }
    return best;
  }

  private static double around(double[] ranks, int epoch) {
    int end = Math.min(ranks.length, epoch + AROUND + 1);
    return Ranks.mean(Arrays.copyOfRange(ranks, Math.max(0, epoch - AROUND), end));
  }
}
