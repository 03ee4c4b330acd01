package sphere.gpu.scan;

/**
 * How 64-bit numbers become 32-bit ones that err to the safe side, and how far the kernels' sums
 * may err.
 *
 * <p>With u = 2^-24 a kernel's squared distance lies within {@code (d + 3) u / (1 - (d + 3) u)} of
 * the true one (Higham 2002, section 3.1), as {@code sphere.geometry.kernel.ErrorBand} shows for 53
 * bits; squaring a limit, the band and the sum with it add six roundings. So a row lies in the
 * candidates if it is within {@code limit}: {@code s <= limit^2 (1 + (2 d + 32) u) + 2^-120}, of
 * which the last term is more than what all squares together can lose below the smallest float.
 */
final class Rounding {
  /** More than d squares lose that are too small for a float, 2^-150 each. */
  static final float TINY = 0x1p-120f;

  /** Beyond, the squares of roundings would have to be counted too. */
  static final int MOST_DIMENSIONS = 1 << 16;

  private static final double MARGIN = 0x1p-22;

  private Rounding() {}

  /** {@code 1 + (2 d + 32) u}, rounded up. */
  static float band(int d) {
    return up(1 + (2.0 * d + 32) * 0x1p-24);
  }

  /** The smallest float that is not less. */
  static float up(double x) {
    float near = (float) x;
    return near < x ? Math.nextUp(near) : near;
  }

  /** The largest float that is not more. */
  static float down(double x) {
    return -up(-x);
  }

  /** No more than a margin of which the kernel says that it is at least so large. */
  static double lowered(double bound) {
    return bound - Math.abs(bound) * MARGIN;
  }
}
