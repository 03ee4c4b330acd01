package sphere.geometry.ball;

import java.util.Arrays;
import java.util.List;

/**
 * The balls of all ordinals in all charts: what training makes, what is stored, what is asked.
 *
 * <p>Immutable; thread-safe.
 */
public final class BallTable {
  private final int nodeCount;
  private final List<Chart> charts;

  /**
   * @param nodeCount number of ordinals
   * @param charts at least one, all of the same dimension
   */
  public BallTable(int nodeCount, List<Chart> charts) {
    this.nodeCount = nodeCount;
    this.charts = List.copyOf(charts);
    if (charts.isEmpty()) {
      throw new IllegalArgumentException("A table of balls needs at least one chart.");
    }
  }

  /**
   * A table of balls read back one by one.
   *
   * @param dimension coordinates per chart
   * @param balls one per ordinal, all of one shape
   * @throws IllegalArgumentException if the shapes differ
   */
  public static BallTable of(int dimension, List<Ball> balls) {
    int charts = balls.isEmpty() ? 1 : balls.get(0).charts();
    float[][] centers = new float[charts][balls.size() * dimension];
    double[][] radii = new double[charts][balls.size()];
    for (int v = 0; v < balls.size(); v++) {
      requireShape(balls.get(v), dimension, charts);
      float[] center = balls.get(v).center();
      double[] radius = balls.get(v).radii();
      for (int k = 0; k < charts; k++) {
        System.arraycopy(center, k * dimension, centers[k], v * dimension, dimension);
        radii[k][v] = radius[k];
      }
    }
    Chart[] made = new Chart[charts];
    Arrays.setAll(made, k -> new Chart(dimension, centers[k], radii[k]));
    return new BallTable(balls.size(), List.of(made));
  }

  /**
   * Nothing, if a ball has the shape of this table's.
   *
   * @throws IllegalArgumentException if not
   */
  public void requireShape(Ball ball) {
    requireShape(ball, dimension(), chartCount());
  }

  private static void requireShape(Ball ball, int dimension, int charts) {
    if (ball.dimension() != dimension || ball.charts() != charts) {
      throw new IllegalArgumentException(
          ("The ball has %d coordinates and %d radii, but the model has %d charts of %d dimensions: %d"
                  + " and %d.")
              .formatted(
                  ball.charts() * ball.dimension(),
                  ball.charts(),
                  charts,
                  dimension,
                  charts * dimension,
                  charts));
    }
  }

  /** Number of ordinals. */
  public int nodeCount() {
    return nodeCount;
  }

  /** Coordinates per chart. */
  public int dimension() {
    return charts.get(0).dimension();
  }

  /** Number of charts. */
  public int chartCount() {
    return charts.size();
  }

  /** One chart. */
  public Chart chart(int k) {
    return charts.get(k);
  }

  /** Coordinates stored per node: charts times dimension. */
  public int floatsPerNode() {
    return charts.size() * dimension();
  }

  /** Coordinates of {@code v}, chart after chart. */
  public float[] center(int v) {
    int d = dimension();
    float[] center = new float[floatsPerNode()];
    for (int k = 0; k < charts.size(); k++) {
      System.arraycopy(charts.get(k).centers(), v * d, center, k * d, d);
    }
    return center;
  }

  /** Radii of {@code v}, one per chart. */
  public double[] radii(int v) {
    return charts.stream().mapToDouble(chart -> chart.radii()[v]).toArray();
  }

  /** The ball of {@code v} as a value of its own. */
  public Ball ball(int v) {
    return new Ball(center(v), radii(v));
  }

  /** Largest margin over the charts. */
  public double margin(int outer, int inner) {
    double best = Double.NEGATIVE_INFINITY;
    for (Chart chart : charts) {
      best = Math.max(best, chart.margin(outer, inner));
    }
    return best;
  }

  /** Whether {@code inner} lies in {@code outer} in at least one chart. */
  public boolean contains(int outer, int inner) {
    for (Chart chart : charts) {
      if (chart.contains(outer, inner)) {
        return true;
      }
    }
    return false;
  }

  /** Bytes of the arrays. */
  public long bytes() {
    return nodeCount * (4L * floatsPerNode() + 8L * chartCount());
  }
}
