package sphere.benchmarks.rivals;

/** Distances that are of interest only if they are small. */
final class Within {
  // Asking after each coordinate would cost more than it saves.
  private static final int BLOCK = 8;
  // Rounding: the sum of many may pass the limit by a little and yet be equal to it.
  private static final double ROUNDING = 1 + 1e-12;

  private Within() {}

  /** Squared distance over the first {@code d} coordinates, or infinity if it exceeds the limit. */
  static double square(double[] a, double[] b, int d, double limit) {
    double sum = 0;
    for (int begin = 0; begin < d; begin += BLOCK) {
      int end = Math.min(d, begin + BLOCK);
      for (int i = begin; i < end; i++) {
        double x = a[i] - b[i];
        sum += x * x;
      }
      if (sum > limit * ROUNDING) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return sum;
  }
}
