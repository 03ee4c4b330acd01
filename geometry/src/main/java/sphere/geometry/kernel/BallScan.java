package sphere.geometry.kernel;

import java.util.function.IntConsumer;
import sphere.geometry.ball.Chart;
import sphere.geometry.ball.Distance;

/**
 * One ball against all balls of a chart: which contain it, which lie in it, which share a point
 * with it.
 *
 * <p>The same answers as {@link Chart#contains} and {@link Chart#overlaps}, on every kernel: where
 * the kernel's distance lies so near to the boundary that it proves nothing ({@link ErrorBand}),
 * {@link Distance} decides. Reads each center once, {@code nodes * (4 d + 8)} bytes.
 *
 * <p>Not thread-safe: it has scratch space.
 */
public final class BallScan {
  /** Distances at a time: with their rows of 64 dimensions they fill half of a 128 KiB cache. */
  private static final int ROWS = 256;

  private final Kernel kernel;
  private final Chart chart;
  private final double band;
  private final double[] squared = new double[ROWS];

  // How far the center of ball v may be from the asked one's for the answer to be yes.
  private interface Reach {
    double of(double radius);
  }

  /** A scan of a chart. */
  public BallScan(Kernel kernel, Chart chart) {
    this.kernel = kernel;
    this.chart = chart;
    band = ErrorBand.of(chart.dimension());
  }

  /**
   * Every row whose ball contains a given one, ascending.
   *
   * @param center coordinates of the chart's dimension from {@code at} on, finite
   * @param radius at least 0
   */
  public void around(float[] center, int at, double radius, IntConsumer found) {
    scan(center, at, r -> r - radius, found);
  }

  /**
   * Every row whose ball lies in a given one, ascending.
   *
   * @param center coordinates of the chart's dimension from {@code at} on, finite
   * @param radius at least 0
   */
  public void inside(float[] center, int at, double radius, IntConsumer found) {
    scan(center, at, r -> radius - r, found);
  }

  /**
   * Every row whose ball shares a point with a given one, ascending.
   *
   * @param center coordinates of the chart's dimension from {@code at} on, finite
   * @param radius at least 0
   */
  public void overlapping(float[] center, int at, double radius, IntConsumer found) {
    scan(center, at, r -> radius + r, found);
  }

  private void scan(float[] center, int at, Reach reach, IntConsumer found) {
    int d = chart.dimension();
    int n = chart.radii().length;
    for (int begin = 0; begin < n; begin += ROWS) {
      int count = Math.min(ROWS, n - begin);
      kernel.squaredDistances(center, at, chart.centers(), begin * d, count, d, squared);
      for (int q = 0; q < count; q++) {
        double limit = reach.of(chart.radii()[begin + q]);
        if (limit >= 0 && within(center, at, begin + q, squared[q], limit)) {
          found.accept(begin + q);
        }
      }
    }
  }

  private boolean within(float[] center, int at, int v, double distance2, double limit) {
    double limit2 = limit * limit;
    if (distance2 < limit2 * (1 - band)) {
      return true;
    } else if (distance2 > limit2 * (1 + band)) {
      return false;
    }
    int d = chart.dimension();
    return Distance.of(center, at, chart.centers(), v * d, d) <= limit;
  }
}
