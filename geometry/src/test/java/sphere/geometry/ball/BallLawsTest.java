package sphere.geometry.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BallLawsTest {
  private static Ball ball(float[] c, double r) {
    return new Ball(c, new double[] {r});
  }

  @Property
  void ballContainsItself(
      @ForAll @Size(3) @FloatRange(min = -9, max = 9) float[] c,
      @ForAll @DoubleRange(min = 0, max = 9) double r) {
    assertThat(ball(c, r).contains(ball(c, r))).isTrue();
  }

  @Property
  void marginIsSuperAdditive(
      @ForAll @Size(12) @FloatRange(min = -9, max = 9) float[] x,
      @ForAll @DoubleRange(min = 0, max = 9) double r,
      @ForAll @DoubleRange(min = 0, max = 9) double s,
      @ForAll @DoubleRange(min = 0, max = 9) double t) {
    Ball a = ball(java.util.Arrays.copyOfRange(x, 0, 4), r);
    Ball b = ball(java.util.Arrays.copyOfRange(x, 4, 8), s);
    Ball c = ball(java.util.Arrays.copyOfRange(x, 8, 12), t);
    double sum = a.margin(b) + b.margin(c);
    // Three square roots and five sums of doubles: a few ulps of the largest term.
    double slack = 1e-14 * (60 + Math.abs(sum) + Math.abs(a.margin(c)));
    assertThat(a.margin(c)).isGreaterThanOrEqualTo(sum - slack);
  }

  @Property
  void containedBallsOverlapAndDisjointIsNotOverlapping(
      @ForAll @Size(8) @FloatRange(min = -3, max = 3) float[] x,
      @ForAll @DoubleRange(min = 0, max = 5) double r,
      @ForAll @DoubleRange(min = 0, max = 5) double s) {
    Ball a = ball(java.util.Arrays.copyOfRange(x, 0, 4), r);
    Ball b = ball(java.util.Arrays.copyOfRange(x, 4, 8), s);
    assertThat(a.disjoint(b)).isEqualTo(!a.overlaps(b));
    assertThat(a.overlaps(b)).isEqualTo(b.overlaps(a));
    if (a.contains(b)) {
      assertThat(a.overlaps(b)).isTrue();
    }
  }

  @Test
  void oneChartThatContainsIsEnough() {
    Ball outer = new Ball(new float[] {0, 0, 5, 5}, new double[] {2, .1});
    Ball inner = new Ball(new float[] {1, 0, -5, -5}, new double[] {1, 1});
    assertThat(outer.margin(inner)).isZero();
    assertThat(outer.contains(inner)).isTrue();
    assertThat(inner.contains(outer)).isFalse();
  }

  @Test
  void whatIsContainedHasProbabilityOneOnTheRimToo() {
    Ball outer = ball(new float[] {0, 0, 0}, 1);
    Ball speck = ball(new float[] {1, 0, 0}, 4e-17);
    assertThat(outer.contains(speck)).isTrue();
    assertThat(outer.probability(speck)).isEqualTo(1);
  }

  // Charts 0 and 2 hold one, 0 and 1 the other: only the first counts, whatever the others say.
  @Test
  void ballsAreComparedInTheChartsThatHoldBoth() {
    Ball outer = new Ball(new float[] {0, 0, 9, 9}, new double[] {2, Double.NaN, 1});
    Ball inner = new Ball(new float[] {1, 0, 9, 9}, new double[] {.5, 5});
    assertThat(outer.margin(inner)).isEqualTo(.5);
    assertThat(outer.bestChart(inner)).isZero();
    assertThat(outer.contains(inner)).isTrue();
    assertThat(inner.contains(outer)).isFalse();
    assertThat(outer.isIn(1)).isFalse();
    assertThat(inner.isIn(2)).isFalse();
    assertThat(outer.offset(2)).isEqualTo(2);
    Ball far = new Ball(new float[] {100, 0, 9, 9}, new double[] {.5, Double.NaN, .5});
    assertThat(outer.contains(far)).isTrue();
    assertThat(outer.bestChart(far)).isEqualTo(2);
    assertThat(inner.overlaps(far)).isFalse();
  }

  @Test
  void malformedBallsAreRefusedInOneSentence() {
    assertThatThrownBy(() -> ball(new float[] {Float.NaN}, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> ball(new float[] {0}, -1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> ball(new float[] {0}, Double.POSITIVE_INFINITY))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> new Ball(new float[3], new double[2])).hasMessageContaining("3");
    double[] notInTheFirst = {Double.NaN, 1};
    assertThatThrownBy(() -> new Ball(new float[3], notInTheFirst))
        .hasMessageContaining("radius NaN");
    assertThatThrownBy(() -> ball(new float[2], 1).contains(ball(new float[3], 1)))
        .hasMessageContaining("different shape");
  }
}
