package sphere.benchmarks.rivals;

/** Sums of squares. */
final class Squares {
  private Squares() {}

  /** Squared distance over the first {@code d} coordinates. */
  static double distance(double[] a, double[] b, int d) {
    double sum = 0;
    for (int i = 0; i < d; i++) {
      double x = a[i] - b[i];
      sum += x * x;
    }
    return sum;
  }

  /** Squared length. */
  static double norm(double[] a) {
    double sum = 0;
    for (double x : a) {
      sum += x * x;
    }
    return sum;
  }
}
