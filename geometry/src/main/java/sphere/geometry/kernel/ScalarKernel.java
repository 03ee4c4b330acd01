package sphere.geometry.kernel;

import sphere.geometry.ball.Distance;

/** Plain loops, which run everywhere; unrolling them by hand was measured to lose. */
final class ScalarKernel implements Kernel {
  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public double squaredDistance(float[] a, int i, float[] b, int j, int d) {
    return Distance.squared(a, i, b, j, d);
  }

  @Override
  public void squaredDistances(float[] a, int i, float[] b, int j, int count, int d, double[] out) {
    for (int q = 0; q < count; q++) {
      out[q] = Distance.squared(a, i, b, j + q * d, d);
    }
  }

  @Override
  public void block(float[] a, int i, int m, float[] b, int j, int n, int d, double[] out) {
    for (int p = 0; p < m; p++) {
      for (int q = 0; q < n; q++) {
        out[p * n + q] = Distance.squared(a, i + p * d, b, j + q * d, d);
      }
    }
  }

  @Override
  public void add(float factor, float[] x, int i, float[] y, int j, int d) {
    for (int k = 0; k < d; k++) {
      y[j + k] += factor * x[i + k];
    }
  }
}
