package sphere.geometry.audit;

import sphere.geometry.ball.BallTable;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.Relation;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.training.Monitor;

/**
 * False pairs of a chart found by looking at all pairs of its balls on a device. It proposes every
 * pair that contains, those of the hierarchy too, so that it pays where siblings that have children
 * are many, and not where ways up are long.
 */
final class AllPairs {
  /** Squares of numbers of siblings times coordinates that threads do in a second. */
  private static final double OF_THREADS = 2e10;

  /** Pairs times coordinates that a device does in a second. */
  private static final double OF_DEVICE = 3e12;

  /** Seconds to decide a proposed pair in double. */
  private static final double DECIDING = 6e-8;

  private final BallTable table;
  private final LongList falsePairs;
  private final Reach reach;
  private int inner = -1;

  /**
   * @param falsePairs receives what is found
   */
  AllPairs(Hierarchy hierarchy, BallTable table, LongList falsePairs, Monitor monitor) {
    this.table = table;
    this.falsePairs = falsePairs;
    monitor.account(4L * hierarchy.nodeCount());
    reach = new Reach(hierarchy);
  }

  /**
   * Whether a device would take less than half of the time of threads, the second that it takes to
   * start included.
   *
   * @param closure pairs that the hierarchy has
   */
  static boolean pays(ChartForest forest, long closure) {
    double d = forest.chart().dimension();
    double n = forest.chart().radii().length;
    double threads = squares(forest) * d / OF_THREADS;
    return threads > 2 * (1 + n * n * d / OF_DEVICE + closure * DECIDING);
  }

  // What is compared each with each at worst: siblings that are no leaves.
  private static double squares(ChartForest forest) {
    double sum = 0;
    for (int v = 0; v <= forest.virtualRoot(); v++) {
      double inner = 0;
      for (int i = forest.begin()[v]; i < forest.begin()[v + 1]; i++) {
        inner += forest.isLeaf(forest.children()[i]) ? 0 : 1;
      }
      sum += inner * inner;
    }
    return sum;
  }

  /** Of one chart, with its scan. */
  void find(int k, PairScan scan) {
    inner = -1;
    scan.pairs(Relation.AROUND, table.chart(k), (ball, row) -> found(k, row, ball));
  }

  // Pairs come ball by ball.
  private void found(int k, int outerRow, int innerRow) {
    int ordinal = table.ordinal(k, innerRow);
    if (ordinal != inner) {
      inner = ordinal;
      reach.visit(inner, true);
    }
    int outer = table.ordinal(k, outerRow);
    if (!reach.reached(outer)) {
      falsePairs.add(PairTable.pair(outer, inner));
    }
  }
}
