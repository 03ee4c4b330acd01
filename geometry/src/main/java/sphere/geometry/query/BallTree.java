package sphere.geometry.query;

import java.util.function.IntConsumer;
import sphere.geometry.ball.Chart;
import sphere.geometry.kernel.BallScan;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * The balls of a chart in a tree that no ball has to fit: trained, refined or drawn at random, the
 * answers are those of a scan.
 *
 * <p>A node keeps the largest balls of its part for itself and halves the others at the median of
 * the coordinate in which they are spread most; so the radii below fall quickly, and a few large
 * balls among many small ones do not spoil the bounds of these. It knows the box of the centers of
 * its part, and the largest and smallest radius.
 *
 * <p>Nodes are numbered before their children, the left child next to its parent. Node i keeps
 * {@code rows[begin[i] .. begin[i + 1])}, by falling radius; its part goes on to {@code
 * begin[after[i]]}, where {@code after[i]} is the first node that is not below it. Coordinate k of
 * its box is {@code low[i d + k]} to {@code high[i d + k]}.
 *
 * <p>Bounds need no slack. A box is measured by the roundings of {@link
 * sphere.geometry.ball.Distance}, in its order, from terms that are nowhere larger; rounding is
 * monotone, so the result is at most the computed distance of any center in the box.
 *
 * <p>Immutable; thread-safe. Memory is about {@code n (d / 2 + 6)} bytes for n balls.
 */
record BallTree(
    Chart chart,
    int[] rows,
    int[] begin,
    int[] after,
    float[] low,
    float[] high,
    double[] least,
    double[] most) {

  /** Fewer looks are not worth counting. */
  private static final int FEW = 256;

  /** What is asked of each ball. */
  interface Question {
    /**
     * How far its center may be for a margin of 0, by its radius; monotone.
     *
     * @param radius of a ball of the chart
     */
    double limit(double radius);
  }

  /**
   * @param threads how many make it; the tree is the same
   * @param monitor told of the memory before it is taken, asked whether to stop
   */
  static BallTree of(Chart chart, int threads, Monitor monitor) {
    monitor.account(BallTreeBuilder.bytes(chart.radii().length, chart.dimension()));
    try (Workers workers = new Workers(threads, monitor)) {
      return new BallTreeBuilder(chart).build(workers);
    }
  }

  /** Number of tree nodes. */
  int size() {
    return after.length;
  }

  /**
   * How many centers may be measured one by one: beyond, to measure all in their order is as fast.
   * Trained balls need a few hundred; those that lie at random in many dimensions would need all.
   */
  int patience() {
    return Math.max(FEW, rows.length / (chart.dimension() < 16 ? 8 : 16));
  }

  /**
   * Every row whose margin {@code limit - distance} is at least 0, in any order, some twice.
   *
   * @param center coordinates from {@code at} on
   */
  void scan(BallScan scan, float[] center, int at, Question question, IntConsumer found) {
    int left = patience();
    for (int node = 0; node < size() && left >= 0; ) {
      double limit = limit(node, question);
      if (limit < 0 || limit < near(node, center, at)) {
        node = after[node];
      } else if (lies(node, center, at, question)) {
        for (int i = begin[node]; i < begin[after[node]]; i++) {
          found.accept(rows[i]);
        }
        node = after[node];
      } else {
        left -= 1 + scan(node, scan, center, at, question, found);
        node++;
      }
    }
    if (left < 0) {
      scan.scan(center, at, question::limit, found);
    }
  }

  // How many centers were measured.
  private int scan(
      int node, BallScan scan, float[] center, int at, Question question, IntConsumer found) {
    int measured = 0;
    for (int i = begin[node]; i < begin[node + 1]; i++) {
      double limit = question.limit(chart.radii()[rows[i]]);
      if (limit >= 0) {
        measured++;
        if (scan.within(center, at, rows[i], limit)) {
          found.accept(rows[i]);
        }
      }
    }
    return measured;
  }

  // Whether all that is below a node is found for certain.
  private boolean lies(int node, float[] center, int at, Question question) {
    double limit = Math.min(question.limit(least[node]), question.limit(most[node]));
    return limit >= 0 && limit >= far(node, center, at);
  }

  /** No ball of a node has a larger limit. */
  double limit(int node, Question question) {
    return Math.max(question.limit(least[node]), question.limit(most[node]));
  }

  /** No center of a node is computed to be nearer. */
  double near(int node, float[] center, int at) {
    int d = chart.dimension();
    double sum = 0;
    for (int k = 0, i = node * d; k < d; k++, i++) {
      double c = center[at + k];
      double beyond = Math.max(0, Math.max(low[i] - c, c - high[i]));
      sum += beyond * beyond;
    }
    return Math.sqrt(sum);
  }

  // No center of a node is computed to be farther away.
  private double far(int node, float[] center, int at) {
    int d = chart.dimension();
    double sum = 0;
    for (int k = 0, i = node * d; k < d; k++, i++) {
      double c = center[at + k];
      double across = Math.max(c - low[i], high[i] - c);
      sum += across * across;
    }
    return Math.sqrt(sum);
  }

  /** Bytes of the arrays, the chart's apart. */
  long bytes() {
    return 4L * (rows.length + begin.length + after.length)
        + 4L * (low.length + high.length)
        + 8L * (least.length + most.length);
  }
}
