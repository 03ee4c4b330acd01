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

  /**
   * Fewer coordinates of a single row are summed in order at once, which nothing needs to check.
   */
  private static final int PLAIN = 16;

  private final Kernel kernel;
  private final Chart chart;
  private final double band;
  private final double[] squared = new double[ROWS];

  /** How far the center of a ball may be from a point for the answer to be yes. */
  public interface Reach {
    /**
     * The largest distance, by the ball's radius; nothing is so near if it is negative.
     *
     * @param radius the ball's
     */
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

  /**
   * Every row whose center lies no farther from a given one than its radius allows, ascending.
   *
   * @param center coordinates of the chart's dimension from {@code at} on, finite
   * @param reach asked for each row when its turn has come, so that it may shrink on the way
   */
  public void scan(float[] center, int at, Reach reach, IntConsumer found) {
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

  /**
   * Whether the center of a row lies no farther from a given one than {@code limit}.
   *
   * @param center coordinates of the chart's dimension from {@code at} on, finite
   * @param limit at least 0
   */
  public boolean within(float[] center, int at, int row, double limit) {
    int d = chart.dimension();
    if (d < PLAIN) {
      return Distance.of(center, at, chart.centers(), row * d, d) <= limit;
    }
    double distance2 = kernel.squaredDistance(center, at, chart.centers(), row * d, d);
    return within(center, at, row, distance2, limit);
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
