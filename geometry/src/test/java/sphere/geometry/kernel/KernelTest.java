package sphere.geometry.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel computes what its face promises, in every dimension, at every offset. */
class KernelTest {
  private static final int[] DIMENSIONS = {
    1, 2, 3, 4, 5, 7, 8, 9, 13, 15, 16, 17, 24, 31, 32, 33, 63, 64, 65, 100, 128, 207, 702, 1024,
    4098
  };

  private final SplittableRandom random = new SplittableRandom(7);

  // The vectors whether they pay here or not.
  static Stream<Kernel> kernels() throws ReflectiveOperationException {
    return Stream.of(new ScalarKernel(), VectorProbe.here().load());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void squaredDistancesLieWithinTheBandOfTheTrueValue(Kernel kernel) {
    for (int d : DIMENSIONS) {
      float[] a = values(3 * d + 5);
      double got = kernel.squaredDistance(a, 3, a, 2 * d + 2, d);
      assertThat(relativeError(got, exact(a, 3, 2 * d + 2, d)))
          .as("%d dimensions", d)
          .isLessThanOrEqualTo((d + 3) * 0x1p-53);
    }
  }

  // In decimals without rounding.
  private static BigDecimal exact(float[] a, int i, int j, int d) {
    return IntStream.range(0, d)
        .mapToObj(k -> new BigDecimal(a[i + k]).subtract(new BigDecimal(a[j + k])))
        .map(x -> x.multiply(x))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static double relativeError(double value, BigDecimal truth) {
    return new BigDecimal(value)
        .subtract(truth)
        .abs()
        .divide(truth, java.math.MathContext.DECIMAL64)
        .doubleValue();
  }

  // Magnitudes far apart, so that an order of summation that loses digits shows.
  private float[] values(int count) {
    float[] a = new float[count];
    for (int k = 0; k < count; k++) {
      a[k] = (float) (random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-12, 12)));
    }
    return a;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void oneToManyAndManyToManyAreManyOneToOne(Kernel kernel) {
    for (int d : DIMENSIONS) {
      float[] a = values(7 * d + 3);
      float[] b = values(6 * d + 2);
      double[] many = new double[6];
      double[] block = new double[31];
      kernel.squaredDistances(a, 3, b, 2, 5, d, many);
      kernel.block(a, 3, 6, b, 2, 5, d, block);
      for (int p = 0; p < 6; p++) {
        for (int q = 0; q < 5; q++) {
          double one = kernel.squaredDistance(a, 3 + p * d, b, 2 + q * d, d);
          assertThat(block[p * 5 + q]).isCloseTo(one, within(d, one));
        }
      }
      assertThat(many).startsWith(IntStream.range(0, 5).mapToDouble(q -> block[q]).toArray());
      assertThat(many[5]).isZero();
      assertThat(block[30]).isZero();
    }
  }

  private static org.assertj.core.data.Offset<Double> within(int d, double value) {
    return org.assertj.core.data.Offset.offset(ErrorBand.of(d) * value);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void updatesAreTheSameBitForBit(Kernel kernel) {
    for (int d : DIMENSIONS) {
      float[] x = values(d + 2);
      float[] y = values(d + 3);
      float[] expected = y.clone();
      for (int k = 0; k < d; k++) {
        float product = .1f * x[2 + k];
        expected[1 + k] = expected[1 + k] + product;
      }
      kernel.add(.1f, x, 2, y, 1, d);
      assertThat(y).as("%d dimensions", d).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void extremesNeitherOverflowNorVanish(Kernel kernel) {
    for (int d : DIMENSIONS) {
      float[] a = new float[2 * d];
      java.util.Arrays.fill(a, 0, d, Float.MAX_VALUE);
      java.util.Arrays.fill(a, d, 2 * d, -Float.MAX_VALUE);
      double twice = 2.0 * Float.MAX_VALUE;
      assertThat(kernel.squaredDistance(a, 0, a, d, d))
          .isCloseTo(d * twice * twice, within(d, d * twice * twice));
      java.util.Arrays.fill(a, 0, d, Float.MIN_VALUE);
      java.util.Arrays.fill(a, d, 2 * d, 0);
      assertThat(kernel.squaredDistance(a, 0, a, d, d)).isEqualTo(d * 0x1p-298);
      assertThat(kernel.squaredDistance(a, 0, a, 0, d)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void rangesOutsideTheArraysAreRefused(Kernel kernel) {
    float[] a = new float[64];
    double[] out = new double[4];
    assertThatThrownBy(() -> kernel.squaredDistance(a, 0, a, 16, 64))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> kernel.squaredDistances(a, 0, a, 0, 5, 16, out))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> kernel.block(a, 0, 2, a, 0, 3, 16, out))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> kernel.add(1, a, 0, a, 48, 32))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
