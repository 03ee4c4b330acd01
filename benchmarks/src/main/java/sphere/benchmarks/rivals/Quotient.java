package sphere.benchmarks.rivals;

/**
 * Hinges on a quotient that is at most 1 where a child lies in its parent, as {@code (r_child +
 * distance) / r_parent} is: free of scale, so that deep and small ones count as much as the root.
 */
final class Quotient {
  /** By how much of the parent's size a pair should be right. */
  static final double SLACK = .1;

  private Quotient() {}

  /** {@code max(0, q - 1 + slack)}. */
  static double contain(double q) {
    return Math.max(0, q - 1 + SLACK);
  }

  /** {@code max(0, 1 + slack - q)}. */
  static double separate(double q) {
    return Math.max(0, 1 + SLACK - q);
  }
}
