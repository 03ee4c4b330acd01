package sphere.geometry.audit;

import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * The tree of balls that stands in a chart, found from the stored values alone: a node hangs below
 * the smallest of its parents that contains it there, or beside the roots if none does.
 *
 * <p>{@code children[begin[v] .. begin[v + 1])} are the children of v, row n the roots.
 */
record ChartForest(Chart chart, int[] parent, int[] begin, int[] children) {

  static ChartForest of(Hierarchy hierarchy, Chart chart) {
    int n = hierarchy.nodeCount();
    int[] parent = new int[n];
    int[] begin = new int[n + 2];
    for (int v = 0; v < n; v++) {
      parent[v] = smallestAround(hierarchy, chart, v);
      begin[parent[v] + 1]++;
    }
    java.util.Arrays.parallelPrefix(begin, Integer::sum);
    int[] next = begin.clone();
    int[] children = new int[n];
    for (int v = 0; v < n; v++) {
      children[next[parent[v]]++] = v;
    }
    return new ChartForest(chart, parent, begin, children);
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
