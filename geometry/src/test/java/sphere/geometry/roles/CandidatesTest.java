package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatesTest {
  /** More entities than are chosen, and fewer. */
  @ParameterizedTest
  @ValueSource(ints = {2, 40, 300, 3000})
  void thoseChosenStandForAllThatAreNotExcluded(int entities) {
    Facts facts = Samples.random(entities, entities, 2, 4 * entities);
    Question question = new Question(facts, Optional.empty(), Samples.vectors(2, facts, 3));
    int from = 1;
    int answer = 0;
    question.ask(from, 2);
    int[] excluded = IntStream.range(0, entities).filter(e -> e % 7 == 0 || e == from).toArray();
    Weighing.Lesson lesson = Candidates.lesson(question, answer, excluded, new SplittableRandom(1));
    long others = entities - Arrays.stream(excluded).filter(e -> e != answer).count();
    assertThat(Arrays.stream(lesson.shares()).map(Math::exp).sum())
        .isCloseTo(others, within(1e-6 * entities));
    assertThat(lesson.shares()).hasSizeLessThanOrEqualTo(Candidates.MOST);
    assertThat(lesson.shares()[0]).isZero();
    // Distances tell which entity a candidate is.
    float[] distance = question.dense[Features.DISTANCE];
    assertThat(lesson.dense()[0][Features.DISTANCE]).isEqualTo(distance[answer]);
    int[][] sparse = question.sparseOf(IntStream.range(0, entities).toArray());
    for (int c = 0; c < lesson.shares().length; c++) {
      float at = lesson.dense()[c][Features.DISTANCE];
      int entity =
          IntStream.range(0, entities).filter(e -> distance[e] == at).findFirst().orElseThrow();
      assertThat(c == 0 || Arrays.binarySearch(excluded, entity) < 0).isTrue();
      assertThat(lesson.sparse()[c]).isEqualTo(sparse[entity]);
      for (int f = 0; f < Features.DENSE; f++) {
        assertThat(lesson.dense()[c][f]).isEqualTo(question.dense[f][entity]);
      }
    }
  }
}
