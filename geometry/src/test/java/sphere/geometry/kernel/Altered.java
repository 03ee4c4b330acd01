package sphere.geometry.kernel;

import sphere.geometry.ball.Distance;

/** Plain Java, but every squared distance passes through {@link #altered}. */
class Altered implements Kernel {
  double altered(double squared, int d) {
    return squared;
  }

  @Override
  public String name() {
    return "altered";
  }

  @Override
  public double squaredDistance(float[] a, int i, float[] b, int j, int d) {
    return altered(Distance.squared(a, i, b, j, d), d);
  }

  @Override
  public void squaredDistances(float[] a, int i, float[] b, int j, int count, int d, double[] out) {
    for (int q = 0; q < count; q++) {
      out[q] = squaredDistance(a, i, b, j + q * d, d);
    }
  }

  @Override
  public void block(float[] a, int i, int m, float[] b, int j, int n, int d, double[] out) {
    for (int p = 0; p < m * n; p++) {
      out[p] = squaredDistance(a, i + p / n * d, b, j + p % n * d, d);
    }
  }

  @Override
  public void add(float factor, float[] x, int i, float[] y, int j, int d) {
    ScalarKernel.addPlain(factor, x, i, y, j, d);
  }
}
