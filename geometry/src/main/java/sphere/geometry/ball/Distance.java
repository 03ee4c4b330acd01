package sphere.geometry.ball;

/** Euclidean distance of 32-bit centers, summed in double in coordinate order. */
final class Distance {
  private Distance() {}

  /** Distance of {@code a[i .. i + d)} and {@code b[j .. j + d)}. */
  static double of(float[] a, int i, float[] b, int j, int d) {
    double sum = 0;
    for (int k = 0; k < d; k++) {
      double difference = (double) a[i + k] - b[j + k];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
