package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RanksTest {
  /** Few scores, so that many are equal; each place that is left out halves, once. */
  @Property(tries = 200)
  void theRankIsTheMeanOfTheFirstAndTheLastThatItMayHave(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = -2, max = 2) Integer> given,
      @ForAll long seed) {
    double[] scores = given.stream().mapToDouble(Integer::doubleValue).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    int entity = random.nextInt(scores.length);
    int[] skipped = IntStream.range(0, scores.length).filter(e -> random.nextInt(3) == 0).toArray();
    int[] counted =
        IntStream.range(0, scores.length)
            .filter(e -> e == entity || IntStream.of(skipped).noneMatch(s -> s == e))
            .toArray();
    long better = IntStream.of(counted).filter(e -> scores[e] > scores[entity]).count();
    long notWorse = IntStream.of(counted).filter(e -> scores[e] >= scores[entity]).count();
    assertThat(Ranks.of(scores, entity, skipped)).isEqualTo((better + 1 + notWorse) / 2.0);
  }

  /** Its rank came out as 1/2, which is better than the first. */
  @Test
  void aScoreThatIsNoNumberRanksLast() {
    assertThat(Ranks.of(new double[] {Double.NaN, 1, 2}, 0, new int[0])).isEqualTo(3);
    assertThat(Ranks.of(new double[] {Double.NaN, Double.NaN}, 1, new int[0])).isEqualTo(2);
    assertThat(Ranks.of(new double[] {Double.NaN, 1}, 1, new int[0])).isEqualTo(2);
    assertThat(Ranks.of(new double[] {Double.NaN, 1}, 1, new int[] {0})).isEqualTo(1);
  }

  @Test
  void figuresAreThoseOfTheRanks() {
    RoleFigures figures = Ranks.figures(new double[] {200, 1, 2, 10.5, 4}, 201);
    assertThat(figures.facts()).isEqualTo(5);
    assertThat(figures.mrr())
        .isCloseTo((1 + 1 / 2.0 + 1 / 4.0 + 1 / 10.5 + 1 / 200.0) / 5, within(1e-12));
    assertThat(figures.hits1()).isEqualTo(.2);
    assertThat(figures.hits3()).isEqualTo(.4);
    assertThat(figures.hits10()).isEqualTo(.6);
    assertThat(figures.hits100()).isEqualTo(.8);
    assertThat(figures.meanRank()).isEqualTo(43.5);
    assertThat(figures.medianRank()).isEqualTo(4);
    assertThat(figures.auc()).isCloseTo(1 - 42.5 / 200, within(1e-12));
  }

  @Test
  void theMedianOfTwoIsBetweenThem() {
    assertThat(Ranks.figures(new double[] {4, 1}, 9).medianRank()).isEqualTo(2.5);
  }

  @Test
  void nothingThatIsJudgedHasNoFigures() {
    assertThat(Ranks.figures(new double[0], 0))
        .isEqualTo(new RoleFigures(0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(Ranks.figures(new double[] {1}, 1).auc()).isEqualTo(1);
  }

  @Test
  void theLargestComeFirstOfEqualOnesTheFirst() {
    double no = Double.NEGATIVE_INFINITY;
    double[] scores = {1, no, 3, 3, Double.NaN, 2, 3, 1};
    assertThat(Top.of(scores, 4)).containsExactly(2, 3, 6, 5);
    assertThat(Top.of(scores, 2)).containsExactly(2, 3);
    assertThat(Top.of(scores, 99)).containsExactly(2, 3, 6, 5, 0, 7);
    assertThat(Top.of(scores, 0)).isEmpty();
    assertThat(Top.of(new double[0], 3)).isEmpty();
  }
}
