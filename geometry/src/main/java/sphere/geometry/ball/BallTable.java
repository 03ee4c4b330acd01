package sphere.geometry.ball;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The balls of all ordinals in all charts: what training makes, what is stored, what is asked.
 *
 * <p>The first chart holds every node, ordinal v in row v. Another holds what it is needed for: a
 * node without a ball in a chart contains nothing there and lies in nothing.
 *
 * <p>Immutable; thread-safe.
 */
public final class BallTable {
  /** Most charts of a table. */
  public static final int MOST_CHARTS = 256;

  private final int nodeCount;
  private final List<Chart> charts;
  private final Chart first;
  private final List<int[]> ordinals;
  private final Presence presence;

  /** A table of one chart, ordinal v in row v. */
  public BallTable(Chart chart) {
    this(chart.radii().length, List.of(chart), List.of());
  }

  /**
   * A table of charts of which all but the first hold some nodes.
   *
   * @param nodeCount number of ordinals
   * @param charts at least one, all of the same dimension
   * @param ordinals of each chart but the first what stands in its rows, ascending
   * @throws IllegalArgumentException if there is no chart, or more than {@value #MOST_CHARTS}
   */
  public BallTable(int nodeCount, List<Chart> charts, List<int[]> ordinals) {
    if (charts.isEmpty() || charts.size() > MOST_CHARTS) {
      throw new IllegalArgumentException(
          "A table of balls has 1 to %d charts, but was given %d."
              .formatted(MOST_CHARTS, charts.size()));
    }
    this.nodeCount = nodeCount;
    this.charts = List.copyOf(charts);
    first = charts.get(0);
    this.ordinals = List.copyOf(ordinals);
    presence = Presence.of(nodeCount, ordinals);
  }

  /**
   * A table of balls read back one by one.
   *
   * @param dimension coordinates per chart
   * @param chartCount number of charts
   * @param balls one per ordinal
   * @throws IllegalArgumentException if one has another dimension, or more charts
   */
  public static BallTable of(int dimension, int chartCount, List<Ball> balls) {
    List<Chart> charts = new ArrayList<>();
    List<int[]> ordinals = new ArrayList<>();
    balls.forEach(ball -> requireShape(ball, dimension, chartCount));
    for (int k = 0; k < chartCount; k++) {
      int chart = k;
      int[] held = IntStream.range(0, balls.size()).filter(v -> balls.get(v).isIn(chart)).toArray();
      charts.add(chart(dimension, k, balls, held));
      ordinals.add(held);
    }
    return new BallTable(balls.size(), charts, ordinals.subList(1, chartCount));
  }

  private static Chart chart(int dimension, int k, List<Ball> balls, int[] held) {
    float[] centers = new float[held.length * dimension];
    double[] radii = new double[held.length];
    for (int r = 0; r < held.length; r++) {
      balls.get(held[r]).copyTo(k, centers, r * dimension);
      radii[r] = balls.get(held[r]).radius(k);
    }
    return new Chart(dimension, centers, radii);
  }

  /**
   * Nothing, if a ball can be compared with those of this table: of the same dimension, in no more
   * charts.
   *
   * @throws IllegalArgumentException if not
   */
  public void requireShape(Ball ball) {
    requireShape(ball, dimension(), chartCount());
  }

  private static void requireShape(Ball ball, int dimension, int charts) {
    if (ball.dimension() != dimension || ball.charts() > charts) {
      throw new IllegalArgumentException(
          ("The ball has %d charts of %d dimensions, but the model has %d charts of %d dimensions:"
                  + " a radius for each, or fewer, and %d coordinates for each radius that is not NaN.")
              .formatted(ball.charts(), ball.dimension(), charts, dimension, dimension));
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

  /** One chart, by rows: {@link #row} and {@link #ordinal} tell which node stands where. */
  public Chart chart(int k) {
    return charts.get(k);
  }

  /** Row of an ordinal in a chart, -1 if it has no ball there. */
  public int row(int k, int v) {
    return presence.rowIn(k, v);
  }

  /** Ordinal in a row of a chart. */
  public int ordinal(int k, int row) {
    return k == 0 ? row : ordinals.get(k - 1)[row];
  }

  /** Coordinates of a node that has a ball in every chart: charts times dimension. */
  public int floatsPerNode() {
    return charts.size() * dimension();
  }

  /** Coordinates of a node on average; 0 if there is none. */
  public double meanFloatsPerNode() {
    return nodeCount == 0 ? 0 : ballCount() * (double) dimension() / nodeCount;
  }

  /** Balls of all nodes in all charts. */
  public long ballCount() {
    return charts.stream().mapToLong(chart -> chart.radii().length).sum();
  }

  /** Coordinates of {@code v}, chart after chart of those that it has a ball in. */
  public float[] center(int v) {
    int d = dimension();
    int count = presence.count(v);
    float[] center = new float[count * d];
    for (int i = 0; i < count; i++) {
      float[] centers = charts.get(presence.chart(v, i)).centers();
      System.arraycopy(centers, presence.row(v, i) * d, center, i * d, d);
    }
    return center;
  }

  /** Radii of {@code v} up to the last chart that it has a ball in; NaN where it has none. */
  public double[] radii(int v) {
    int count = presence.count(v);
    double[] radii = new double[presence.chart(v, count - 1) + 1];
    Arrays.fill(radii, Double.NaN);
    for (int i = 0; i < count; i++) {
      int k = presence.chart(v, i);
      radii[k] = charts.get(k).radii()[presence.row(v, i)];
    }
    return radii;
  }

  /** The ball of {@code v} as a value of its own. */
  public Ball ball(int v) {
    return new Ball(center(v), radii(v));
  }

  /** Largest margin over the charts that both have a ball in. */
  public double margin(int outer, int inner) {
    double best = first.margin(outer, inner);
    int i = presence.begin(outer);
    int j = presence.begin(inner);
    int beyond = presence.end(outer);
    for (int end = presence.end(inner); i < beyond && j < end; ) {
      int difference = presence.chartAt(i) - presence.chartAt(j);
      if (difference == 0) {
        Chart chart = charts.get(presence.chartAt(i));
        best = Math.max(best, chart.margin(presence.rowAt(i), presence.rowAt(j)));
      }
      i += difference <= 0 ? 1 : 0;
      j += difference >= 0 ? 1 : 0;
    }
    return best;
  }

  /** The chart of the largest margin; the first of several. */
  public int bestChart(int outer, int inner) {
    return ball(outer).bestChart(ball(inner));
  }

  /** Whether {@code inner} lies in {@code outer} in at least one chart. */
  public boolean contains(int outer, int inner) {
    return first.contains(outer, inner) || containsBeyondFirst(outer, inner);
  }

  private boolean containsBeyondFirst(int outer, int inner) {
    int i = presence.begin(outer);
    int j = presence.begin(inner);
    int beyond = presence.end(outer);
    for (int end = presence.end(inner); i < beyond && j < end; ) {
      int difference = presence.chartAt(i) - presence.chartAt(j);
      if (difference == 0) {
        Chart chart = charts.get(presence.chartAt(i));
        if (chart.contains(presence.rowAt(i), presence.rowAt(j))) {
          return true;
        }
      }
      i += difference <= 0 ? 1 : 0;
      j += difference >= 0 ? 1 : 0;
    }
    return false;
  }

  /** Bytes of the arrays. */
  public long bytes() {
    long held = ordinals.stream().mapToLong(of -> 4L * of.length).sum();
    return ballCount() * (4L * dimension() + 8) + held + presence.bytes();
  }
}
