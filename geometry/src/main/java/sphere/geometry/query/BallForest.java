package sphere.geometry.query;

import java.util.List;
import java.util.stream.IntStream;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.kernel.BallScan;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;

/**
 * A {@link BallTree} for each chart of a table, each made when it is first asked. Thread-safe;
 * without a lock once it is made.
 */
final class BallForest {
  private final BallTable table;
  private final Kernel kernel;
  private final List<Lazy<BallTree>> trees;

  /**
   * @param threads how many make a tree
   */
  BallForest(BallTable table, Kernel kernel, int threads) {
    this.table = table;
    this.kernel = kernel;
    trees =
        IntStream.range(0, table.chartCount())
            .mapToObj(k -> new Lazy<>(m -> BallTree.of(table.chart(k), threads, m)))
            .toList();
  }

  /** All ordinals whose ball contains a given one in at least one chart; ascending. */
  int[] around(Ball ball) {
    Found found = new Found(table.nodeCount());
    for (int k = 0; k < ball.charts(); k++) {
      if (ball.isIn(k)) {
        double radius = ball.radius(k);
        scan(k, ball, r -> r - radius, found);
      }
    }
    return found.ascending();
  }

  /** All ordinals whose ball lies in a given one in at least one chart; ascending. */
  int[] inside(Ball ball) {
    Found found = new Found(table.nodeCount());
    for (int k = 0; k < ball.charts(); k++) {
      if (ball.isIn(k)) {
        double radius = ball.radius(k);
        scan(k, ball, r -> radius - r, found);
      }
    }
    return found.ascending();
  }

  private void scan(int k, Ball ball, BallTree.Question question, Found found) {
    BallScan scan = new BallScan(kernel, table.chart(k));
    trees
        .get(k)
        .get()
        .scan(
            scan, ball.center(), ball.offset(k), question, row -> found.add(table.ordinal(k, row)));
  }

  /**
   * The ordinals of the largest margins, best first.
   *
   * @param outward whether balls around the given one are sought, or else balls in it
   */
  int[] nearest(Ball ball, boolean outward, int limit) {
    Nearest nearest = new Nearest(table, ball, outward, limit);
    for (int k = 0; k < ball.charts(); k++) {
      if (ball.isIn(k)) {
        nearest.search(k, trees.get(k).get(), new BallScan(kernel, table.chart(k)));
      }
    }
    return nearest.taken();
  }

  /** Makes the trees that are not made yet. */
  void make(Monitor monitor) {
    trees.forEach(tree -> tree.get(monitor));
  }

  boolean isMade() {
    return trees.stream().allMatch(tree -> tree.made().isPresent());
  }

  /** Bytes of the trees that were made. */
  long bytes() {
    return trees.stream().flatMap(tree -> tree.made().stream()).mapToLong(BallTree::bytes).sum();
  }
}
