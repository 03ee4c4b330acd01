package sphere.geometry.ball;

/**
 * The intersection of two n-balls, exactly: its volume, the probability that a point of one lies in
 * the other, their overlap, and gradients, in logarithms.
 *
 * <p>With inner radius a, outer radius b, distance d of the centers and {@code |a - b| < d < a + b}
 * the intersection is two caps, cut by the plane through the circle where the spheres meet:
 *
 * <pre>{@code
 * cos phi_a = (d^2 + a^2 - b^2) / (2 d a),   cos phi_b = (d^2 + b^2 - a^2) / (2 d b)
 * P(outer | inner) = cap(phi_a) + (b / a)^n cap(phi_b)
 * }</pre>
 *
 * where cap is the share of a ball's volume ({@link Cap}). All sums of the sides are made exactly
 * in pairs of doubles, so that near tangency nothing cancels; the complement {@code 1 - P} has a
 * form of its own, so that the logarithm is exact where P is nearly 1. Measured against 80 digits:
 * relative error at most 1e-10 for P and 1e-12 for its logarithm, dimensions 1 to 4,096.
 *
 * <p>In high dimension P is a step at {@code d^2 + a^2 = b^2}, far from containment: decide by
 * margin, report probability.
 *
 * @param dimension n, at least 1
 * @param outer radius b of the outer ball, finite, at least 0
 * @param inner radius a of the inner ball, finite, at least 0; a point if 0
 * @param distance of the centers, finite, at least 0
 */
public record Lens(int dimension, double outer, double inner, double distance) {

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public Lens {
    Volume.requireDimension(dimension);
    Volume.requireRadius("outer", outer);
    Volume.requireRadius("inner", inner);
    Volume.requireRadius("distance", distance);
  }

  /** The lens of two balls in one chart. */
  public static Lens of(Chart chart, int outer, int inner) {
    return new Lens(
        chart.dimension(),
        chart.radii()[outer],
        chart.radii()[inner],
        chart.distance(outer, inner));
  }

  /** {@code P(outer | inner)}, the share of the inner ball that lies in the outer: 0 to 1. */
  public double probability() {
    return Math.exp(logProbability());
  }

  /** {@code ln P(outer | inner)}: 0 if contained, minus infinity if the balls share no volume. */
  public double logProbability() {
    return shares().logInside();
  }

  /** {@code ln(1 - P)}, the share of the inner ball outside the outer one. */
  public double logOutside() {
    return shares().logOutside();
  }

  /** Logarithm of the volume of the intersection. */
  public double logVolume() {
    return logProbability() + Volume.log(dimension, inner);
  }

  /**
   * Overlap of the two balls, volume of the intersection over that of the union (Jaccard): {@code P
   * / (1 - P + (b / a)^n)}. Two points overlap wholly if they are the same, a point and a ball not
   * at all.
   */
  public double jaccard() {
    if (inner == 0 || outer == 0) {
      return inner == outer && distance == 0 ? 1 : 0;
    }
    Shares shares = shares();
    double ratio = dimension * Sides.logRatio(outer, inner);
    return Math.exp(shares.logInside() - LogSum.of(shares.logOutside(), ratio));
  }

  /**
   * Partial derivatives of {@code ln P} by distance and the two radii.
   *
   * <p>From {@code dV/dd = -V_(n-1)(h)}, h the radius of the disc where the spheres meet, {@code
   * dV/db = } area of the outer sphere inside the inner, and Euler's relation (P does not change if
   * all lengths are scaled). Zero where P is constant; at tangency the one-sided derivative may be
   * infinite. Where P is 0 there is none: NaN is never returned, but 0.
   */
  public Gradient logGradient() {
    return LensGradient.of(this, logProbability());
  }

  /**
   * Derivatives.
   *
   * @param distance by the distance of the centers
   * @param outer by the outer radius
   * @param inner by the inner radius
   */
  public record Gradient(double distance, double outer, double inner) {}

  // Logarithms of P and 1 - P.
  record Shares(double logInside, double logOutside) {
    static final Shares ALL = new Shares(0, Double.NEGATIVE_INFINITY);
    static final Shares NOTHING = new Shares(Double.NEGATIVE_INFINITY, 0);

    static Shares ofInside(double log) {
      return new Shares(log, LogSum.complement(log));
    }

    static Shares ofOutside(double log) {
      return new Shares(LogSum.complement(log), log);
    }
  }

  Shares shares() {
    Sides sides = Sides.of(inner, outer, distance);
    if (sides.contained()) {
      return Shares.ALL;
    } else if (inner == 0 || outer == 0 || sides.apart()) {
      return Shares.NOTHING;
    } else if (outer >= inner) {
      return crossing(sides);
    }
    // Of a larger inner ball: P(outer | inner) = (b / a)^n P(inner | outer).
    Sides swapped = Sides.of(outer, inner, distance);
    double inside = swapped.contained() ? 0 : crossing(swapped).logInside();
    return Shares.ofInside(dimension * Sides.logRatio(outer, inner) + inside);
  }

  // The spheres meet and b >= a, so that the plane lies on the near side of the outer center. Both
  // caps stand on the same disc of radius h: (b/a)^n (h/b)^(n+1) = (h/a)^(n+1) (a/b), so that the
  // large powers of both are the same one.
  private Shares crossing(Sides sides) {
    double a = (dimension + 1.0) / 2;
    Cap small = Cap.of(a, sides.logSine(), sides.sine(), Math.abs(sides.cosine()));
    Cap large = Cap.of(a, sides.logOuterSine(), sides.outerSine(), sides.outerCosine());
    double more = large.factor() - sides.logRatio();
    if (sides.cosine() >= 0) {
      double inside = small.power() + LogSum.of(small.factor(), more);
      return inside < -.5 ? Shares.ofInside(inside) : nearlyEqual(sides, small, large);
    }
    double minus = Math.exp(more - small.factor());
    return minus < .9
        ? Shares.ofOutside(small.logSmall() + Math.log1p(-minus))
        : Shares.ofOutside(Crescent.logShare(dimension, sides));
  }

  // 1 - P = ((1 - (b/a)^n) + C_a + (b/a)^n C_b) / 2 with the central shares C: of two nearly equal
  // balls that nearly coincide the caps are halves, and their sum would leave no digits of 1 - P.
  private Shares nearlyEqual(Sides sides, Cap small, Cap large) {
    double ratio = dimension * sides.logRatio();
    double plus = small.central() + Math.exp(ratio) * large.central();
    double outside = (plus - Math.expm1(ratio)) / 2;
    return outside >= .1 * plus
        ? Shares.ofOutside(Math.log(outside))
        : Shares.ofOutside(Crescent.logShare(dimension, sides));
  }
}
