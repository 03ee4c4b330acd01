package sphere.geometry.query;

import java.util.BitSet;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.ball.Distance;
import sphere.geometry.kernel.BallScan;
import sphere.geometry.kernel.Best;

/**
 * The ordinals of the largest margins with a given ball, found chart after chart; used once.
 *
 * <p>An ordinal counts in the chart of its largest margin alone, the first of several: elsewhere it
 * is passed over, and so is met once. A part of a {@link BallTree} is passed over when no margin in
 * it can reach the worst that is kept; of two parts the more promising comes first. When too many
 * balls were looked at, the others are looked at in their order.
 */
final class Nearest {
  private final BallTable table;
  private final Ball ball;
  private final float[] center;
  private final boolean outward;
  private final Best best;

  /**
   * @param outward whether balls around the given one are sought, or else balls in it
   * @param limit how many, at least 1
   */
  Nearest(BallTable table, Ball ball, boolean outward, int limit) {
    this.table = table;
    this.ball = ball;
    this.outward = outward;
    center = ball.center();
    best = new Best(limit);
  }

  /** Offers what a chart has, which the ball must be in. */
  void search(int k, BallTree tree, BallScan scan) {
    if (tree.size() > 0) {
      new Search(k, tree, scan).run();
    }
  }

  /** The best ordinals so far, best first. */
  int[] taken() {
    return best.taken();
  }

  private double margin(int k, int row) {
    Chart chart = table.chart(k);
    int d = chart.dimension();
    double distance = Distance.of(center, ball.offset(k), chart.centers(), row * d, d);
    return limit(k, chart.radii()[row]) - distance;
  }

  private double limit(int k, double radius) {
    return outward ? radius - ball.radius(k) : ball.radius(k) - radius;
  }

  private void offer(int k, int row) {
    double margin = margin(k, row);
    if (margin >= best.floor()) {
      int v = table.ordinal(k, row);
      if (isBest(k, v, margin)) {
        best.offer(margin, v);
      }
    }
  }

  private boolean isBest(int k, int v, double margin) {
    for (int other = 0; other < ball.charts(); other++) {
      int row = other != k && ball.isIn(other) ? table.row(other, v) : -1;
      if (row >= 0) {
        double beside = margin(other, row);
        if (beside > margin || beside == margin && other < k) {
          return false;
        }
      }
    }
    return true;
  }

  /** The search in one chart. */
  private final class Search {
    private final int k;
    private final BallTree tree;
    private final BallScan scan;
    private final int at;
    private final BallTree.Question question;
    private final Found seen;
    private int patience;

    Search(int k, BallTree tree, BallScan scan) {
      this.k = k;
      this.tree = tree;
      this.scan = scan;
      at = ball.offset(k);
      question = r -> limit(k, r);
      seen = new Found(tree.rows().length);
      patience = tree.patience();
    }

    void run() {
      visit(0);
      if (patience < 0) {
        scanOthers(seen.marks());
      }
    }

    private void scanOthers(BitSet done) {
      scan.scan(
          center,
          at,
          r -> best.reach(limit(k, r)),
          row -> {
            if (!done.get(row)) {
              offer(k, row);
            }
          });
    }

    private void visit(int node) {
      patience--;
      keep(node);
      int left = node + 1;
      if (left < tree.after()[node]) {
        int right = tree.after()[left];
        double inLeft = bound(left);
        double inRight = bound(right);
        boolean first = inLeft >= inRight;
        visit(first ? left : right, first ? inLeft : inRight);
        visit(first ? right : left, first ? inRight : inLeft);
      }
    }

    private void visit(int node, double bound) {
      if (patience >= 0 && bound >= best.floor()) {
        visit(node);
      }
    }

    // No margin below a node is computed to be larger: rounding is monotone.
    private double bound(int node) {
      return tree.limit(node, question) - tree.near(node, center, at);
    }

    private void keep(int node) {
      for (int i = tree.begin()[node]; i < tree.begin()[node + 1]; i++) {
        int row = tree.rows()[i];
        double limit = limit(k, tree.chart().radii()[row]);
        double reach = best.reach(limit);
        if (reach >= 0) {
          measure(row, reach);
        }
      }
    }

    private void measure(int row, double reach) {
      seen.add(row);
      patience--;
      if (scan.within(center, at, row, reach)) {
        offer(k, row);
      }
    }
  }
}
