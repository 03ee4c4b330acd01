package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.training.Monitor;

/** Evidence by containment is what a look at all pairs says. */
class OrderEvidenceTest {
  private static final int ENTITIES = 16;
  private static final Offset<Double> CLOSE = within(1e-4);

  private interface Asked {
    void of(Question question, int from, int way);
  }

  private static IntStream all() {
    return IntStream.range(0, ENTITIES);
  }

  private static void each(Facts facts, Asked asked) {
    Closure closure = Closure.of(Order.stated(facts, () -> {}), ENTITIES, Monitor.NONE);
    Question question = new Question(facts, Optional.of(closure), Samples.vectors(1, facts, 3));
    for (int way = 0; way < facts.wayCount(); way++) {
      for (int from = 0; from < ENTITIES; from++) {
        question.ask(from, way);
        asked.of(question, from, way);
      }
    }
  }

  private static double information(boolean[][] below, int ball) {
    return Math.log(ENTITIES / (double) all().filter(e -> below[e][ball]).count());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sizesAndWhatIsAroundBothAreThoseOfBalls(long seed) {
    Facts facts = Samples.ordered(seed, ENTITIES, 3, 8);
    boolean[][] below = Samples.below(facts);
    each(
        facts,
        (question, from, way) -> {
          double depth = Math.log(all().filter(a -> below[from][a]).count());
          for (int e = 0; e < ENTITIES; e++) {
            int of = e;
            long above = all().filter(a -> below[of][a]).count();
            long held = all().filter(u -> u != of && below[u][of]).count();
            double common =
                all()
                    .filter(a -> below[from][a] && below[of][a])
                    .filter(a -> all().filter(u -> u != a && below[u][a]).count() <= ENTITIES / 2)
                    .mapToDouble(a -> information(below, a))
                    .sum();
            double around =
                all().filter(a -> below[of][a]).mapToDouble(a -> information(below, a)).sum();
            assertThat((double) question.dense[Features.VOLUME][e])
                .isCloseTo(Math.log1p(held), CLOSE);
            assertThat((double) question.dense[Features.DEPTH][e])
                .isCloseTo(Math.abs(Math.log(above) - depth), CLOSE);
            assertThat((double) question.dense[Features.COMMON][e]).isCloseTo(common / 10, CLOSE);
            assertThat((double) question.dense[Features.ALONE][e])
                .isCloseTo((common - around) / 10, CLOSE);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void contentIsTheShareOfWhatLiesInTheBallThatHasTheAnswer(long seed) {
    Facts facts = Samples.ordered(seed, ENTITIES, 3, 20);
    boolean[][] below = Samples.below(facts);
    each(
        facts,
        (question, from, way) -> {
          int[] content = all().filter(u -> u != from && below[u][from]).toArray();
          for (int e = 0; e < ENTITIES; e++) {
            int of = e;
            long has =
                IntStream.of(content)
                    .filter(
                        u ->
                            way == 0
                                ? u != of && below[u][of]
                                : Samples.ends(facts, way, u).contains(of))
                    .count();
            double share = has == 0 || (way & 1) == 1 ? 0 : has / (double) content.length;
            assertThat((double) question.dense[Features.CONTENT][e]).isCloseTo(share, CLOSE);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void candidatesBelowParentsOrFillersAndCousinsAreMarked(long seed) {
    Facts facts = Samples.ordered(seed, ENTITIES, 3, 12);
    boolean[][] below = Samples.below(facts);
    each(
        facts,
        (question, from, way) -> {
          Set<Integer> inside = new HashSet<>();
          Set<Integer> cousins = new HashSet<>();
          Set<Integer> fillers = new HashSet<>();
          for (int above = 0; above < ENTITIES; above++) {
            boolean counts = way == 0 ? above == from : way % 2 == 0 && below[from][above];
            for (int answer : counts ? Samples.ends(facts, way, above) : List.<Integer>of()) {
              all().filter(e -> e != answer && below[e][answer]).forEach(inside::add);
            }
            for (int other = 2; counts && way > 0 && other < facts.wayCount(); other += 2) {
              fillers.addAll(Samples.ends(facts, other, above));
            }
          }
          for (int parent : way == 0 ? Samples.ends(facts, 0, from) : List.<Integer>of()) {
            for (int above : Samples.ends(facts, 0, parent)) {
              cousins.addAll(Samples.ends(facts, 1, above));
            }
          }
          for (int e = 0; e < ENTITIES; e++) {
            assertThat(question.dense[Features.INSIDE_ANSWER][e] > 0).isEqualTo(inside.contains(e));
            assertThat(question.dense[Features.COUSIN][e] > 0).isEqualTo(cousins.contains(e));
            if (way > 0) {
              assertThat(question.dense[Features.IMAGE][e] > 0).isEqualTo(fillers.contains(e));
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void imagesAreWhatTheCandidateStatesAndTheStartHas(long seed) {
    Facts facts = Samples.ordered(seed, ENTITIES, 3, 30);
    boolean[][] below = Samples.below(facts);
    each(
        facts,
        (question, from, way) -> {
          for (int e = 0; way == 0 && e < ENTITIES; e++) {
            int of = e;
            int[] stated =
                IntStream.range(0, facts.count())
                    .filter(f -> facts.role(f) > 0 && facts.head(f) == of)
                    .toArray();
            // The start itself, being no candidate, is no filler either.
            long matches =
                IntStream.of(stated)
                    .filter(f -> facts.tail(f) != from)
                    .filter(f -> has(facts, below, from, facts.role(f), facts.tail(f)))
                    .count();
            assertThat(question.dense[Features.IMAGE][e]).isEqualTo(matches > 0 ? 1 : 0);
            assertThat(question.dense[Features.IMAGE_LACKS][e])
                .isEqualTo(matches > 0 ? matches - stated.length : 0);
          }
        });
  }

  private static boolean has(Facts facts, boolean[][] below, int head, int role, int tail) {
    return IntStream.range(0, facts.count())
        .filter(f -> facts.role(f) == role)
        .anyMatch(f -> below[head][facts.head(f)] && below[facts.tail(f)][tail]);
  }
}
