package sphere.geometry.ball;

/**
 * Volumes of n-balls, in logarithms: the volume itself underflows a double near dimension 400.
 *
 * <p>{@code V_n(r) = pi^(n/2) r^n / Gamma(n/2 + 1)}.
 */
public final class Volume {
  private static final double LOG_PI = 1.1447298858494002;
  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  /** From here on six terms of Stirling's series are exact to the last bits of a double. */
  private static final int STIRLING = 16;

  private Volume() {}

  /**
   * Logarithm of the volume, {@code n/2 ln pi - ln Gamma(n/2 + 1) + n ln r}. Error below 4e-14 of
   * the largest of its terms.
   *
   * @param dimension n, at least 1
   * @param radius r, at least 0 and finite; of radius 0 the logarithm is minus infinity
   * @throws IllegalArgumentException if either is out of range
   */
  public static double log(int dimension, double radius) {
    requireDimension(dimension);
    requireRadius("radius", radius);
    return dimension * (LOG_PI / 2 + Math.log(radius)) - logGamma(dimension / 2.0 + 1);
  }

  static void requireDimension(int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException(
          "Value for `dimension` was `" + dimension + "`, but must be at least 1.");
    }
  }

  static void requireRadius(String name, double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "Value for `"
              + name
              + "` was `"
              + value
              + "`, but must be a finite number of at least 0.");
    }
  }

  /**
   * {@code ln Gamma(x)} for x at least 1/2, by Stirling's series (Abramowitz and Stegun 6.1.41)
   * after moving x up by {@code Gamma(x) = Gamma(x + 1) / x}.
   */
  static double logGamma(double x) {
    double product = 1;
    double z = x;
    while (z < STIRLING) {
      product *= z;
      z += 1;
    }
    double s = 1 / (z * z);
    double series =
        1.0 / 12
            - s
                * (1.0 / 360
                    - s
                        * (1.0 / 1260
                            - s * (1.0 / 1680 - s * (1.0 / 1188 - s * (691.0 / 360360)))));
    return (z - .5) * Math.log(z) - z + HALF_LOG_TWO_PI + series / z - Math.log(product);
  }

  /**
   * {@code ln B(a, 1/2) = ln Gamma(a) + ln(pi)/2 - ln Gamma(a + 1/2)} without the cancellation of
   * two large logarithms: {@code ln(Gamma(a + 1/2) / Gamma(a)) = ln(a)/2 - 1/(8a) + 1/(192 a^3) -
   * 1/(640 a^5) + 17/(14336 a^7) - 31/(18432 a^9) + ...} (Tricomi and Erdelyi 1951), after moving a
   * up.
   */
  static double logBetaHalf(double a) {
    double ratio = 1;
    double z = a;
    while (z < STIRLING) {
      ratio *= (z + .5) / z;
      z += 1;
    }
    double s = 1 / (z * z);
    double series =
        -1.0 / 8 + s * (1.0 / 192 - s * (1.0 / 640 - s * (17.0 / 14336 - s * (31.0 / 18432))));
    return LOG_PI / 2 - (Math.log(z) / 2 + series / z) + Math.log(ratio);
  }
}
