package sphere.geometry.ball;

/**
 * The triangle of two radii and the distance of the centers, scaled so that nothing overflows.
 *
 * <p>Sums and differences of the three sides are exact to the last bit of a double (sums of pairs,
 * Dekker 1971; Knuth, TAOCP 4.2.2), since all that is asked near tangency are small differences of
 * large sides.
 *
 * @param inner a
 * @param outer b
 * @param distance d
 * @param sum a + b + d
 * @param gap a + b - d, positive unless the balls are apart or touch from outside
 * @param reach b + d - a
 * @param excess a + d - b, positive unless the inner ball is contained
 */
record Sides(
    double inner, double outer, double distance, Pair sum, Pair gap, Pair reach, Pair excess) {

  static Sides of(double inner, double outer, double distance) {
    // A power of two: scaling is exact, save for what is too small to matter beside the largest.
    int exponent = Math.getExponent(Math.max(Math.max(inner, outer), distance));
    double a = Math.scalb(inner, -exponent);
    double b = Math.scalb(outer, -exponent);
    double d = Math.scalb(distance, -exponent);
    return new Sides(
        a, b, d, Pair.of(a, b, d), Pair.of(a, b, -d), Pair.of(b, d, -a), Pair.of(a, d, -b));
  }

  /**
   * A number as the sum of two doubles, the second below the last bit of the first.
   *
   * @param high its leading part
   * @param low the rest
   */
  record Pair(double high, double low) {
    /** {@code x + y + z}. */
    static Pair of(double x, double y, double z) {
      double s = x + y;
      double t = s + z;
      double rest = error(x, y, s) + error(s, z, t);
      double high = t + rest;
      return new Pair(high, error(t, rest, high));
    }

    // What x + y lost in rounding to s.
    private static double error(double x, double y, double s) {
      double back = s - x;
      return (x - (s - back)) + (y - back);
    }

    /** What the rest adds to the logarithm. */
    double correction() {
      return low / high;
    }
  }

  boolean contained() {
    return excess.high() <= 0;
  }

  boolean apart() {
    return gap.high() <= 0;
  }

  /** Cosine of the inner ball's polar angle, {@code (d^2 + a^2 - b^2) / (2 d a)}. */
  double cosine() {
    return cosine(inner, outer);
  }

  /** Cosine of the outer ball's polar angle. */
  double outerCosine() {
    return cosine(outer, inner);
  }

  private double cosine(double p, double q) {
    // The square of a smaller distance underflows; divided through by it, nothing does.
    return distance > 1e-140
        ? squares(p, q) / (2 * distance * p)
        : (distance + (p - q) / distance * (p + q)) / (2 * p);
  }

  // d^2 + p^2 - q^2 with the rounding errors of the squares.
  private double squares(double p, double q) {
    double dd = distance * distance;
    double pp = p * p;
    double qq = q * q;
    double errors = Math.fma(distance, distance, -dd) + Math.fma(p, p, -pp) - Math.fma(q, q, -qq);
    Pair sum = Pair.of(dd, pp, -qq);
    return sum.high() + (sum.low() + errors);
  }

  /**
   * Squared sine of the inner angle, {@code (a+b+d)(a+b-d)(b+d-a)(a+d-b) / (4 d^2 a^2)}, for b at
   * least a and spheres that meet: then no factor but the first exceeds 2.
   */
  double sine() {
    return quotient(sum, Math.max(inner, distance), gap, inner)
        * quotient(reach, distance, excess, Math.min(inner, distance))
        / 4;
  }

  /** Squared sine of the outer angle. */
  double outerSine() {
    double ratio = inner / outer;
    return sine() * ratio * ratio;
  }

  /** Logarithm of {@link #sine}: from the sine where it is small, from the cosine where that is. */
  double logSine() {
    double cosine = cosine();
    if (Math.abs(cosine) < .7) {
      return Math.log1p(-cosine * cosine);
    }
    double most = Math.max(inner, distance);
    double least = Math.min(inner, distance);
    return Math.log(quotient(sum, most, gap, inner) / 2)
        + Math.log(quotient(reach, distance, excess, least) / 2)
        + lost(sum, most, gap, inner)
        + lost(reach, distance, excess, least);
  }

  // (p / s) (q / t), without the low parts of p and q.
  private static double quotient(Pair p, double s, Pair q, double t) {
    return p.high() / s * (q.high() / t);
  }

  // What low parts and roundings take from the logarithm of quotient().
  private static double lost(Pair p, double s, Pair q, double t) {
    double first = p.high() / s;
    double second = q.high() / t;
    double product = first * second;
    return p.correction()
        + q.correction()
        + Math.fma(-first, s, p.high()) / p.high()
        + Math.fma(-second, t, q.high()) / q.high()
        + Math.fma(first, second, -product) / product;
  }

  double logOuterSine() {
    return logSine() - 2 * logRatio();
  }

  double logRatio() {
    return logRatio(outer, inner);
  }

  /** {@code ln(p / q)}, exact where the two are nearly equal and where the quotient underflows. */
  static double logRatio(double p, double q) {
    double ratio = p / q;
    if (ratio > .5 && ratio < 2) {
      return Math.log1p((p - q) / q);
    }
    return ratio > 1e-290 && ratio < 1e290 ? Math.log(ratio) : Math.log(p) - Math.log(q);
  }
}
