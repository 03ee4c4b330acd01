package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundsTest {
  private static Question question(Facts facts, int from, int way) {
    Question question = new Question(facts, Optional.empty(), Samples.vectors(3, facts, 3));
    question.ask(from, way);
    return question;
  }

  private static int[] grounds(Question question, double[] weights, int candidate) {
    return new Grounds(question, weights, Samples.vectors(3, question.facts, 3)).of(candidate);
  }

  /** Each touches the start or the candidate, or follows one that touches the start. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void eachIsAFactOnAWayToTheCandidate(long seed) {
    Facts facts = Samples.random(seed, 12, 3, 40);
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = random.doubles(new Features(6).count(), -1, 1).toArray();
    for (int from = 0; from < 12; from++) {
      Question question = question(facts, from, (int) (seed % 6));
      for (int candidate = 0; candidate < 12; candidate++) {
        int[] grounds = grounds(question, weights, candidate);
        assertThat(grounds).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(6);
        for (int fact : grounds) {
          assertThat(fact).isBetween(0, facts.count() - 1);
          assertThat(new int[] {facts.head(fact), facts.tail(fact)}).containsAnyOf(from, candidate);
        }
      }
    }
  }

  @Test
  void aPathIsGivenFromItsStartToTheCandidateTheWeightiestFirst() {
    // 0 -> 1 -> 3 by roles 0 and 1, 0 -> 2 <- 3 by roles 1 and 0; 4 is known to lead to 3.
    Facts facts =
        new Facts.Builder(5, 3)
            .add(0, 0, 1)
            .add(1, 1, 3)
            .add(0, 1, 2)
            .add(3, 0, 2)
            .add(4, 2, 3)
            .build();
    Question question = question(facts, 0, 4);
    double[] weights = new double[question.features.count()];
    weights[question.features.path(0, 2)] = 1;
    weights[question.features.path(2, 1)] = 2;
    assertThat(grounds(question, weights, 3))
        .containsExactly(
            facts.number(2, 0, 2),
            facts.number(1, 2, 3),
            facts.number(0, 0, 1),
            facts.number(2, 1, 3),
            facts.number(4, 4, 3));
    weights[question.features.path(0, 2)] = -1;
    assertThat(grounds(question, weights, 3)).hasSize(3);
  }

  @Test
  void nothingLeadsToACandidateWithoutFacts() {
    Facts facts = new Facts.Builder(3, 1).add(0, 0, 1).build();
    Question question = question(facts, 0, 0);
    double[] weights = new double[question.features.count()];
    Arrays.fill(weights, 1);
    assertThat(grounds(question, weights, 2)).isEmpty();
  }

  /** The first place that leads there is so crowded that it was no evidence; the second was. */
  @Test
  void crowdedPlacesAreNoGrounds() {
    int crowd = PathEvidence.CROWD + 1;
    Facts.Builder builder = new Facts.Builder(crowd + 4, 1);
    builder.add(0, 0, 1).add(0, 0, 2).add(2, 0, 3);
    IntStream.range(0, crowd).forEach(e -> builder.add(1, 0, 3 + e));
    Facts facts = builder.build();
    Question question = question(facts, 0, 0);
    double[] weights = new double[question.features.count()];
    weights[question.features.path(0, 0)] = 1;
    assertThat(grounds(question, weights, 3))
        .containsExactly(facts.number(0, 0, 2), facts.number(0, 2, 3), facts.number(0, 1, 3));
  }
}
