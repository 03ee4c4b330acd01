package sphere.geometry.ball;

/**
 * The share of a ball or sphere that a plane cuts off, in logarithms.
 *
 * <p>A plane at angle phi from the pole cuts off the share {@code I_x(a, 1/2) / 2}, {@code x =
 * sin^2 phi}, at most one half; a = (n + 1) / 2 for the volume of an n-ball, (n - 1) / 2 for its
 * surface. Regularized incomplete beta function: continued fraction (Press et al., Numerical
 * Recipes, 6.4) where x is small, series of the complement {@code I_y(1/2, a)}, {@code y = cos^2
 * phi}, where y is. Both x and y are given, so that neither is the rounded difference of the other
 * from 1.
 *
 * @param power {@code a ln x}, the part that is large in high dimension
 * @param factor logarithm of the share less power, so that two caps on the same disc can be
 *     compared without it
 * @param central {@code I_y(1/2, a)}: the share between the plane and its mirror image
 */
record Cap(double power, double factor, double central) {
  private static final double TINY = 1e-300;
  private static final double LOG_2 = 0.6931471805599453;

  /**
   * @param a half-integer, at least 1/2
   * @param logX logarithm of x
   * @param x {@code sin^2 phi}, may underflow to 0
   * @param cosine absolute cosine of phi, its square is y
   */
  static Cap of(double a, double logX, double x, double cosine) {
    double logBeta = Volume.logBetaHalf(a);
    double power = a * logX;
    double y = cosine * cosine;
    if (x > (a + 1) / (a + 2.5)) {
      double central = cosine * Math.exp(power - logBeta) * 2 * complement(a, y);
      return new Cap(power, Math.log1p(-central) - LOG_2 - power, central);
    }
    double factor = Math.log(cosine * fraction(a, x) / (2 * a)) - logBeta;
    return new Cap(power, factor, 1 - 2 * Math.exp(power + factor));
  }

  /** Logarithm of the share, at most ln(1/2). */
  double logSmall() {
    return power + factor;
  }

  // Sum over k of (a + 1/2)_k / (3/2)_k y^k: all terms positive, quick while a y is about 1.
  private static double complement(double a, double y) {
    double term = 1;
    double sum = 1;
    for (int k = 0; term > sum * 1e-17; k++) {
      term *= y * (a + .5 + k) / (1.5 + k);
      sum += term;
    }
    return sum;
  }

  // The continued fraction of I_x(a, b) with b = 1/2 by Lentz's method; some sqrt(a) steps.
  private static double fraction(double a, double x) {
    double b = .5;
    double c = 1;
    double d = 1 / guarded(1 - (a + b) * x / (a + 1));
    double result = d;
    double change = 0;
    for (int m = 1; Math.abs(change - 1) > 1e-16 && m < 10_000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / guarded(1 + even * d);
      c = guarded(1 + even / c);
      result *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / guarded(1 + odd * d);
      c = guarded(1 + odd / c);
      change = d * c;
      result *= change;
    }
    return result;
  }

  private static double guarded(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
