package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence by distances and by facts is what a look at all facts says. */
class EvidenceTest {
  private static final int ENTITIES = 14;
  private static final Offset<Double> CLOSE = within(1e-4);

  private interface Asked {
    void of(Question question, Vectors vectors, int from, int way);
  }

  // Every question, twice in a row by the same scratch space.
  private static void each(Facts facts, Asked asked) {
    Vectors vectors = Samples.vectors(facts.count(), facts, 4);
    Question question = new Question(facts, Optional.empty(), vectors);
    for (int from = 0; from < facts.entityCount(); from++) {
      for (int way = 0; way < facts.wayCount(); way++) {
        question.ask(from, way);
        asked.of(question, vectors, from, way);
      }
    }
  }

  private static double units(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - (double) b[i]) * (a[i] - (double) b[i]);
    }
    return Math.sqrt(sum) / 0.7;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void distancesAreThoseOfCenters(long seed) {
    Facts facts = Samples.random(seed, ENTITIES, 2, 40);
    each(
        facts,
        (question, vectors, from, way) -> {
          float[] led = vectors.centers()[from].clone();
          for (int i = 0; i < led.length; i++) {
            led[i] +=
                (way & 1) == 0
                    ? vectors.translations()[way >> 1][i]
                    : -vectors.translations()[way >> 1][i];
          }
          for (int e = 0; e < ENTITIES; e++) {
            double there = units(led, vectors.centers()[e]);
            double near = units(vectors.centers()[from], vectors.centers()[e]);
            assertThat((double) question.dense[Features.DISTANCE][e]).isCloseTo(-there, CLOSE);
            assertThat((double) question.dense[Features.CLOSENESS][e])
                .isCloseTo(-Math.log(there + 0.05), CLOSE);
            assertThat((double) question.dense[Features.NEARNESS][e]).isCloseTo(-near, CLOSE);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void othersThatHaveTheCandidateVoteByTheirNearness(long seed) {
    Facts facts = Samples.random(seed, ENTITIES, 2, 40);
    each(
        facts,
        (question, vectors, from, way) -> {
          for (int e = 0; e < ENTITIES; e++) {
            List<Double> far = new ArrayList<>();
            for (int other : Samples.ends(facts, way ^ 1, e)) {
              if (other != from) {
                far.add(units(vectors.centers()[from], vectors.centers()[other]));
              }
            }
            double votes = far.stream().mapToDouble(d -> Math.exp(-d / 0.25)).sum();
            double nearest = far.stream().mapToDouble(d -> d).min().orElse(6);
            assertThat((double) question.dense[Features.VOTES][e])
                .isCloseTo(Math.log(votes + 1e-6), within(1e-3));
            assertThat((double) question.dense[Features.NEAREST_KNOWN][e])
                .isCloseTo(-Math.min(6, nearest), CLOSE);
            assertThat((double) question.dense[Features.FREQUENCY][e])
                .isCloseTo(Math.log1p(far.size()), CLOSE);
            assertThat(question.dense[Features.EVER][e]).isEqualTo(far.isEmpty() ? 0 : 1);
          }
        });
  }

  @Test
  void candidatesNearAKnownAnswerAreNear() {
    Facts facts = Samples.random(5, ENTITIES, 2, 30);
    each(
        facts,
        (question, vectors, from, way) -> {
          for (int e = 0; e < ENTITIES; e++) {
            float[] center = vectors.centers()[e];
            double near =
                Samples.ends(facts, way, from).stream()
                    .mapToDouble(a -> Math.exp(-units(vectors.centers()[a], center) / 0.5))
                    .max()
                    .orElse(0);
            assertThat((double) question.dense[Features.NEAR_ANSWER][e]).isCloseTo(near, CLOSE);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void thoseThatShareAnEndSayWhatTheyHave(long seed) {
    Facts facts = Samples.random(seed, ENTITIES, 3, 50);
    each(
        facts,
        (question, vectors, from, way) -> {
          double[] times = new double[ENTITIES];
          double[] weight = new double[ENTITIES];
          for (int first = 0; first < facts.wayCount(); first++) {
            for (int end : Samples.ends(facts, first, from)) {
              List<Integer> crowd = Samples.ends(facts, first ^ 1, end);
              for (int other : crowd) {
                for (int e : other == from ? List.<Integer>of() : Samples.ends(facts, way, other)) {
                  times[e]++;
                  weight[e] += 1.0 / crowd.size();
                }
              }
            }
          }
          for (int e = 0; e < ENTITIES; e++) {
            assertThat((double) question.dense[Features.SHARED][e])
                .isCloseTo(Math.log1p(times[e]), CLOSE);
            assertThat((double) question.dense[Features.SHARED_WEIGHT][e])
                .isCloseTo(weight[e], CLOSE);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void stepsAndPathsAreThoseThatLeadThere(long seed) {
    Facts facts = Samples.random(seed, ENTITIES, 2, 25);
    Features features = new Features(facts.wayCount());
    int[] all = IntStream.range(0, ENTITIES).toArray();
    each(
        facts,
        (question, vectors, from, way) -> {
          int[][] reached = question.sparseOf(all);
          for (int e = 0; e < ENTITIES; e++) {
            Set<Integer> expected = new HashSet<>();
            for (int first = 0; first < facts.wayCount(); first++) {
              for (int middle : Samples.ends(facts, first, from)) {
                if (middle == e) {
                  expected.add(features.step(first));
                }
                for (int second = 0; second < facts.wayCount(); second++) {
                  if (Samples.ends(facts, second, middle).contains(e)) {
                    expected.add(features.path(first, second));
                  }
                }
              }
            }
            assertThat(reached[e]).doesNotHaveDuplicates();
            assertThat(IntStream.of(reached[e]).boxed())
                .containsExactlyInAnyOrderElementsOf(expected);
          }
        });
  }

  @Test
  void everyFeatureIsOfOneKindAndScoresAreSums() {
    Facts facts = Samples.random(8, ENTITIES, 2, 40);
    Features features = new Features(facts.wayCount());
    assertThat(features.count()).isEqualTo(Features.DENSE + 4 + 16);
    assertThat(features.path(3, 3)).isEqualTo(features.count() - 1);
    assertThat(new Features(66).count()).isEqualTo(Features.DENSE + 66);
    EnumSet<Evidence> kinds = EnumSet.noneOf(Evidence.class);
    double[] weights = new double[features.count()];
    for (int f = 0; f < weights.length; f++) {
      kinds.add(Evidence.of(f));
      weights[f] = 1.0 / (3 + f);
    }
    assertThat(kinds).containsExactlyInAnyOrder(Evidence.values());
    each(
        facts,
        (question, vectors, from, way) -> {
          double[] scores = new double[ENTITIES];
          question.score(weights, scores);
          for (int e = 0; e < ENTITIES; e++) {
            double sum = 0;
            for (int f = 0; f < Features.DENSE; f++) {
              sum += weights[f] * question.dense[f][e];
            }
            for (int f : question.sparseOf(new int[] {e})[0]) {
              sum += weights[f];
            }
            assertThat(scores[e]).isCloseTo(sum, within(1e-9));
          }
        });
  }

  /**
   * A class with 100,000 instances, each of five more such classes: what they share was once walked
   * through for each pair of instances, and distances were taken from each of them.
   */
  @Test
  void hubsAreAskedAsLightlyAsOthers() {
    int n = 100_000;
    Facts.Builder builder = new Facts.Builder(n + 6, 1);
    for (int e = 0; e < n; e++) {
      for (int hub = 0; hub < 6; hub++) {
        if (hub == 0 || (e + hub) % 50 > 0) {
          builder.add(e, 0, n + hub);
        }
      }
    }
    Facts facts = builder.build();
    Question question = new Question(facts, Optional.empty(), Samples.vectors(1, facts, 2));
    question.ask(n + 1, 1);
    assertThat(question.known()).hasSize(n - n / 50 + 1);
    // What lacks this class alone shares all others with each of those that have it.
    assertThat(question.dense[Features.SHARED][49]).isPositive();
    assertThat(question.dense[Features.NEAR_ANSWER][49]).isPositive();
  }
}
