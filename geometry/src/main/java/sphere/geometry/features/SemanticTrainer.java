package sphere.geometry.features;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Learns from features where things belong: a ball for every known thing in a chart where what is
 * near means alike, and how to find the parents of a new one there.
 *
 * <p>Each known thing in turn is taken for a new one, and its parents shall be the most probable of
 * all candidates. Some leaves are held out, to see after how many epochs what is learned of the
 * others serves them best; then all are learned from for as many epochs. Of {@value #MANY} things
 * or more what is held out is too little for that: the weights of the best epoch stay.
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

  /** Of so many what is held out is too little to learn all again with it. */
  private static final int MANY = 50 * MOST_HELD_OUT;

  /** Of a hundred things one rank more or less is chance: epochs are judged by those around. */
  private static final int AROUND = 3;

  /** Epochs without better ranks after which a run stops. */
  private static final int PATIENCE = 10;

  private final Lessons lessons;
  private final Workers workers;
  private final Monitor monitor;

  private SemanticTrainer(Lessons lessons, Workers workers, Monitor monitor) {
    this.lessons = lessons;
    this.workers = workers;
    this.monitor = monitor;
  }

  /**
   * Learns.
   *
   * @param hierarchy known things and their parents
   * @param features of every ordinal of it
   * @throws IllegalArgumentException if nothing has both a parent and features
   */
  public static Semantics train(
      Hierarchy hierarchy, Features features, SemanticConfig config, Monitor monitor) {
    monitor.account(bytes(features, config));
    try (Workers workers = new Workers(config.concurrency(), monitor)) {
      Lessons lessons = Lessons.of(hierarchy, features, config, workers, monitor);
      long searches = lessons.index().searchBytes() * config.concurrency();
      monitor.account(lessons.index().bytes() + searches);
      return new SemanticTrainer(lessons, workers, monitor).run();
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
        + (n < MANY ? 0 : 2 * n * (4L * config.dimension() + 8))
        + passes(n) * Descent.bytes(n, inputs, config.dimension(), config.concurrency());
  }

  /** How often all epochs are passed through at most, by the number of things to learn from. */
  public static int passes(int learners) {
    return learners < MANY ? 2 : 1;
  }

  private Semantics run() {
    int[] learners = lessons.learners();
    if (learners.length == 0) {
      throw new IllegalArgumentException(
          "No node that has a parent has features, so there is nothing to learn from.");
    }
    int[] leaves = Arrays.stream(learners).filter(lessons::isLeaf).toArray();
    Descent.shuffle(leaves, new SplittableRandom(lessons.config().seed()));
    int size = (int) Math.min(MOST_HELD_OUT, Math.min(leaves.length, learners.length * HELD_OUT));
    if (learners.length >= MANY && size > 0) {
      return ofMany(learners, Arrays.copyOf(leaves, size));
    }
    Schedule schedule = schedule(learners, leaves, size);
    Descent descent = new Descent(lessons, learners, new int[0], workers);
    for (int e = 1; e <= schedule.epochs(); e++) {
      monitor.progress("learn, epoch " + e, (double) e / schedule.epochs());
      descent.epoch(e);
    }
    return semantics(descent.weights(), schedule);
  }

  // What is held out stays where its features are: kin and candidate to others.
  private Semantics ofMany(int[] learners, int[] held) {
    Report report = new Report(lessons.config().maxEpochs());
    Weights best = rehearse(learners, held, report, 0, 1);
    return semantics(best, report.schedule(held.length, 0));
  }

  private Schedule schedule(int[] learners, int[] leaves, int size) {
    if (size == 0) {
      return new Schedule(lessons.config().maxEpochs() / 2 + 1, 1, 0, List.of());
    }
    int runs = Math.min(Math.min(MOST_RUNS, leaves.length / size), (ENOUGH + size - 1) / size);
    Report report = new Report(lessons.config().maxEpochs());
    for (int r = 0; r < runs; r++) {
      int[] held = Arrays.copyOfRange(leaves, r * size, (r + 1) * size);
      rehearse(learners, held, report, r, runs);
    }
    return report.schedule(runs * size, AROUND);
  }

  // Returns the weights of the best epoch, of few things the last ones.
  private Weights rehearse(int[] learners, int[] held, Report report, int run, int runs) {
    int[] sorted = held.clone();
    Arrays.sort(sorted);
    int[] others =
        Arrays.stream(learners).filter(v -> Arrays.binarySearch(sorted, v) < 0).toArray();
    Descent descent = new Descent(lessons, others, sorted, workers);
    Weights best = descent.weights();
    double most = 0;
    int since = 0;
    Exam[] answers = {};
    for (int e = 0; e < report.epochs(); e++) {
      monitor.progress("rehearse, epoch " + (e + 1), (run + (double) e / report.epochs()) / runs);
      if (since < PATIENCE) {
        descent.epoch(e + 1);
        answers = descent.examine(held);
      }
      // The last answers of a run that has stopped go on to count, so that epochs sum over runs.
      double now = report.add(e, answers);
      since = now > most ? 0 : since + 1;
      most = Math.max(most, now);
      best = since == 0 && learners.length >= MANY ? descent.weights().copy() : best;
    }
    return best;
  }

  private Semantics semantics(Weights weights, Schedule schedule) {
    Chart chart = SemanticRadii.settle(lessons, weights, monitor);
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
    Placer placer = Placer.of(lessons.hierarchy(), chart, learned, wordings);
    return new Semantics(placer, schedule.epochs(), schedule.heldOut(), schedule.curve());
  }
}
