package sphere.geometry.ball;

/**
 * The share of the inner ball outside a larger one where both forms by caps would cancel: two
 * nearly equal balls, nearly touching from inside.
 *
 * <p>From {@code dV/dd = -V_(n-1)(h)}: the share is {@code 1 / B((n+1)/2, 1/2)} times the integral
 * of {@code (h(t) / a)^(n-1) dt / a} from t = b - a, where the inner ball is just contained, to d;
 * {@code h(t)^2 = ((a+b)^2 - t^2)(t^2 - (b-a)^2) / (4 t^2)}. All is positive, so nothing cancels.
 * Integrated by the double-exponential rule (Takahasi and Mori 1974), which minds neither the root
 * at the lower end nor a peak at the upper.
 */
final class Crescent {
  /** Steps to each side and their width: doubling them changed no digit, dimensions 1 to 4,096. */
  private static final int STEPS = 160;

  private static final double WIDTH = 1 / 40.0;

  private Crescent() {}

  static double logShare(int dimension, Sides sides) {
    double a = sides.inner();
    double low = sides.outer() - a;
    double span = sides.excess().high();
    double log = Double.NEGATIVE_INFINITY;
    for (int i = -STEPS; i <= STEPS; i++) {
      double s = Math.PI / 2 * Math.sinh(i * WIDTH);
      // u = 1 / (1 + e^(-2s)) goes from 0 to 1, and so does 1 - u, each exact near its 0.
      double u = 1 / (1 + Math.exp(-2 * s));
      double weight = Math.PI * Math.cosh(i * WIDTH) * WIDTH * u / (1 + Math.exp(2 * s));
      log = LogSum.of(log, Math.log(weight) + logDisc(dimension, sides, low, u * span));
    }
    return log + Math.log(span / a) - Volume.logBetaHalf((dimension + 1.0) / 2);
  }

  // ln of (h(t) / a)^(n - 1) at t = low + more.
  private static double logDisc(int dimension, Sides sides, double low, double more) {
    double t = low + more;
    double a = sides.inner();
    double far = (sides.outer() + a + t) / t * ((2 * a - more) / a);
    double near = (t + low) / t * (more / a);
    return (dimension - 1) / 2.0 * Math.log(far * near / 4);
  }
}
