package sphere.geometry.features;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Learns from features where things belong: a ball for every known thing in a chart where what is
 * near means alike, and how to find the parents of a new one there.
 *
 * <p>Each known thing in turn is taken for a new one, and its parents shall be the most probable of
 * all candidates. Some leaves are held out, to see after how many epochs what is learned of the
 * others serves them best; then all are learned from for as many epochs.
 *
 * <p>Deterministic: the result depends on hierarchy, features and configuration, never on the
 * number of threads.
 */
public final class SemanticTrainer {
  /** Share of the things that is held out, leaves only. */
  private static final double HELD_OUT = .1;

  /** More would tell little more: each is compared with all things in each epoch. */
  private static final int MOST_HELD_OUT = 400;

  /** Fewer say too little of when to stop: others are held out in further runs. */
  private static final int ENOUGH = 100;

  private static final int MOST_RUNS = 3;

  /** Epochs without better ranks after which a run stops. */
  private static final int PATIENCE = 10;

  private final Lessons lessons;
  private final Kernel kernel;
  private final Workers workers;
  private final Monitor monitor;

  private SemanticTrainer(Lessons lessons, Kernel kernel, Workers workers, Monitor monitor) {
    this.lessons = lessons;
    this.kernel = kernel;
    this.workers = workers;
    this.monitor = monitor;
  }

  /**
   * Learns.
   *
   * @param hierarchy known things and their parents
   * @param features of every ordinal of it
   * @param kernel with which radii are settled, which it never changes, and things are placed,
   *     whose scores it may change in the last bits
   * @throws IllegalArgumentException if nothing has both a parent and features
   */
  public static Semantics train(
      Hierarchy hierarchy,
      Features features,
      SemanticConfig config,
      Kernel kernel,
      Monitor monitor) {
    monitor.account(bytes(features, config));
    try (Workers workers = new Workers(config.concurrency(), monitor)) {
      // Kernels differ in the last bits, which a descent would make more of.
      Kernel same = Kernels.named("scalar");
      Lessons lessons = Lessons.of(hierarchy, features, config, same, workers, monitor);
      long searches = lessons.index().searchBytes() * config.concurrency();
      monitor.account(lessons.index().bytes() + searches);
      return new SemanticTrainer(lessons, kernel, workers, monitor).run();
    }
  }

  /** Bytes that it accounts. */
  public static long bytes(Features features, SemanticConfig config) {
    return bytes(features.size(), features.dimension(), config);
  }

  /**
   * Bytes that it accounts.
   *
   * @param n things
   * @param dimension of their features
   */
  public static long bytes(int n, int dimension, SemanticConfig config) {
    long chart = n * (4L * config.dimension() + 8);
    int inputs = Math.max(Lessons.LEAST_INPUTS, config.dimension());
    return Principal.bytes(n, dimension)
        + n * (4L * inputs + 16)
        + Pool.bytes(n)
        + n * 200L
        + chart
        + 2 * Descent.bytes(n, inputs, config.dimension(), config.concurrency());
  }

  private Semantics run() {
    int[] learners = lessons.learners();
    if (learners.length == 0) {
      throw new IllegalArgumentException(
          "No node that has a parent has features, so there is nothing to learn from.");
    }
    Schedule schedule = schedule(learners);
    Descent descent = new Descent(lessons, learners, new int[0], workers);
    for (int e = 1; e <= schedule.epochs(); e++) {
      monitor.progress("learn, epoch " + e, (double) e / schedule.epochs());
      descent.epoch(e);
    }
    return semantics(descent.weights(), schedule);
  }

  private Schedule schedule(int[] learners) {
    int[] leaves = Arrays.stream(learners).filter(lessons::isLeaf).toArray();
    Descent.shuffle(leaves, new SplittableRandom(lessons.config().seed()));
    int size = (int) Math.min(MOST_HELD_OUT, Math.min(leaves.length, learners.length * HELD_OUT));
    if (size == 0) {
      return new Schedule(lessons.config().maxEpochs() / 2 + 1, 1, 0, List.of());
    }
    int runs = Math.min(Math.min(MOST_RUNS, leaves.length / size), (ENOUGH + size - 1) / size);
    Report report = new Report(lessons.config().maxEpochs());
    for (int r = 0; r < runs; r++) {
      int[] held = Arrays.copyOfRange(leaves, r * size, (r + 1) * size);
      rehearse(learners, held, report, (double) r / runs);
    }
    return report.schedule(runs * size);
  }

  private void rehearse(int[] learners, int[] held, Report report, double done) {
    int[] sorted = held.clone();
    Arrays.sort(sorted);
    int[] others =
        Arrays.stream(learners).filter(v -> Arrays.binarySearch(sorted, v) < 0).toArray();
    Descent descent = new Descent(lessons, others, sorted, workers);
    double most = 0;
    int since = 0;
    Exam[] answers = {};
    for (int e = 0; e < report.epochs(); e++) {
      monitor.progress("rehearse, epoch " + (e + 1), done);
      if (since < PATIENCE) {
        descent.epoch(e + 1);
        answers = descent.examine(held);
      }
      // The last answers of a run that has stopped go on to count, so that epochs sum over runs.
      double now = report.add(e, answers);
      since = now > most ? 0 : since + 1;
      most = Math.max(most, now);
    }
  }

  private Semantics semantics(Weights weights, Schedule schedule) {
    Chart chart = SemanticRadii.settle(lessons, weights, kernel, monitor);
    Learned learned =
        new Learned(
            lessons.features().dimension(),
            lessons.principal().mean(),
            lessons.principal().axes(),
            weights.parentMap(),
            weights.parentBias(),
            weights.kinMap(),
            weights.mix(),
            RadiusHead.fit(lessons.inputs(), chart.radii(), workers),
            weights.offsets(),
            schedule.temperature());
    List<Wording> wordings =
        lessons.config().has(SemanticConfig.Part.WORDS) ? lessons.features().wordings() : List.of();
    Placer placer = Placer.of(lessons.hierarchy(), chart, learned, wordings, kernel);
    return new Semantics(placer, schedule.epochs(), schedule.heldOut(), schedule.curve());
  }
}
