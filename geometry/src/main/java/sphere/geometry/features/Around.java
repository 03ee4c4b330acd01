package sphere.geometry.features;

import java.util.Arrays;
import sphere.geometry.ball.Chart;
import sphere.geometry.refinement.Near;

/**
 * Finds what is near a center by measuring all: where features decide what lies where, what stands
 * together in the hierarchy is too scattered for a search along it.
 *
 * <p>{@link Columns} say who may be near, distances in double who is. Scratch of one thread.
 */
final class Around implements Near {
  /** More than a squared distance of 1,024 coordinates may be off in 32 bits. */
  private static final double NEAR = 1 + 1e-4;

  private final Chart chart;
  private final Columns centers;
  private final float[] squared;
  private final Columns.Sums sums = new Columns.Sums();

  Around(Chart chart, Columns centers) {
    this.chart = chart;
    this.centers = centers;
    squared = new float[chart.radii().length];
  }

  @Override
  public void within(int v, double most, Visitor visitor) {
    int d = chart.dimension();
    centers.measure(Arrays.copyOfRange(chart.centers(), v * d, (v + 1) * d), squared, sums);
    // Squares near the least float are off by that, those that overflow are taken for near.
    double limit = most * most * NEAR + d * Float.MIN_NORMAL;
    for (int x = 0; x < squared.length; x++) {
      if (squared[x] <= limit || squared[x] == Double.POSITIVE_INFINITY) {
        meet(x, chart.distance(v, x), most, visitor);
      }
    }
  }

  private static void meet(int x, double distance, double most, Visitor visitor) {
    if (distance <= most) {
      visitor.meet(x, distance);
    }
  }
}
