package sphere.geometry.ball;

/** Makes the gradient of a {@link Lens}: areas of spheres and discs over the volume of the lens. */
final class LensGradient {
  private static final double LOG_2 = 0.6931471805599453;
  private static final Lens.Gradient FLAT = new Lens.Gradient(0, 0, 0);

  private LensGradient() {}

  static Lens.Gradient of(Lens lens, double logInside) {
    double n = lens.dimension();
    double a = lens.inner();
    double b = lens.outer();
    if (logInside == Double.NEGATIVE_INFINITY || logInside == 0) {
      return FLAT;
    } else if (b >= a) {
      Rates rates = Rates.of(n, Sides.of(a, b, lens.distance()), logInside);
      return new Lens.Gradient(
          -Math.exp(rates.disc) / a,
          n / b * Math.exp(rates.large),
          times(n / a, Math.expm1(rates.small)));
    }
    Sides swapped = Sides.of(b, a, lens.distance());
    if (swapped.contained()) {
      return new Lens.Gradient(0, n / b, -n / a);
    }
    // ln P(outer | inner) = n ln(b / a) + ln P(inner | outer): the powers of the two radii turn one
    // exponential into the other less one.
    Rates rates = Rates.of(n, swapped, logInside + n * swapped.logRatio());
    return new Lens.Gradient(
        -Math.exp(rates.disc) / b,
        n / b * Math.exp(rates.small),
        times(n / a, Math.expm1(rates.large)));
  }

  // Of a subnormal radius n / a is infinite, but nothing times it is nothing.
  private static double times(double rate, double change) {
    return change == 0 ? 0 : rate * change;
  }

  // Logarithms of the disc and of the shares of both spheres, over the share of the smaller ball.
  private record Rates(double disc, double small, double large) {
    static Rates of(double n, Sides sides, double logInside) {
      double power = (n - 1) / 2 * sides.logSine();
      return new Rates(
          power - Volume.logBetaHalf((n + 1) / 2) - logInside,
          small(n, sides) - logInside,
          power + largeFactor(n, sides) + sides.logRatio() - logInside);
    }

    // On a line a sphere is two points, of which one lies in the other ball.
    private static double small(double n, Sides sides) {
      if (n == 1) {
        return -LOG_2;
      }
      double cosine = sides.cosine();
      double log = Cap.of((n - 1) / 2, sides.logSine(), sides.sine(), Math.abs(cosine)).logSmall();
      return cosine >= 0 ? log : Math.log1p(-Math.exp(log));
    }

    private static double largeFactor(double n, Sides sides) {
      return n == 1
          ? -LOG_2
          : Cap.of((n - 1) / 2, sides.logOuterSine(), sides.outerSine(), sides.outerCosine())
              .factor();
    }
  }
}
