package sphere.geometry.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** Whether a kernel counts right and pays, by comparison with plain Java; one use. */
final class Trial {
  private static final int ROWS = 5;

  /** All remainders of the widest vectors, alone and after one and two whole ones. */
  private static final int DIMENSIONS = 67;

  /** Rows and dimensions of the race: a chart's worth of work, 64 KiB. */
  private static final int LONG = 256;

  private static final int WIDE = 64;

  /**
   * Compiled code is there after a tenth of this; where vectors are not compiled to vectors (a CPU
   * without AVX, a JVM without its second compiler) they are objects, 25 times slower than loops.
   */
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  /** Of a shorter race one pause of the machine might decide. */
  private static final int ROUNDS = 20;

  private final Kernel kernel;
  private final Kernel plain = new ScalarKernel();

  Trial(Kernel kernel) {
    this.kernel = kernel;
  }

  /** What it computes wrongly, if anything. */
  Optional<String> wrong() {
    SplittableRandom random = new SplittableRandom(1);
    for (int d = 1; d <= DIMENSIONS; d++) {
      float[] a = new float[ROWS * d + 3];
      for (int k = 0; k < a.length; k++) {
        a[k] = (float) random.nextDouble(-1, 1);
      }
      if (!agrees(a, d)) {
        return Optional.of(
            "its results were wrong in %d dimensions on Java %s (report it)"
                .formatted(d, Runtime.version()));
      }
    }
    return Optional.empty();
  }

  private boolean agrees(float[] a, int d) {
    double[] expected = new double[ROWS * (ROWS - 1)];
    double[] got = new double[expected.length];
    plain.block(a, 3, ROWS, a, 1, ROWS - 1, d, expected);
    kernel.block(a, 3, ROWS, a, 1, ROWS - 1, d, got);
    boolean right = near(got, expected, d);
    for (int p = 0; p < ROWS; p++) {
      double[] row = Arrays.copyOfRange(expected, p * (ROWS - 1), (p + 1) * (ROWS - 1));
      double[] many = new double[row.length];
      kernel.squaredDistances(a, 3 + p * d, a, 1, row.length, d, many);
      double one = kernel.squaredDistance(a, 3 + p * d, a, 1, d);
      right &= near(many, row, d) && near(new double[] {one}, row, d);
    }
    return right && addsAlike(a, d);
  }

  private static boolean near(double[] got, double[] expected, int d) {
    boolean near = true;
    for (int i = 0; i < got.length; i++) {
      near &= Math.abs(got[i] - expected[i]) <= ErrorBand.of(d) * expected[i];
    }
    return near;
  }

  private boolean addsAlike(float[] a, int d) {
    float[] expected = a.clone();
    float[] got = a.clone();
    plain.add(.1f, a, 2, expected, d, d);
    kernel.add(.1f, a, 2, got, d, d);
    return Arrays.equals(got, expected);
  }

  /** That it does not pay, if it was slower each time until patience ends. */
  Optional<String> slow() {
    float[] a = new float[LONG * WIDE];
    double[] out = new double[LONG];
    long end = System.nanoTime() + PATIENCE_NANOS;
    long best = Long.MAX_VALUE;
    long bestPlain = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS || best >= bestPlain; round++) {
      best = Math.min(best, nanos(kernel, a, out));
      bestPlain = Math.min(bestPlain, nanos(plain, a, out));
      if (round >= ROUNDS && best >= bestPlain && System.nanoTime() > end) {
        return Optional.of(
            "it was slower than plain Java, %d against %d ns (a CPU without AVX, or a JVM without"
                    .formatted(best / LONG, bestPlain / LONG)
                + " its C2 compiler)");
      }
    }
    return Optional.empty();
  }

  private static long nanos(Kernel kernel, float[] a, double[] out) {
    long begin = System.nanoTime();
    kernel.squaredDistances(a, 0, a, 0, LONG, WIDE, out);
    return System.nanoTime() - begin;
  }
}
