package sphere.geometry.kernel;

import sphere.geometry.ball.Distance;

/**
 * Plain Java, which runs everywhere.
 *
 * <p>Four rows are summed side by side, each in coordinate order: their chains of additions do not
 * wait for each other, a quarter faster than row after row, and every sum is {@link Distance}'s to
 * the last bit. Four sums within one row were measured to gain nothing.
 */
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
    row(a, i, b, j, count, d, out, 0);
  }

  @Override
  public void block(float[] a, int i, int m, float[] b, int j, int n, int d, double[] out) {
    for (int p = 0; p < m; p++) {
      row(a, i + p * d, b, j, n, d, out, p * n);
    }
  }

  private static void row(
      float[] a, int i, float[] b, int j, int count, int d, double[] out, int at) {
    int q = 0;
    for (; q + 4 <= count; q += 4) {
      four(a, i, b, j + q * d, d, out, at + q);
    }
    for (; q < count; q++) {
      out[at + q] = Distance.squared(a, i, b, j + q * d, d);
    }
  }

  private static void four(float[] a, int i, float[] b, int j, int d, double[] out, int at) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int k = 0; k < d; k++) {
      double x = a[i + k];
      double x0 = x - b[j + k];
      double x1 = x - b[j + d + k];
      double x2 = x - b[j + 2 * d + k];
      double x3 = x - b[j + 3 * d + k];
      s0 += x0 * x0;
      s1 += x1 * x1;
      s2 += x2 * x2;
      s3 += x3 * x3;
    }
    out[at] = s0;
    out[at + 1] = s1;
    out[at + 2] = s2;
    out[at + 3] = s3;
  }

  @Override
  public void add(float factor, float[] x, int i, float[] y, int j, int d) {
    addPlain(factor, x, i, y, j, d);
  }

  static void addPlain(float factor, float[] x, int i, float[] y, int j, int d) {
    for (int k = 0; k < d; k++) {
      y[j + k] += factor * x[i + k];
    }
  }
}
