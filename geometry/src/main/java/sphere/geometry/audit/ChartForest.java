package sphere.geometry.audit;

import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * The tree of balls that stands in a chart, found from the stored values alone: a node hangs below
 * the smallest of its parents that contains it there, or beside the roots if none does.
 *
 * <p>{@code children[begin[v] .. begin[v + 1])} are the children of v, row n the roots; {@code
 * least[v]} is the smallest radius at or below v.
 */
record ChartForest(Chart chart, int[] parent, int[] begin, int[] children, double[] least) {

  static ChartForest of(Hierarchy hierarchy, Chart chart) {
    int n = hierarchy.nodeCount();
    int[] parent = new int[n];
    int[] begin = new int[n + 2];
    for (int v = 0; v < n; v++) {
      parent[v] = smallestAround(hierarchy, chart, v);
      begin[parent[v] + 1]++;
    }
    for (int i = 1; i < begin.length; i++) {
      begin[i] += begin[i - 1];
    }
    int[] next = begin.clone();
    int[] children = new int[n];
    for (int v = 0; v < n; v++) {
      children[next[parent[v]]++] = v;
    }
    return new ChartForest(chart, parent, begin, children, least(hierarchy, chart, parent));
  }

  // Smallest radius at or below each node. Whatever hangs below a node here is below it there too.
  private static double[] least(Hierarchy hierarchy, Chart chart, int[] parent) {
    double[] least = chart.radii().clone();
    int[] order = hierarchy.topologicalOrder();
    for (int i = order.length - 1; i >= 0; i--) {
      int p = parent[order[i]];
      if (p < parent.length) {
        least[p] = Math.min(least[p], least[order[i]]);
      }
    }
    return least;
  }

  boolean isLeaf(int v) {
    return begin[v] == begin[v + 1];
  }

  // n, the virtual root, if no parent contains v in this chart.
  private static int smallestAround(Hierarchy hierarchy, Chart chart, int v) {
    int best = hierarchy.nodeCount();
    for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
      int p = hierarchy.parent(s);
      boolean smaller = best == hierarchy.nodeCount() || chart.radii()[p] < chart.radii()[best];
      if (smaller && chart.contains(p, v)) {
        best = p;
      }
    }
    return best;
  }

  int virtualRoot() {
    return parent.length;
  }
}
