package sphere.geometry.roles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/** Weighs the evidence for each way by facts that were held out. */
final class Learner {
  /**
   * A way with fewer questions takes the weights of all ways together, as far as they are alike.
   */
  private static final int ENOUGH = 50;

  /** So many questions of one way at most tell those. */
  private static final int SOME = 4 * ENOUGH;

  /** And so many of all ways. */
  private static final int COMMON = 6000;

  /** So many ways at most are weighed at a time, which bounds the memory. */
  private static final int BATCH = 8;

  private final Facts known;
  private final boolean ordered;
  private final RoleConfig config;
  private final Monitor monitor;
  private final Lessons lessons;

  /**
   * @param truth all that is true, known or not
   */
  Learner(
      Facts known,
      Optional<Closure> closure,
      Known truth,
      Vectors vectors,
      RoleConfig config,
      Monitor monitor) {
    this.known = known;
    ordered = closure.isPresent();
    this.config = config;
    this.monitor = monitor;
    Questions questions =
        new Questions(config.concurrency(), () -> new Question(known, closure, vectors));
    lessons = new Lessons(questions, truth, config, monitor);
  }

  /** Ways that are asked: with an order those from heads to tails. */
  private int[] ways() {
    return IntStream.range(0, known.wayCount()).filter(way -> !ordered || (way & 1) == 0).toArray();
  }

  /** Weights [way][feature]. */
  double[][] weights(Facts heldOut, Set<Evidence> evidence) {
    double[][] weights = new double[known.wayCount()][];
    double[] common = common(heldOut, evidence);
    Arrays.fill(weights, common);
    int[] ways =
        IntStream.of(ways())
            .filter(way -> heldOut.first((way >> 1) + 1) - heldOut.first(way >> 1) >= ENOUGH)
            .toArray();
    int batch = batch(config);
    for (int i = 0; i < ways.length; i += batch) {
      monitor.progress("weighing evidence", (double) i / ways.length);
      int[] some = Arrays.copyOfRange(ways, i, Math.min(ways.length, i + batch));
      weigh(some, heldOut, evidence, weights);
    }
    return weights;
  }

  private static int batch(RoleConfig config) {
    return Math.min(BATCH, config.concurrency());
  }

  private void weigh(int[] ways, Facts heldOut, Set<Evidence> evidence, double[][] weights) {
    int most = Lessons.most(known, ways().length);
    List<List<Weighing.Lesson>> all =
        Arrays.stream(ways).mapToObj(way -> lessons.of(heldOut, way, most)).toList();
    try (Workers workers = new Workers(config.concurrency(), monitor)) {
      workers.run(ways.length, 1, () -> i -> weigh(all.get(i), ways[i], evidence, weights));
    }
  }

  private void weigh(
      List<Weighing.Lesson> some, int way, Set<Evidence> evidence, double[][] weights) {
    if (some.size() >= ENOUGH) {
      weights[way] = Weighing.of(some, weights[way], evidence, monitor::check);
    }
  }

  private double[] common(Facts heldOut, Set<Evidence> evidence) {
    double[] start = new double[new Features(known.wayCount()).count()];
    start[Features.DISTANCE] = evidence.contains(Evidence.DISTANCE) ? 4 : 0;
    int[] ways = ways();
    int each =
        Math.max(
            1,
            Math.min(
                Math.min(SOME, Lessons.most(known, ways.length)),
                COMMON / Math.max(1, ways.length)));
    List<Weighing.Lesson> some = new ArrayList<>();
    for (int i = 0; i < ways.length; i++) {
      monitor.progress("weighing evidence", (double) i / ways.length);
      lessons.of(heldOut, ways[i], each).forEach(lesson -> some.add(dense(lesson)));
    }
    return some.isEmpty() ? start : Weighing.of(some, start, evidence, monitor::check);
  }

  // What single ways mean to one is not what they mean to another.
  private static Weighing.Lesson dense(Weighing.Lesson lesson) {
    int[][] none = new int[lesson.dense().length][0];
    return new Weighing.Lesson(lesson.dense(), none, lesson.shares());
  }

  /** Ranks of facts that are not known: among all entities that are no true answers. */
  RoleFigures judged(Facts facts, double[][] weights) {
    int[] ways = ways();
    int most = Lessons.most(known, ways.length);
    double[][] ranks = new double[ways.length][];
    for (int i = 0; i < ways.length; i++) {
      monitor.progress("judging predictions", (double) i / ways.length);
      ranks[i] = lessons.ranks(facts, ways[i], most, weights[ways[i]]);
    }
    return Ranks.figures(
        Arrays.stream(ranks).flatMapToDouble(Arrays::stream).toArray(), known.entityCount() - 1);
  }

  /**
   * Bytes of the lessons at a time, about.
   *
   * @param heldOut number of facts that are held out
   */
  static long bytes(Facts facts, long heldOut, RoleConfig config) {
    long most = Math.max(COMMON + facts.wayCount(), (long) batch(config) * Lessons.MOST);
    return Lessons.bytes(facts, Math.min(2 * heldOut, most));
  }
}
