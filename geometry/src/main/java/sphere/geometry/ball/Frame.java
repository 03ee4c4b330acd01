package sphere.geometry.ball;

import java.util.Arrays;

/**
 * Cones moved and scaled: the apex of the largest s is the origin with s = 0, and the farthest apex
 * lies from 1 to 2 away, so that neither squares overflow nor small differences underflow.
 *
 * <p>The largest s is the apex nearest to the least value of all, so that there the most digits are
 * kept. The scale is a power of two in two factors, since one may overflow.
 */
final class Frame {
  private final double[] origin;
  private final double height;
  private final double first;
  private final double second;
  private final Cones cones;

  private Frame(double[] origin, double height, int exponent, Cones given) {
    this.origin = origin;
    this.height = height;
    this.first = Math.scalb(1.0, -exponent / 2);
    this.second = Math.scalb(1.0, -exponent - -exponent / 2);
    double[] centers = given.centers().clone();
    for (int i = 0; i < centers.length; i++) {
      centers[i] = (centers[i] - origin[i % origin.length]) * first * second;
    }
    double[] offsets = new double[given.count()];
    for (int i = 0; i < offsets.length; i++) {
      // One farther below than the spread lies below the largest everywhere; clamped, it still
      // does, and nothing overflows.
      offsets[i] = Math.max(-4, (given.offsets()[i] - height) * first * second);
    }
    this.cones = new Cones(given.dimension(), centers, offsets);
  }

  static Frame of(Cones given) {
    int n = given.dimension();
    int top = Cones.largest(given.offsets());
    double[] origin = Arrays.copyOfRange(given.centers(), top * n, (top + 1) * n);
    double height = given.offsets()[top];
    double spread = 0;
    for (int i = 0; i < given.centers().length; i++) {
      spread = Math.max(spread, Math.abs(given.centers()[i] - origin[i % n]));
    }
    int exponent = Math.getExponent(spread);
    // Twice: the largest coordinate first, so that the distances can be taken at all.
    double far = new Frame(origin, height, exponent, given).reach();
    return new Frame(origin, height, exponent + Math.getExponent(far), given);
  }

  private double reach() {
    double[] zero = new double[origin.length];
    double most = 0;
    for (int i = 0; i < cones.count(); i++) {
      most = Math.max(most, cones.distance(i, zero));
    }
    return most;
  }

  /** The cones in this frame. */
  Cones cones() {
    return cones;
  }

  /** s of the origin, unscaled. */
  double height() {
    return height;
  }

  /** A length of this frame, unscaled. */
  double length(double scaled) {
    return scaled / first / second;
  }

  /** The point as a double of the given space. */
  double[] outward(double[] x) {
    double[] point = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      point[i] = origin[i] + length(x[i]);
    }
    return point;
  }

  /** And back: what rounding has made of it. */
  double[] inward(double[] point) {
    double[] x = new double[point.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (point[i] - origin[i]) * first * second;
    }
    return x;
  }
}
