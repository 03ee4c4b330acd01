package sphere.geometry.roles;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Questions to which facts that were held out are the answer.
 *
 * @param questions over what is known
 * @param truth all that is true, known or held out: no other answer is taken for wrong
 */
record Lessons(Questions questions, Known truth, RoleConfig config, Monitor monitor) {
  /** So many questions at most tell the weights of one way, and so many others judge them. */
  static final int MOST = 1500;

  /** And so few do, if there are so many. */
  private static final int FEWEST = 50;

  /** Candidates of all questions together: some minutes of two threads. */
  private static final double EFFORT = 1e9;

  /** How many questions each of so many ways is asked at most. */
  static int most(Facts facts, int ways) {
    double each = EFFORT / Math.max(1, ways) / Math.max(1, facts.entityCount());
    return (int) Math.max(FEWEST, Math.min(MOST, each));
  }

  /** Bytes of so many lessons, about. */
  static long bytes(Facts facts, long lessons) {
    long candidates = Math.min(Candidates.MOST, facts.entityCount());
    return lessons * candidates * (4L * Features.DENSE + 80);
  }

  /** Lessons of a way, without those of what is certain. */
  List<Weighing.Lesson> of(Facts heldOut, int way, int most) {
    int[] chosen = chosen(heldOut, way >> 1, most);
    Weighing.Lesson[] lessons = new Weighing.Lesson[chosen.length];
    SplittableRandom seed = new SplittableRandom(config.randomSeed() + way);
    SplittableRandom[] random = new SplittableRandom[chosen.length];
    Arrays.setAll(random, i -> seed.split());
    each(
        chosen.length,
        i ->
            lessons[i] =
                questions.with(
                    question -> lesson(question, heldOut, chosen[i], way, random[i]),
                    monitor::check));
    return Arrays.stream(lessons).filter(Objects::nonNull).toList();
  }

  private Weighing.Lesson lesson(
      Question question, Facts heldOut, int fact, int way, SplittableRandom random) {
    question.ask(start(heldOut, fact, way), way);
    int answer = start(heldOut, fact, way ^ 1);
    return question.isKnown(answer)
        ? null
        : Candidates.lesson(question, answer, excluded(question), random);
  }

  /** Ranks of the answers of a way among all that is not true, without those that are certain. */
  double[] ranks(Facts heldOut, int way, int most, double[] weights) {
    int[] chosen = chosen(heldOut, way >> 1, most);
    double[] ranks = new double[chosen.length];
    each(
        chosen.length,
        i ->
            ranks[i] =
                questions.with(
                    question -> rank(question, heldOut, chosen[i], way, weights), monitor::check));
    return Arrays.stream(ranks).filter(rank -> rank > 0).toArray();
  }

  // 0 of what is known already.
  private double rank(Question question, Facts heldOut, int fact, int way, double[] weights) {
    question.ask(start(heldOut, fact, way), way);
    int answer = start(heldOut, fact, way ^ 1);
    if (question.isKnown(answer)) {
      return 0;
    }
    question.score(weights, question.scores);
    return Ranks.of(question.scores, answer, excluded(question));
  }

  // No candidates: known answers, and what is true though it is not learned from.
  private int[] excluded(Question question) {
    int[] known = question.known();
    int[] besides = truth.answers(question.from, question.way);
    return IntStream.concat(IntStream.of(known), IntStream.of(besides))
        .distinct()
        .sorted()
        .toArray();
  }

  private static int start(Facts facts, int fact, int way) {
    return (way & 1) == 0 ? facts.head(fact) : facts.tail(fact);
  }

  // The first places of a shuffle: fewer are the first of more.
  private int[] chosen(Facts heldOut, int role, int most) {
    int[] all = IntStream.range(heldOut.first(role), heldOut.first(role + 1)).toArray();
    int count = Math.min(all.length, most);
    SplittableRandom random = new SplittableRandom(config.randomSeed() ^ role);
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(all.length - i);
      int swapped = all[i];
      all[i] = all[j];
      all[j] = swapped;
    }
    return Arrays.copyOf(all, count);
  }

  private void each(int count, IntConsumer asked) {
    try (Workers workers = new Workers(config.concurrency(), monitor)) {
      workers.run(count, 1, () -> asked::accept);
    }
  }
}
