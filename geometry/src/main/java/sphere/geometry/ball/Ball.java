package sphere.geometry.ball;

import java.util.Arrays;

/**
 * One node's ball in each of k charts: closed balls {@code B(c, r) = { x : |x - c| <= r }}.
 *
 * <p>A ball contains another if it does so in at least one chart, and the margin of a pair is the
 * largest over the charts; overlap asks the same of intersection. Boundaries count as inside, so a
 * ball contains itself.
 *
 * @param center coordinates, chart after chart, all finite; length is charts times dimension
 * @param radii one radius per chart, finite, at least 0
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
    if (radii.length == 0 || center.length == 0 || center.length % radii.length != 0) {
      throw new IllegalArgumentException(
          "A ball has "
              + center.length
              + " coordinates and "
              + radii.length
              + " radii, but needs the same number of coordinates for each radius.");
    }
    for (float x : center) {
      require(Float.isFinite(x), "coordinate", x);
    }
    for (double r : radii) {
      require(r >= 0 && Double.isFinite(r), "radius", r);
    }
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

  /** Number of charts. */
  public int charts() {
    return radii.length;
  }

  /** Coordinates per chart. */
  public int dimension() {
    return center.length / radii.length;
  }

  /**
   * Signed slack of containment, {@code max over charts of r - r' - |c - c'|}, this being the outer
   * ball: at least 0 exactly if {@code inner} is contained.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public double margin(Ball inner) {
    return margin(inner, bestChart(inner));
  }

  /** The chart in which the margin is largest; the first of several. */
  public int bestChart(Ball inner) {
    requireSameShape(inner);
    int best = 0;
    for (int k = 1; k < radii.length; k++) {
      best = margin(inner, k) > margin(inner, best) ? k : best;
    }
    return best;
  }

  private double margin(Ball inner, int chart) {
    return radii[chart] - inner.radii[chart] - distance(inner, chart);
  }

  /** The lens with {@code inner} in one chart. */
  public Lens lens(Ball inner, int chart) {
    requireSameShape(inner);
    return new Lens(dimension(), radii[chart], inner.radii[chart], distance(inner, chart));
  }

  /**
   * {@code P(this | inner)}: the share of the inner ball that lies in this one, in the chart of the
   * largest margin; 1 if contained.
   *
   * @return 0 to 1
   * @throws IllegalArgumentException if the shapes differ
   */
  public double probability(Ball inner) {
    int chart = bestChart(inner);
    // By the same comparison as contains(): a rounded margin of 0 is contained.
    return margin(inner, chart) >= 0 ? 1 : lens(inner, chart).probability();
  }

  /** Logarithm of the volume in one chart; minus infinity of a point. */
  public double logVolume(int chart) {
    return Volume.log(dimension(), radii[chart]);
  }

  /** Whether {@code inner} lies in this ball in some chart: {@code margin(inner) >= 0}. */
  public boolean contains(Ball inner) {
    return margin(inner) >= 0;
  }

  /** Whether the two share a point in some chart: {@code |c - c'| <= r + r'}. */
  public boolean overlaps(Ball other) {
    requireSameShape(other);
    for (int k = 0; k < radii.length; k++) {
      if (distance(other, k) <= radii[k] + other.radii[k]) {
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
    requireSameShape(other);
    return distance(other, 0);
  }

  private double distance(Ball other, int chart) {
    int d = dimension();
    return Distance.of(center, chart * d, other.center, chart * d, d);
  }

  private void requireSameShape(Ball other) {
    if (center.length != other.center.length || radii.length != other.radii.length) {
      throw new IllegalArgumentException(
          "Balls of different shape: "
              + charts()
              + " charts of "
              + dimension()
              + " dimensions and "
              + other.charts()
              + " of "
              + other.dimension()
              + ".");
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
