package sphere.geometry.ball;

import java.util.Arrays;

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
  /**
   * Steps to each side and their width: with twice as many, half as wide, the logarithm of 3,000
   * random crescents of dimensions 1 to 4,096 changed by its last bit at most.
   */
  private static final int STEPS = 160;

  private static final double WIDTH = 1 / 40.0;

  private Crescent() {}

  static double logShare(int dimension, Sides sides) {
    double[] logs = new double[2 * STEPS + 1];
    for (int i = -STEPS; i <= STEPS; i++) {
      double s = Math.PI / 2 * Math.sinh(i * WIDTH);
      // u = 1 / (1 + e^(-2s)) goes from 0 to 1, and so does 1 - u, each exact near its 0.
      double u = 1 / (1 + Math.exp(-2 * s));
      double weight = Math.PI * Math.cosh(i * WIDTH) * WIDTH * u / (1 + Math.exp(2 * s));
      logs[i + STEPS] = Math.log(weight) + logDisc(dimension, sides, u * sides.excess().high());
    }
    return logSum(logs)
        + Math.log(sides.excess().high() / sides.inner())
        - Volume.logBetaHalf((dimension + 1.0) / 2);
  }

  // Against the largest, once: adding logarithms one by one would round at each step by an ulp of
  // what may be hundreds.
  private static double logSum(double[] logs) {
    double most = Arrays.stream(logs).max().orElseThrow();
    return most + Math.log(Arrays.stream(logs).map(log -> Math.exp(log - most)).sum());
  }

  // ln of (h(t) / a)^(n - 1) at t = low + more.
  private static double logDisc(int dimension, Sides sides, double more) {
    double low = sides.outer() - sides.inner();
    double t = low + more;
    double a = sides.inner();
    double far = (sides.outer() + a + t) / t * ((2 * a - more) / a);
    double near = (t + low) / t * (more / a);
    return (dimension - 1) / 2.0 * Math.log(far * near / 4);
  }
}
