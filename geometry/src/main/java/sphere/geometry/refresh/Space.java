package sphere.geometry.refresh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import sphere.geometry.audit.Neighbors;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;

/**
 * The charts of a model while it takes in new nodes: known balls in the rows in which they stood,
 * new ones behind them, all named by ordinals of the hierarchy after. Reading is thread-safe,
 * adding is for one thread at a time.
 */
final class Space implements Neighbors {
  private final BallTable known;
  private final int[] knownOrdinal;
  private final List<GrowingChart> charts = new ArrayList<>();
  // Of a fresh node its place in what follows.
  private final int[] place;
  private final int[] rows;

  /**
   * @param known balls of nodes that there were
   * @param knownOrdinal by ordinals after: the one that {@code known} has it by, -1 of fresh nodes
   * @param afterOrdinal by ordinals of {@code known}: the one after, -1 of removed nodes
   * @param fresh ordinals after of the nodes without a ball
   */
  Space(BallTable known, int[] knownOrdinal, int[] afterOrdinal, int[] fresh) {
    this.known = known;
    this.knownOrdinal = knownOrdinal;
    for (int k = 0; k < known.chartCount(); k++) {
      int chart = k;
      int[] ordinals = new int[known.chart(k).radii().length + 1];
      Arrays.setAll(
          ordinals, r -> r + 1 == ordinals.length ? -1 : afterOrdinal[known.ordinal(chart, r)]);
      charts.add(new GrowingChart(known.chart(k), ordinals));
    }
    place = new int[knownOrdinal.length];
    for (int i = 0; i < fresh.length; i++) {
      place[fresh[i]] = i;
    }
    rows = new int[Math.multiplyExact(fresh.length, charts.size())];
    Arrays.fill(rows, -1);
  }

  /**
   * Bytes of all, and of the table that is made of it: balls twice, who stands where, trees of
   * known balls; rows of fresh ones, which may be in all charts.
   */
  static long bytes(BallTable known, int nodes, long fresh) {
    long ball = 4L * known.dimension() + 8;
    return known.ballCount() * (2 * ball + 48)
        + 4L * nodes
        + fresh * known.chartCount() * (4 + 2 * ball);
  }

  int chartCount() {
    return charts.size();
  }

  GrowingChart chart(int k) {
    return charts.get(k);
  }

  boolean isKnown(int v) {
    return knownOrdinal[v] >= 0;
  }

  /** Row of a node in a chart, -1 if it has no ball there, or none yet. */
  int row(int k, int v) {
    return isKnown(v) ? known.row(k, knownOrdinal[v]) : rows[place[v] * charts.size() + k];
  }

  /** Gives a fresh node the ball that is the trial of a chart. */
  void add(int k, int v) {
    rows[place[v] * charts.size() + k] = charts.get(k).add(v);
  }

  @Override
  public void around(int v, IntConsumer found) {
    for (int k = 0; k < charts.size(); k++) {
      GrowingChart chart = charts.get(k);
      if (row(k, v) >= 0) {
        chart.around(row(k, v), row -> found.accept(chart.ordinal(row)));
      }
    }
  }

  @Override
  public void inside(int v, IntConsumer found) {
    for (int k = 0; k < charts.size(); k++) {
      GrowingChart chart = charts.get(k);
      if (row(k, v) >= 0) {
        chart.inside(
            row(k, v),
            row -> {
              found.accept(chart.ordinal(row));
              return true;
            });
      }
    }
  }

  /** All balls, by ordinals after; those that were known keep every bit. */
  BallTable table() {
    List<Chart> made = new ArrayList<>();
    List<int[]> ordinals = new ArrayList<>();
    for (GrowingChart chart : charts) {
      int[] sorted = sortedRows(chart);
      made.add(chart(chart.chart(), sorted));
      ordinals.add(Arrays.stream(sorted).map(chart::ordinal).toArray());
    }
    return new BallTable(knownOrdinal.length, made, ordinals.subList(1, ordinals.size()));
  }

  private static int[] sortedRows(GrowingChart chart) {
    long[] keys =
        IntStream.range(0, chart.trial())
            .filter(row -> chart.ordinal(row) >= 0)
            .mapToLong(row -> (long) chart.ordinal(row) << 32 | row)
            .sorted()
            .toArray();
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  private static Chart chart(Chart from, int[] rows) {
    int d = from.dimension();
    float[] centers = new float[Math.multiplyExact(rows.length, d)];
    double[] radii = new double[rows.length];
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(from.centers(), rows[r] * d, centers, r * d, d);
      radii[r] = from.radii()[rows[r]];
    }
    return new Chart(d, centers, radii);
  }
}
