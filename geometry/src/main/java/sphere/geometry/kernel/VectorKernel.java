package sphere.geometry.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import sphere.geometry.ball.Distance;

/**
 * The Vector API of the JDK, as wide as the CPU likes.
 *
 * <p>The only class that names {@code jdk.incubator.vector}: loaded by name, and only once {@link
 * Kernels} knows that the module is there. Sums run in double, since converting costs nothing next
 * to reading memory and keeps the band of error as narrow as that of plain Java. Products are added
 * without FMA, which is a call of thousands of nanoseconds on a CPU without it.
 */
final class VectorKernel implements Kernel {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(
          float.class, VectorShape.forBitSize(Math.max(64, DOUBLES.vectorBitSize() / 2)));
  private static final VectorSpecies<Float> WIDE_FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = DOUBLES.length();

  /**
   * Called by name, see {@link Kernels}.
   *
   * @throws UnsupportedOperationException if the CPU has no vectors of two doubles
   */
  VectorKernel() {
    if (LANES < 2) {
      throw new UnsupportedOperationException(
          "this CPU's vectors have " + DOUBLES.vectorBitSize() + " bits, fewer than 128");
    }
  }

  @Override
  public String name() {
    return "vector";
  }

  /** Bits of one vector. */
  @Override
  public String toString() {
    return DOUBLES.vectorBitSize() + "-bit vectors";
  }

  private static DoubleVector load(float[] a, int i) {
    return (DoubleVector)
        FloatVector.fromArray(FLOATS, a, i).convertShape(VectorOperators.F2D, DOUBLES, 0);
  }

  @Override
  public double squaredDistance(float[] a, int i, float[] b, int j, int d) {
    return d < LANES ? Distance.squared(a, i, b, j, d) : one(a, i, b, j, d);
  }

  // Two sums at once: a chain of additions waits four cycles for each.
  private static double one(float[] a, int i, float[] b, int j, int d) {
    DoubleVector s0 = DoubleVector.zero(DOUBLES);
    DoubleVector s1 = s0;
    int k = 0;
    for (; k + 2 * LANES <= d; k += 2 * LANES) {
      DoubleVector x0 = load(a, i + k).sub(load(b, j + k));
      DoubleVector x1 = load(a, i + k + LANES).sub(load(b, j + k + LANES));
      s0 = s0.add(x0.mul(x0));
      s1 = s1.add(x1.mul(x1));
    }
    if (k + LANES <= d) {
      DoubleVector x0 = load(a, i + k).sub(load(b, j + k));
      s0 = s0.add(x0.mul(x0));
      k += LANES;
    }
    double tail = k < d ? Distance.squared(a, i + k, b, j + k, d - k) : 0;
    return s0.add(s1).reduceLanes(VectorOperators.ADD) + tail;
  }

  @Override
  public void squaredDistances(float[] a, int i, float[] b, int j, int count, int d, double[] out) {
    row(a, i, b, j, count, d, out, 0);
  }

  @Override
  public void block(float[] a, int i, int m, float[] b, int j, int n, int d, double[] out) {
    for (int p = 0; p < m; p++) {
      row(a, i + p * d, b, j, n, d, out, p * n);
    }
  }

  private void row(float[] a, int i, float[] b, int j, int count, int d, double[] out, int at) {
    int pairs = d < LANES ? 0 : count & ~1;
    for (int q = 0; q < pairs; q += 2) {
      two(a, i, b, j + q * d, d, out, at + q);
    }
    for (int q = pairs; q < count; q++) {
      out[at + q] = squaredDistance(a, i, b, j + q * d, d);
    }
  }

  // Two rows against one: what is loaded of that one serves both, and the sums do not wait for each
  // other. Four rows gain 5 % in the cache, but are as many streams as to halve the speed from
  // memory.
  private static void two(float[] a, int i, float[] b, int j, int d, double[] out, int at) {
    DoubleVector s0 = DoubleVector.zero(DOUBLES);
    DoubleVector s1 = s0;
    int end = DOUBLES.loopBound(d);
    for (int k = 0; k < end; k += LANES) {
      DoubleVector x = load(a, i + k);
      DoubleVector x0 = x.sub(load(b, j + k));
      DoubleVector x1 = x.sub(load(b, j + d + k));
      s0 = s0.add(x0.mul(x0));
      s1 = s1.add(x1.mul(x1));
    }
    out[at] = s0.reduceLanes(VectorOperators.ADD);
    out[at + 1] = s1.reduceLanes(VectorOperators.ADD);
    if (end < d) {
      out[at] += Distance.squared(a, i + end, b, j + end, d - end);
      out[at + 1] += Distance.squared(a, i + end, b, j + d + end, d - end);
    }
  }

  @Override
  public void add(float factor, float[] x, int i, float[] y, int j, int d) {
    int end = WIDE_FLOATS.loopBound(d);
    for (int k = 0; k < end; k += WIDE_FLOATS.length()) {
      FloatVector step = FloatVector.fromArray(WIDE_FLOATS, x, i + k).mul(factor);
      FloatVector.fromArray(WIDE_FLOATS, y, j + k).add(step).intoArray(y, j + k);
    }
    ScalarKernel.addPlain(factor, x, i + end, y, j + end, d - end);
  }
}
