package sphere.geometry.audit;

import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Pending;

/**
 * Looks for false pairs below two balls that touch; scratch of one thread. What is still to be
 * looked at stands on stacks of its own, for a chart's tree may be as deep as it has nodes.
 */
final class Crossing {
  private final BallTable table;
  private final int k;
  private final ChartForest forest;
  private final Chart chart;
  private final LongList falsePairs;
  private final Monitor monitor;
  private final Reach reach;
  private final Pending outer = new Pending();
  private final Pending inner = new Pending();
  private int visits;

  Crossing(
      Hierarchy hierarchy,
      BallTable table,
      int k,
      ChartForest forest,
      LongList falsePairs,
      Monitor monitor) {
    this.table = table;
    this.k = k;
    this.forest = forest;
    this.falsePairs = falsePairs;
    this.monitor = monitor;
    chart = forest.chart();
    reach = new Reach(hierarchy);
  }

  /**
   * Tests every pair of a row at or below x and one at or below y, unless balls above are apart.
   */
  void cross(int x, int y) {
    outer.push(x);
    while (!outer.isEmpty()) {
      int next = outer.pop();
      if (Overlaps.touching(chart, next, y)) {
        against(next, y);
        pushChildren(next, outer);
      }
    }
  }

  private void against(int x, int y) {
    inner.push(y);
    while (!inner.isEmpty()) {
      int next = inner.pop();
      if (Overlaps.touching(chart, x, next)) {
        if ((++visits & 1023) == 0) {
          monitor.check();
        }
        test(x, next);
        test(next, x);
        pushChildren(next, inner);
      }
    }
  }

  private void pushChildren(int v, Pending stack) {
    for (int s = forest.begin()[v]; s < forest.begin()[v + 1]; s++) {
      stack.push(forest.children()[s]);
    }
  }

  /** Tests the rows around one: a ball as large as one around it contains that one too. */
  void upward(int v) {
    if (v < forest.virtualRoot()) {
      for (int a = forest.parent()[v];
          a < forest.virtualRoot() && chart.contains(v, a);
          a = forest.parent()[a]) {
        test(v, a);
      }
    }
  }

  private void test(int around, int inside) {
    if (chart.contains(around, inside)) {
      int ancestor = table.ordinal(k, around);
      int node = table.ordinal(k, inside);
      reach.visit(node, true);
      if (!reach.reached(ancestor)) {
        falsePairs.add(PairTable.pair(ancestor, node));
      }
    }
  }
}
