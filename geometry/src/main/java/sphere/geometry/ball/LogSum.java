package sphere.geometry.ball;

/** Sums of numbers given by their logarithms. */
final class LogSum {
  private static final double LOG_2 = 0.6931471805599453;

  private LogSum() {}

  /** {@code ln(e^a + e^b)}. */
  static double of(double a, double b) {
    double most = Math.max(a, b);
    return most == Double.NEGATIVE_INFINITY
        ? most
        : most + Math.log1p(Math.exp(Math.min(a, b) - most));
  }

  /** {@code ln(1 - e^a)} for a at most 0, exact at both ends (Maechler 2012). */
  static double complement(double a) {
    return a > -LOG_2 ? Math.log(-Math.expm1(a)) : Math.log1p(-Math.exp(a));
  }
}
