package sphere.geometry.features;

/**
 * {@code exp(-x)} of many numbers at once, by sums and products alone, so that compilers take
 * several at a time: a probability among a hundred thousand candidates asks for as many.
 *
 * <p>With {@code t = x / 1024} it is the series of {@code exp(-t)} to the fifth power, squared ten
 * times: within {@code 1e-9} of itself, and the same on every machine.
 */
final class Decay {
  /** Numbers that are taken at once: they stay in the smallest cache. */
  static final int BLOCK = 512;

  /** What is larger counts as this: of {@code exp(-30)}, 1e-13, nobody asks how little it is. */
  private static final double FAR = 30;

  private Decay() {}

  /**
   * Replaces numbers by what they decay to.
   *
   * @param x {@link #BLOCK} of them, at least 0
   */
  static void apply(double[] x) {
    // Loop by loop: what is short enough is unrolled.
    for (int j = 0; j < BLOCK; j++) {
      x[j] = Math.min(x[j], FAR) * 0x1p-10;
    }
    for (int j = 0; j < BLOCK; j++) {
      double t = x[j];
      x[j] = 1 - t * (1 - t * (1 / 2. - t * (1 / 6. - t * (1 / 24. - t * (1 / 120.)))));
    }
    raise(x);
    raise(x);
  }

  // To the 32nd power.
  private static void raise(double[] x) {
    for (int j = 0; j < BLOCK; j++) {
      double e = x[j];
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      x[j] = e;
    }
  }

  /** The sum of a block, in an order of its own, so that sums do not wait for each other. */
  static double sum(double[] x) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int j = 0; j < BLOCK; j += 4) {
      a += x[j];
      b += x[j + 1];
      c += x[j + 2];
      d += x[j + 3];
    }
    return a + b + (c + d);
  }
}
