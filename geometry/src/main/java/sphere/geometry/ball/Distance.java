package sphere.geometry.ball;

/**
 * Euclidean distance of 32-bit centers, summed in double in coordinate order: the one by which
 * every Boolean answer is decided.
 *
 * <p>Differences of floats are at most 2^129, so that no square overflows; the smallest is 2^-149,
 * so that none underflows.
 */
public final class Distance {
  private Distance() {}

  /** Distance of {@code a[i .. i + d)} and {@code b[j .. j + d)}, {@code sqrt(squared)}. */
  public static double of(float[] a, int i, float[] b, int j, int d) {
    return Math.sqrt(squared(a, i, b, j, d));
  }

  /**
   * Squared distance of {@code a[i .. i + d)} and {@code b[j .. j + d)}.
   *
   * @return within {@code (d + 3) 2^-53} of the true value, relatively
   */
  public static double squared(float[] a, int i, float[] b, int j, int d) {
    double sum = 0;
    for (int k = 0; k < d; k++) {
      double difference = (double) a[i + k] - b[j + k];
      sum += difference * difference;
    }
    return sum;
  }

  /** Distance of points in 64 bits, which must be scaled so that no square overflows. */
  static double of(double[] a, int i, double[] b, int j, int d) {
    double sum = 0;
    for (int k = 0; k < d; k++) {
      double difference = a[i + k] - b[j + k];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
