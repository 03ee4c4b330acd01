package sphere.geometry.ball;

import java.util.Arrays;

/**
 * One node's ball in each of k charts, or in some: closed balls {@code B(c, r) = { x : |x - c| <= r
 * }}.
 *
 * <p>A ball contains another if it does so in at least one chart that both are in, and the margin
 * of a pair is the largest over these; overlap asks the same of intersection. Boundaries count as
 * inside, so a ball contains itself. Every ball is in the first chart, so that two always have one
 * in common.
 *
 * @param center coordinates, chart after chart of those that it is in, all finite
 * @param radii one radius per chart, finite, at least 0; NaN in a chart that it is not in, which
 *     the first cannot be
 */
public record Ball(float[] center, double[] radii) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if the arrays do not describe balls
   */
  public Ball {
    center = center.clone();
    radii = radii.clone();
    require(radii.length == 0 || !Double.isNaN(radii[0]), "radius", Double.NaN);
    int held = held(radii, radii.length);
    if (held == 0 || center.length == 0 || center.length % held != 0) {
      throw new IllegalArgumentException(
          "A ball has "
              + center.length
              + " coordinates and "
              + held
              + " radii, but needs the same number of coordinates for each radius.");
    }
    for (float x : center) {
      require(Float.isFinite(x), "coordinate", x);
    }
    for (double r : radii) {
      require(Double.isNaN(r) || r >= 0 && Double.isFinite(r), "radius", r);
    }
  }

  // How many of the first charts it is in.
  private static int held(double[] radii, int charts) {
    int held = 0;
    for (int k = 0; k < charts; k++) {
      held += Double.isNaN(radii[k]) ? 0 : 1;
    }
    return held;
  }

  private static void require(boolean valid, String what, double value) {
    if (!valid) {
      throw new IllegalArgumentException(
          "A ball has the " + what + " " + value + ", but it must be finite, a radius >= 0.");
    }
  }

  @Override
  public float[] center() {
    return center.clone();
  }

  @Override
  public double[] radii() {
    return radii.clone();
  }

  /** Number of charts up to the last that it is in. */
  public int charts() {
    return radii.length;
  }

  /** Whether it is in a chart. */
  public boolean isIn(int chart) {
    return chart < radii.length && !Double.isNaN(radii[chart]);
  }

  /** Radius in a chart that it is in. */
  public double radius(int chart) {
    return radii[chart];
  }

  /** First coordinate of a chart that it is in. */
  public int offset(int chart) {
    return held(radii, chart) * dimension();
  }

  /** Copies the coordinates in a chart that it is in. */
  void copyTo(int chart, float[] centers, int at) {
    System.arraycopy(center, offset(chart), centers, at, dimension());
  }

  /** Coordinates per chart. */
  public int dimension() {
    return center.length / held(radii, radii.length);
  }

  /**
   * Signed slack of containment, {@code max over charts of r - r' - |c - c'|}, this being the outer
   * ball: at least 0 exactly if {@code inner} is contained.
   *
   * @throws IllegalArgumentException if the dimensions differ
   */
  public double margin(Ball inner) {
    return margin(inner, bestChart(inner));
  }

  /** The chart in which the margin is largest, of those that both are in; the first of several. */
  public int bestChart(Ball inner) {
    requireSameDimension(inner);
    int best = 0;
    for (int k = 1; k < radii.length; k++) {
      best = margin(inner, k) > margin(inner, best) ? k : best;
    }
    return best;
  }

  private double margin(Ball inner, int chart) {
    if (!isIn(chart) || !inner.isIn(chart)) {
      return Double.NEGATIVE_INFINITY;
    }
    return radii[chart] - inner.radii[chart] - distance(inner, chart);
  }

  /** The lens with {@code inner} in a chart that both are in. */
  public Lens lens(Ball inner, int chart) {
    requireSameDimension(inner);
    return new Lens(dimension(), radii[chart], inner.radii[chart], distance(inner, chart));
  }

  /**
   * {@code P(this | inner)}: the share of the inner ball that lies in this one, in the chart of the
   * largest margin; 1 if contained.
   *
   * @return 0 to 1
   * @throws IllegalArgumentException if the dimensions differ
   */
  public double probability(Ball inner) {
    int chart = bestChart(inner);
    // By the same comparison as contains(): a rounded margin of 0 is contained.
    return margin(inner, chart) >= 0 ? 1 : lens(inner, chart).probability();
  }

  /** Logarithm of the volume in a chart that it is in; minus infinity of a point. */
  public double logVolume(int chart) {
    return Volume.log(dimension(), radii[chart]);
  }

  /** Whether {@code inner} lies in this ball in some chart: {@code margin(inner) >= 0}. */
  public boolean contains(Ball inner) {
    return margin(inner) >= 0;
  }

  /** Whether the two share a point in some chart: {@code |c - c'| <= r + r'}. */
  public boolean overlaps(Ball other) {
    requireSameDimension(other);
    for (int k = 0; k < radii.length; k++) {
      boolean both = isIn(k) && other.isIn(k);
      if (both && distance(other, k) <= radii[k] + other.radii[k]) {
        return true;
      }
    }
    return false;
  }

  /** Whether the two share no point in any chart. */
  public boolean disjoint(Ball other) {
    return !overlaps(other);
  }

  /** Distance of the centers in the first chart. */
  public double distance(Ball other) {
    requireSameDimension(other);
    return distance(other, 0);
  }

  private double distance(Ball other, int chart) {
    int d = dimension();
    return Distance.of(center, offset(chart), other.center, other.offset(chart), d);
  }

  private void requireSameDimension(Ball other) {
    if (dimension() != other.dimension()) {
      throw new IllegalArgumentException(
          "Balls of different shape: of %d and of %d dimensions."
              .formatted(dimension(), other.dimension()));
    }
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Ball b && Arrays.equals(center, b.center) && Arrays.equals(radii, b.radii);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(center) + Arrays.hashCode(radii);
  }

  @Override
  public String toString() {
    return "Ball" + Arrays.toString(center) + Arrays.toString(radii);
  }
}
