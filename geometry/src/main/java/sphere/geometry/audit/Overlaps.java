package sphere.geometry.audit;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import sphere.geometry.ball.Chart;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;

/**
 * All pairs of siblings of which one may contain the other or something below it.
 *
 * <p>With m the smallest radius at or below y, ball x contains something there only if {@code |c_x
 * - c_y| <= r_x + r_y - 2 m}. Of two leaves that is {@code |r_x - r_y|}, nearly nothing, so leaves
 * are sorted along one random direction and compared with what is nearly at the same place there:
 * for 100,000 leaves of one size near-linear in any dimension. Other siblings are split at the
 * median of their widest axis, and pairs of parts pruned by the distance of their boxes, which is
 * near-linear in few dimensions and no worse than comparing each with each in many.
 */
final class Overlaps {
  /** Below this many balls comparing each with each is quicker than boxes. */
  private static final int SMALL = 24;

  /**
   * Bounds are widened by this share, so that rounding can only lead to a needless comparison: that
   * of a distance is a few 1e-16, and of a chain of containments as much for each step.
   */
  private static final double SLACK = 1e-9;

  private final ChartForest forest;
  private final Chart chart;
  private final Kernel kernel;
  private final Pairs pairs;
  private final Monitor monitor;
  // Centers that are compared now, side by side, and their squared distances.
  private final float[] these;
  private final float[] those;
  private final double[] squared = new double[SMALL * SMALL];
  private int offers;

  /** Receives each pair once. */
  interface Pairs {
    /** One of a and b may contain something of the other. */
    void near(int a, int b);
  }

  // A part of the siblings with the box of its centers, and what its balls reach at most.
  private record Part(
      int[] balls,
      double[] low,
      double[] high,
      double radius,
      double inward,
      Part left,
      Part right) {}

  Overlaps(ChartForest forest, Kernel kernel, Monitor monitor, Pairs pairs) {
    this.forest = forest;
    this.kernel = kernel;
    this.monitor = monitor;
    this.pairs = pairs;
    chart = forest.chart();
    these = new float[SMALL * chart.dimension()];
    those = new float[SMALL * chart.dimension()];
  }

  void among(int[] balls) {
    if (balls.length <= SMALL) {
      all(balls);
      return;
    }
    int[] leaves = Arrays.stream(balls).filter(forest::isLeaf).toArray();
    int[] inner = Arrays.stream(balls).filter(((IntPredicate) forest::isLeaf).negate()).toArray();
    sweep(leaves);
    if (inner.length > 0) {
      Part part = part(inner);
      within(part);
      if (leaves.length > 0) {
        between(part, part(leaves));
      }
    }
  }

  static boolean touching(Chart chart, int a, int b) {
    return chart.distance(a, b) <= (chart.radii()[a] + chart.radii()[b]) * (1 + SLACK);
  }

  // How far, in radii of its own, a ball may lie outside one that contains some of it.
  private double inward(int v) {
    // Not less twice the least, which overflows where radii fill more than half of the range.
    double least = forest.least()[v];
    return chart.radii()[v] - least - least;
  }

  private void all(int[] balls) {
    int d = chart.dimension();
    gather(balls, these);
    for (int i = 0; i + 1 < balls.length; i++) {
      kernel.squaredDistances(these, i * d, these, (i + 1) * d, balls.length - i - 1, d, squared);
      for (int j = i + 1; j < balls.length; j++) {
        offer(balls[i], balls[j], squared[j - i - 1]);
      }
    }
  }

  private void gather(int[] balls, float[] side) {
    int d = chart.dimension();
    for (int i = 0; i < balls.length; i++) {
      System.arraycopy(chart.centers(), balls[i] * d, side, i * d, d);
    }
  }

  // A kernel's error is far below the slack: what it lets pass is decided by whoever receives it.
  private void offer(int a, int b, double distance2) {
    if ((++offers & 4095) == 0) {
      monitor.check();
    }
    double ra = chart.radii()[a];
    double rb = chart.radii()[b];
    double bound = Math.max(ra + inward(b), rb + inward(a)) + SLACK * ra + SLACK * rb;
    if (bound >= 0 && distance2 <= bound * bound) {
      pairs.near(a, b);
    }
  }

  private void sweep(int[] leaves) {
    double[] at = projections(leaves);
    int[] order = ascending(at);
    double most = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int v : leaves) {
      most = Math.max(most, chart.radii()[v]);
      least = Math.min(least, chart.radii()[v]);
    }
    double window = most - least + SLACK * most + rounding(leaves);
    for (int i = 0; i < order.length; i++) {
      double end = at[order[i]] + window;
      for (int j = i + 1; j < order.length && at[order[j]] <= end; j++) {
        int a = leaves[order[i]];
        int b = leaves[order[j]];
        int d = chart.dimension();
        offer(a, b, kernel.squaredDistance(chart.centers(), a * d, chart.centers(), b * d, d));
      }
    }
  }

  // What the sum of a projection may lose: an ulp of its largest term for each.
  private double rounding(int[] balls) {
    int d = chart.dimension();
    double largest = 0;
    for (int v : balls) {
      for (int k = 0; k < d; k++) {
        largest = Math.max(largest, Math.abs(chart.centers()[v * d + k]));
      }
    }
    return 4.0 * d * d * Math.ulp(largest);
  }

  // Along a unit vector no two centers are farther apart than they are in space.
  private double[] projections(int[] balls) {
    int d = chart.dimension();
    double[] direction = new SplittableRandom(d).doubles(d, -1, 1).toArray();
    double norm = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
    double[] at = new double[balls.length];
    for (int i = 0; i < balls.length; i++) {
      for (int k = 0; k < d; k++) {
        at[i] += direction[k] / norm * chart.centers()[balls[i] * d + k];
      }
    }
    return at;
  }

  private static int[] ascending(double[] values) {
    long[] keys = new long[values.length];
    for (int i = 0; i < keys.length; i++) {
      int bits = Float.floatToIntBits((float) values[i]);
      keys[i] = (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32 | i;
    }
    Arrays.sort(keys);
    int[] order = Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    settle(order, values);
    return order;
  }

  // Keys of 32 bits leave few neighbors out of order, which insertion puts right.
  private static void settle(int[] order, double[] values) {
    for (int i = 1; i < order.length; i++) {
      int moved = order[i];
      int j = i - 1;
      while (j >= 0 && values[order[j]] > values[moved]) {
        order[j + 1] = order[j--];
      }
      order[j + 1] = moved;
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
      block(a.balls, b.balls);
    } else if (b.left == null || (a.left != null && a.balls.length >= b.balls.length)) {
      between(a.left, b);
      between(a.right, b);
    } else {
      between(a, b.left);
      between(a, b.right);
    }
  }

  private void block(int[] left, int[] right) {
    gather(left, these);
    gather(right, those);
    kernel.block(these, 0, left.length, those, 0, right.length, chart.dimension(), squared);
    for (int p = 0; p < left.length; p++) {
      for (int q = 0; q < right.length; q++) {
        offer(left[p], right[q], squared[p * right.length + q]);
      }
    }
  }

  private static boolean apart(Part a, Part b) {
    double sum = 0;
    for (int k = 0; k < a.low.length; k++) {
      double gap = Math.max(0, Math.max(a.low[k] - b.high[k], b.low[k] - a.high[k]));
      sum += gap * gap;
    }
    double bound = Math.max(a.radius + b.inward, b.radius + a.inward);
    return Math.sqrt(sum) > bound + SLACK * (a.radius + b.radius);
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
    double radius = Arrays.stream(balls).mapToDouble(v -> chart.radii()[v]).max().orElseThrow();
    double inward = Arrays.stream(balls).mapToDouble(this::inward).max().orElseThrow();
    if (balls.length <= SMALL) {
      return new Part(balls, low, high, radius, inward, null, null);
    }
    monitor.check();
    int[] sorted = sortedBy(balls, widest);
    int half = sorted.length / 2;
    return new Part(
        sorted,
        low,
        high,
        radius,
        inward,
        part(Arrays.copyOf(sorted, half)),
        part(Arrays.copyOfRange(sorted, half, sorted.length)));
  }

  private void bound(int[] balls, int k, double[] low, double[] high) {
    low[k] = Double.POSITIVE_INFINITY;
    high[k] = Double.NEGATIVE_INFINITY;
    for (int v : balls) {
      double x = chart.centers()[v * chart.dimension() + k];
      low[k] = Math.min(low[k], x);
      high[k] = Math.max(high[k], x);
    }
  }

  private int[] sortedBy(int[] balls, int axis) {
    double[] at = new double[balls.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = chart.centers()[balls[i] * chart.dimension() + axis];
    }
    return Arrays.stream(ascending(at)).map(i -> balls[i]).toArray();
  }
}
