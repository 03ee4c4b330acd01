package sphere.geometry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DecayTest {
  private static double[] decayed(double... some) {
    double[] x = Arrays.copyOf(some, Decay.BLOCK);
    Decay.apply(x);
    return x;
  }

  @Test
  void isTheExponentialToNineDigits() {
    double[] some = new Random(1).doubles(Decay.BLOCK, 0, 30).toArray();
    double[] decayed = decayed(some);
    for (int j = 0; j < some.length; j++) {
      assertThat(decayed[j]).isCloseTo(Math.exp(-some[j]), Percentage.withPercentage(1e-7));
    }
  }

  @Test
  void ofZeroOneAndBeyondThirtyNextToNothing() {
    double[] decayed = decayed(0, 30, 1000, Double.MAX_VALUE, Double.POSITIVE_INFINITY);
    assertThat(decayed[0]).isEqualTo(1);
    for (int j = 1; j < 5; j++) {
      assertThat(decayed[j]).isBetween(0., 1e-13);
    }
  }

  @Test
  void sumsAllOfThem() {
    double[] some = new Random(2).doubles(Decay.BLOCK).toArray();
    assertThat(Decay.sum(some)).isCloseTo(Arrays.stream(some).sum(), Offset.offset(1e-9));
  }
}
