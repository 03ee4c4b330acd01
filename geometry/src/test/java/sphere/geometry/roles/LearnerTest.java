package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sphere.geometry.training.Monitor;

class LearnerTest {
  private static final RoleConfig CONFIG = new RoleConfig(Template.TRANSLATION, 4, 5, .1, .2, 3, 2);

  private static Lessons lessons(Facts known, Known truth, Vectors vectors) {
    Questions questions = new Questions(2, () -> new Question(known, Optional.empty(), vectors));
    return new Lessons(questions, truth, CONFIG, Monitor.NONE);
  }

  /** They were once taken for wrong when another held-out answer was asked for. */
  @Test
  void otherAnswersThatAreHeldOutAreNeitherWrongNorRanked() {
    Facts known = new Facts.Builder(6, 1).add(0, 0, 1).add(2, 0, 3).add(4, 0, 5).build();
    Facts heldOut = new Facts.Builder(6, 1).add(0, 0, 2).add(0, 0, 3).add(0, 0, 4).build();
    Vectors vectors = Samples.vectors(4, known, 3);
    Known truth = new Known(Parts.union(known, heldOut), Optional.empty());
    Lessons lessons = lessons(known, truth, vectors);
    // Left are the answer and 5.
    for (Weighing.Lesson lesson : lessons.of(heldOut, 0, 10)) {
      assertThat(lesson.shares()).hasSize(2);
    }
    double[] weights = new double[new Features(2).count()];
    weights[Features.DISTANCE] = 1;
    double[] ranks = lessons.ranks(heldOut, 0, Lessons.MOST, weights);
    assertThat(ranks).hasSize(3);
    assertThat(Arrays.stream(ranks).max().orElseThrow()).isLessThanOrEqualTo(2);
  }

  /** 3 is below 1 by what is held out; asked for another parent of 3, 1 is not wrong. */
  @Test
  void whatAllFactsEntailIsNotWrongEvenIfThoseKnownDoNot() {
    Facts known = new Facts.Builder(5, 1).add(2, 0, 1).add(3, 0, 4).build();
    Facts heldOut = new Facts.Builder(5, 1).add(3, 0, 2).add(3, 0, 0).build();
    Facts all = Parts.union(known, heldOut);
    Closure closure = Closure.of(Order.stated(all, () -> {}), 5, Monitor.NONE);
    Lessons lessons =
        lessons(known, new Known(all, Optional.of(closure)), Samples.vectors(4, known, 3));
    for (Weighing.Lesson lesson : lessons.of(heldOut, 0, 10)) {
      assertThat(lesson.shares()).hasSize(1);
    }
  }

  @Test
  void whatIsCertainIsNeitherLearnedNorJudged() {
    Facts known = new Facts.Builder(3, 1).add(0, 0, 1).add(1, 0, 2).build();
    // Of these one is known, and one leads to its own start.
    Facts heldOut = new Facts.Builder(3, 1).add(0, 0, 1).add(1, 0, 1).add(0, 0, 2).build();
    Vectors vectors = Samples.vectors(4, known, 3);
    Lessons lessons = lessons(known, new Known(known, Optional.empty()), vectors);
    assertThat(lessons.of(heldOut, 0, 10)).hasSize(1);
    assertThat(lessons.ranks(heldOut, 0, Lessons.MOST, new double[new Features(2).count()]))
        .containsExactly(1);
  }

  @Test
  void fewerLessonsAreTheFirstOfMore() {
    Facts known = Samples.random(1, 30, 1, 100);
    Facts heldOut = Samples.random(2, 30, 1, 60);
    Vectors vectors = Samples.vectors(4, known, 3);
    Lessons lessons = lessons(known, new Known(known, Optional.empty()), vectors);
    List<Weighing.Lesson> all = lessons.of(heldOut, 1, 60);
    List<Weighing.Lesson> some = lessons.of(heldOut, 1, 10);
    assertThat(some).hasSizeBetween(2, 10);
    for (int i = 0; i < some.size(); i++) {
      assertThat(some.get(i).dense()).isDeepEqualTo(all.get(i).dense());
    }
  }

  /** No more are judged than tell the figures: of a million all would take days. */
  @Test
  void ofAWayNoMoreAreJudgedThanTellTheFigures() {
    Facts known = Samples.random(1, 60, 1, 200);
    Facts heldOut = Samples.random(2, 60, 1, 9000);
    Vectors vectors = Samples.vectors(4, known, 2);
    Lessons lessons = lessons(known, new Known(known, Optional.empty()), vectors);
    double[] weights = new double[new Features(2).count()];
    assertThat(lessons.ranks(heldOut, 0, Lessons.MOST, weights)).hasSizeBetween(1000, Lessons.MOST);
  }

  @Test
  void waysWithFewLessonsTakeTheWeightsOfAll() {
    Facts.Builder builder = new Facts.Builder(80, 3);
    for (int e = 0; e < 79; e++) {
      builder.add(e, 0, e + 1).add(e, 1, 79 - e);
    }
    Facts known = builder.build();
    Facts heldOut = Samples.random(2, 80, 2, 150);
    Facts.Builder rest = new Facts.Builder(80, 3).add(0, 2, 5);
    for (int f = 0; f < heldOut.count(); f++) {
      rest.add(heldOut.head(f), heldOut.role(f), heldOut.tail(f));
    }
    Learner learner =
        new Learner(
            known,
            Optional.empty(),
            new Known(known, Optional.empty()),
            Samples.vectors(1, known, 3),
            CONFIG,
            Monitor.NONE);
    double[][] weights = learner.weights(rest.build(), EnumSet.allOf(Evidence.class));
    assertThat(weights).hasNumberOfRows(6);
    assertThat(weights[4]).isEqualTo(weights[5]).isNotEqualTo(weights[0]);
    // A way of its own is no evidence to all.
    assertThat(IntStream.range(Features.DENSE, weights[4].length).mapToDouble(f -> weights[4][f]))
        .containsOnly(0.0);
  }

  @Test
  void memoryOfLessonsIsBoundByWhatIsHeldOutAndByTheirNumber() {
    Facts small = Samples.random(1, 10, 1, 20);
    assertThat(Learner.bytes(small, 2, CONFIG)).isLessThan(10_000);
    Facts many = new Facts.Builder(1000, 500).build();
    assertThat(Learner.bytes(many, 1_000_000, CONFIG)).isLessThan(1L << 30);
  }

  /** Of 84,000 entities and dozens of ways a training asked questions for a quarter of an hour. */
  @Test
  void largeGraphsAreAskedFewerQuestions() {
    assertThat(Lessons.most(new Facts.Builder(1000, 1).build(), 2)).isEqualTo(Lessons.MOST);
    assertThat(Lessons.most(new Facts.Builder(84_000, 1).build(), 40)).isEqualTo(297);
    assertThat(Lessons.most(new Facts.Builder(2_000_000, 1).build(), 40)).isEqualTo(50);
    assertThat(Lessons.most(new Facts.Builder(0, 0).build(), 0)).isEqualTo(Lessons.MOST);
  }
}
