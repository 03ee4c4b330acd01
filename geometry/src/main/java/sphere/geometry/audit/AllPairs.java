package sphere.geometry.audit;

import sphere.geometry.ball.BallTable;
import sphere.geometry.device.Below;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.PairScans;
import sphere.geometry.device.Preorder;
import sphere.geometry.device.Relation;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;

/**
 * False pairs of a chart found by looking at all pairs of its balls: {@code n^2 d} operations,
 * which pays on a device that does 10^12 of them in a second where siblings are many and touch.
 */
final class AllPairs {
  private final BallTable table;
  private final LongList falsePairs;
  private final Preorder preorder;
  private final Below below;

  /**
   * @param falsePairs receives what is found
   */
  AllPairs(Hierarchy hierarchy, BallTable table, LongList falsePairs, Monitor monitor) {
    this.table = table;
    this.falsePairs = falsePairs;
    monitor.account(16L * hierarchy.nodeCount());
    preorder = Preorder.of(hierarchy, monitor::check);
    below = Below.of(hierarchy, preorder, monitor);
  }

  /** Of one chart. */
  void find(int k, PairScans scans) {
    try (PairScan scan = scans.of(table.chart(k))) {
      scan.pairs(Relation.AROUND, table.chart(k), (ball, row) -> found(k, row, ball));
    }
  }

  private void found(int k, int outerRow, int innerRow) {
    int outer = table.ordinal(k, outerRow);
    int inner = table.ordinal(k, innerRow);
    if (!below.holds(preorder.position()[outer], preorder.position()[inner])) {
      falsePairs.add(PairTable.pair(outer, inner));
    }
  }
}
