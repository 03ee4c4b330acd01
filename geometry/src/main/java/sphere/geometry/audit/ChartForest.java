package sphere.geometry.audit;

import java.util.Arrays;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;

/**
 * The tree of balls that stands in a chart, found from the stored values alone, by rows of the
 * chart: a node hangs below the smallest of its nearest ancestors that contain it there, or beside
 * the roots if none does.
 *
 * <p>{@code children[begin[v] .. begin[v + 1])} are the children of v, row n the roots; {@code
 * least[v]} is the smallest radius at or below v.
 */
record ChartForest(Chart chart, int[] parent, int[] begin, int[] children, double[] least) {
  /** Bytes per row, with what is needed to make it. */
  static final long BYTES = 32;

  static ChartForest of(Hierarchy hierarchy, BallTable table, int k, Monitor monitor) {
    Chart chart = table.chart(k);
    int[] parent = new Finder(hierarchy, table, k, monitor).parents();
    int n = parent.length;
    int[] begin = new int[n + 2];
    for (int p : parent) {
      begin[p + 1]++;
    }
    for (int i = 1; i < begin.length; i++) {
      begin[i] += begin[i - 1];
    }
    int[] next = begin.clone();
    int[] children = new int[n];
    for (int v = 0; v < n; v++) {
      children[next[parent[v]]++] = v;
    }
    double[] least = chart.radii().clone();
    ChartForest forest = new ChartForest(chart, parent, begin, children, least);
    forest.lower();
    return forest;
  }

  // Smallest radius at or below each node, children first.
  private void lower() {
    int[] order = new int[children.length];
    int size = expand(virtualRoot(), order, 0);
    for (int i = 0; i < size; i++) {
      size = expand(order[i], order, size);
    }
    for (int i = size - 1; i >= 0; i--) {
      int p = parent[order[i]];
      if (p < virtualRoot()) {
        least[p] = Math.min(least[p], least[order[i]]);
      }
    }
  }

  private int expand(int v, int[] order, int size) {
    int count = begin[v + 1] - begin[v];
    System.arraycopy(children, begin[v], order, size, count);
    return size + count;
  }

  boolean isLeaf(int v) {
    return begin[v] == begin[v + 1];
  }

  int virtualRoot() {
    return parent.length;
  }

  /** Looks for each row's parent: up from an ancestor only where that does not contain it. */
  private static final class Finder {
    private final Hierarchy hierarchy;
    private final BallTable table;
    private final int k;
    private final Monitor monitor;
    private final Chart chart;
    private final int[] stamp;
    private int[] queue = new int[64];
    private int size;

    Finder(Hierarchy hierarchy, BallTable table, int k, Monitor monitor) {
      this.hierarchy = hierarchy;
      this.table = table;
      this.k = k;
      this.monitor = monitor;
      chart = table.chart(k);
      stamp = new int[hierarchy.nodeCount()];
    }

    int[] parents() {
      int[] parent = new int[chart.radii().length];
      Arrays.setAll(parent, this::smallestAround);
      return parent;
    }

    // The number of rows, the virtual root, if no ancestor contains it in this chart.
    private int smallestAround(int row) {
      if ((row & 4095) == 0) {
        monitor.check();
      }
      int best = chart.radii().length;
      size = 0;
      expand(table.ordinal(k, row), row);
      for (int i = 0; i < size; i++) {
        int above = table.row(k, queue[i]);
        if (above < 0 || !chart.contains(above, row)) {
          expand(queue[i], row);
        } else if (best == chart.radii().length || chart.radii()[above] < chart.radii()[best]) {
          best = above;
        }
      }
      return best;
    }

    private void expand(int v, int row) {
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        int p = hierarchy.parent(s);
        if (stamp[p] != row + 1) {
          stamp[p] = row + 1;
          queue = size == queue.length ? Arrays.copyOf(queue, 2 * size) : queue;
          queue[size++] = p;
        }
      }
    }
  }
}
