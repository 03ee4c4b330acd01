package sphere.geometry.audit;

import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;

/** Counts what it measures; of one thread. */
final class CountingKernel implements Kernel {
  private final Kernel plain = Kernels.named("scalar");
  private long distances;

  long distances() {
    return distances;
  }

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public double squaredDistance(float[] a, int i, float[] b, int j, int d) {
    distances++;
    return plain.squaredDistance(a, i, b, j, d);
  }

  @Override
  public void squaredDistances(float[] a, int i, float[] b, int j, int count, int d, double[] out) {
    distances += count;
    plain.squaredDistances(a, i, b, j, count, d, out);
  }

  @Override
  public void block(float[] a, int i, int m, float[] b, int j, int n, int d, double[] out) {
    distances += (long) m * n;
    plain.block(a, i, m, b, j, n, d, out);
  }

  @Override
  public void add(float factor, float[] x, int i, float[] y, int j, int d) {
    plain.add(factor, x, i, y, j, d);
  }
}
