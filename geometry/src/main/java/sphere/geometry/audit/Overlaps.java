package sphere.geometry.audit;

import sphere.geometry.ball.Chart;

/**
 * All pairs of touching balls among siblings, by splitting them at the median of their widest axis
 * and pruning pairs of parts whose bounding boxes are apart: near-linear for 100,000 siblings.
 */
final class Overlaps {
  /** Below this many balls comparing each with each is quicker than boxes. */
  private static final int SMALL = 24;

  /** Boxes are widened by this share so that rounding can only lead to a needless comparison. */
  private static final double SLACK = 1e-9;

  private final Chart chart;
  private final Pairs pairs;

  /** Receives each touching pair once. */
  interface Pairs {
    /** The balls a and b touch. */
    void touch(int a, int b);
  }

  // A part of the siblings with its box: low[k] .. high[k] holds every ball of it.
  private record Part(int[] balls, double[] low, double[] high, Part left, Part right) {}

  Overlaps(Chart chart, Pairs pairs) {
    this.chart = chart;
    this.pairs = pairs;
  }

  void among(int[] balls) {
    if (balls.length <= SMALL) {
      all(balls);
    } else {
      within(part(balls));
    }
  }

  static boolean touching(Chart chart, int a, int b) {
    return chart.distance(a, b) <= (chart.radii()[a] + chart.radii()[b]) * (1 + SLACK);
  }

  private void all(int[] balls) {
    for (int i = 0; i < balls.length; i++) {
      for (int j = i + 1; j < balls.length; j++) {
        offer(balls[i], balls[j]);
      }
    }
  }

  private void offer(int a, int b) {
    if (touching(chart, a, b)) {
      pairs.touch(a, b);
    }
  }

  private void within(Part part) {
    if (part.left == null) {
      all(part.balls);
    } else {
      within(part.left);
      within(part.right);
      between(part.left, part.right);
    }
  }

  private void between(Part a, Part b) {
    if (apart(a, b)) {
      return;
    }
    if (a.left == null && b.left == null) {
      for (int x : a.balls) {
        for (int y : b.balls) {
          offer(x, y);
        }
      }
    } else if (b.left == null || (a.left != null && a.balls.length >= b.balls.length)) {
      between(a.left, b);
      between(a.right, b);
    } else {
      between(a, b.left);
      between(a, b.right);
    }
  }

  private static boolean apart(Part a, Part b) {
    for (int k = 0; k < a.low.length; k++) {
      if (a.low[k] > b.high[k] || b.low[k] > a.high[k]) {
        return true;
      }
    }
    return false;
  }

  private Part part(int[] balls) {
    int d = chart.dimension();
    double[] low = new double[d];
    double[] high = new double[d];
    int widest = 0;
    for (int k = 0; k < d; k++) {
      bound(balls, k, low, high);
      widest = high[k] - low[k] > high[widest] - low[widest] ? k : widest;
    }
    if (balls.length <= SMALL) {
      return new Part(balls, low, high, null, null);
    }
    int[] sorted = sortedBy(balls, widest);
    int half = sorted.length / 2;
    return new Part(
        sorted,
        low,
        high,
        part(java.util.Arrays.copyOf(sorted, half)),
        part(java.util.Arrays.copyOfRange(sorted, half, sorted.length)));
  }

  private void bound(int[] balls, int k, double[] low, double[] high) {
    low[k] = Double.POSITIVE_INFINITY;
    high[k] = Double.NEGATIVE_INFINITY;
    for (int v : balls) {
      double x = chart.centers()[v * chart.dimension() + k];
      double r = chart.radii()[v] * (1 + SLACK) + Math.abs(x) * SLACK;
      low[k] = Math.min(low[k], x - r);
      high[k] = Math.max(high[k], x + r);
    }
  }

  private int[] sortedBy(int[] balls, int axis) {
    long[] keys = new long[balls.length];
    for (int i = 0; i < balls.length; i++) {
      int bits = Float.floatToIntBits(chart.centers()[balls[i] * chart.dimension() + axis]);
      keys[i] = (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32 | i;
    }
    java.util.Arrays.sort(keys);
    return java.util.Arrays.stream(keys).mapToInt(key -> balls[(int) key]).toArray();
  }
}
