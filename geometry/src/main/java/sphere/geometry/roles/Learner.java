package sphere.geometry.roles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/** Weighs the evidence for each way by facts that were held out. */
final class Learner {
  /** So many questions tell the weights of one way. */
  private static final int QUESTIONS = 1500;

  /**
   * A way with fewer questions takes the weights of all ways together, as far as they are alike.
   */
  private static final int ENOUGH = 50;

  private final Facts known;
  private final Optional<Closure> closure;
  private final Vectors vectors;
  private final Known all;
  private final RoleConfig config;
  private final Monitor monitor;

  /**
   * @param known what is learned from
   * @param closure what that entails
   * @param all what is true besides, of which nothing counts as wrong
   */
  Learner(
      Facts known,
      Optional<Closure> closure,
      Vectors vectors,
      Known all,
      RoleConfig config,
      Monitor monitor) {
    this.known = known;
    this.all = all;
    this.closure = closure;
    this.vectors = vectors;
    this.config = config;
    this.monitor = monitor;
  }

  /** Ways that are asked: with an order those from heads to tails. */
  private IntStream ways() {
    return IntStream.range(0, known.wayCount()).filter(way -> closure.isEmpty() || (way & 1) == 0);
  }

  /** Weights [way][feature]. */
  double[][] weights(Facts heldOut, Set<Evidence> evidence) {
    monitor.progress("weighing evidence", 0);
    List<List<Weighing.Lesson>> lessons = new ArrayList<>();
    for (int way = 0; way < known.wayCount(); way++) {
      lessons.add(List.of());
    }
    ways().forEach(way -> lessons.set(way, lessons(heldOut, way)));
    double[] common = common(lessons, evidence);
    double[][] weights = new double[known.wayCount()][];
    try (Workers workers = new Workers(config.concurrency(), monitor)) {
      workers.run(
          weights.length,
          1,
          () ->
              way ->
                  weights[way] =
                      lessons.get(way).size() < ENOUGH
                          ? common
                          : Weighing.of(lessons.get(way), common, evidence, monitor::check));
    }
    return weights;
  }

  private double[] common(List<List<Weighing.Lesson>> lessons, Set<Evidence> evidence) {
    double[] start = new double[new Features(known.wayCount()).count()];
    start[Features.DISTANCE] = evidence.contains(Evidence.DISTANCE) ? 4 : 0;
    List<Weighing.Lesson> some =
        lessons.stream().flatMap(l -> l.stream().limit(ENOUGH * 4L)).map(Learner::dense).toList();
    return some.isEmpty() ? start : Weighing.of(some, start, evidence, monitor::check);
  }

  // What single ways mean to one is not what they mean to another.
  private static Weighing.Lesson dense(Weighing.Lesson lesson) {
    int[][] none = new int[lesson.dense().length][0];
    return new Weighing.Lesson(lesson.dense(), none, lesson.shares());
  }

  private List<Weighing.Lesson> lessons(Facts heldOut, int way) {
    int[] chosen = chosen(heldOut, way >> 1);
    Weighing.Lesson[] lessons = new Weighing.Lesson[chosen.length];
    SplittableRandom seed = new SplittableRandom(config.randomSeed() + way);
    SplittableRandom[] random = new SplittableRandom[chosen.length];
    Arrays.setAll(random, i -> seed.split());
    each(
        chosen.length,
        question ->
            i -> {
              question.ask(start(heldOut, chosen[i], way), way);
              int answer = start(heldOut, chosen[i], way ^ 1);
              boolean certain = Arrays.binarySearch(question.known(), answer) >= 0;
              lessons[i] =
                  certain
                      ? null
                      : Candidates.lesson(question, answer, others(question, answer), random[i]);
            });
    return Arrays.stream(lessons).filter(lesson -> lesson != null).toList();
  }

  // No candidates: known answers, and what is true though it is not learned from.
  private int[] others(Question question, int answer) {
    return IntStream.concat(
            IntStream.of(question.known()), IntStream.of(all.answers(question.from, question.way)))
        .filter(e -> e != answer)
        .distinct()
        .sorted()
        .toArray();
  }

  private static int start(Facts facts, int fact, int way) {
    return (way & 1) == 0 ? facts.head(fact) : facts.tail(fact);
  }

  private int[] chosen(Facts heldOut, int role) {
    int[] all = IntStream.range(0, heldOut.count()).filter(f -> heldOut.role(f) == role).toArray();
    SplittableRandom random = new SplittableRandom(config.randomSeed() ^ role);
    for (int i = all.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = all[i];
      all[i] = all[j];
      all[j] = swapped;
    }
    return Arrays.copyOf(all, Math.min(all.length, QUESTIONS));
  }

  private interface Asked {
    Workers.Task with(Question question);
  }

  private void each(int count, Asked asked) {
    try (Workers workers = new Workers(config.concurrency(), monitor)) {
      workers.run(count, 1, () -> asked.with(new Question(known, closure, vectors)));
    }
  }

  /** Ranks of facts that are not known: among all entities that are no known answers. */
  RoleFigures judged(Facts facts, double[][] weights) {
    monitor.progress("judging predictions", 0);
    List<int[]> questions = new ArrayList<>();
    ways()
        .forEach(
            way ->
                IntStream.range(0, facts.count())
                    .filter(f -> facts.role(f) == way >> 1)
                    .forEach(f -> questions.add(new int[] {f, way})));
    double[] ranks = new double[questions.size()];
    each(
        ranks.length,
        question -> {
          double[] scores = new double[known.entityCount()];
          return i -> ranks[i] = rank(question, facts, questions.get(i), weights, scores);
        });
    return Ranks.figures(
        Arrays.stream(ranks).filter(rank -> rank > 0).toArray(), known.entityCount() - 1);
  }

  // 0 of what is known already.
  private double rank(
      Question question, Facts facts, int[] asked, double[][] weights, double[] scores) {
    question.ask(start(facts, asked[0], asked[1]), asked[1]);
    int answer = start(facts, asked[0], asked[1] ^ 1);
    if (Arrays.binarySearch(question.known(), answer) >= 0) {
      return 0;
    }
    question.score(weights[asked[1]], scores);
    return Ranks.of(scores, answer, others(question, answer));
  }

  RoleModel model(double[][] weights) {
    return RoleModel.of(known, closure, vectors, vectors.balls(known), weights);
  }

  /** Bytes of the lessons, about. */
  static long bytes(Facts facts) {
    return facts.wayCount() * (long) QUESTIONS * Candidates.MOST * (4L * Features.DENSE + 48);
  }

  /** Facts of each role in parts, at random: the first has all ends of the others. */
  static List<Facts> split(Facts facts, double[] shares, long seed) {
    List<Facts.Builder> parts = new ArrayList<>();
    for (int p = 0; p <= shares.length; p++) {
      parts.add(new Facts.Builder(facts.entityCount(), facts.roleCount()));
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[] part = new int[facts.count()];
    BitSet ends = new BitSet();
    for (int f = 0; f < part.length; f++) {
      part[f] = part(random.nextDouble(), shares);
      if (part[f] == 0) {
        ends.set(facts.head(f));
        ends.set(facts.tail(f));
      }
    }
    for (int f = 0; f < part.length; f++) {
      boolean known = ends.get(facts.head(f)) && ends.get(facts.tail(f));
      parts.get(known ? part[f] : 0).add(facts.head(f), facts.role(f), facts.tail(f));
    }
    return parts.stream().map(Facts.Builder::build).toList();
  }

  private static int part(double at, double[] shares) {
    for (int p = 0; p < shares.length; p++) {
      at -= shares[p];
      if (at < 0) {
        return p + 1;
      }
    }
    return 0;
  }
}
