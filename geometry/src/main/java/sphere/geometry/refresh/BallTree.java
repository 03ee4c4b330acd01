package sphere.geometry.refresh;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import sphere.geometry.ball.Chart;

/**
 * Some balls of a chart with the box of their centers and radii, halved as it is asked: which of
 * them contain one, which lie in one, how near one is. Exact whatever the balls, nested or not; the
 * cost is that of the balls near the question, times the logarithm of how many there are, in few
 * dimensions.
 *
 * <p>Parts are cut where radii differ by more than a factor of four, else in the middle of the
 * widest side, of which the radius is one: so large balls do not hide small ones, and balls of one
 * center are told apart. A part is cut when a question first comes to it, so that few questions
 * take linear time. Thread-safe; does not know the chart, whose arrays may be replaced by longer
 * ones.
 */
final class BallTree {
  /** Balls that are looked at one by one. */
  private static final int SMALL = 12;

  /** Radii of one part may differ by so much before its centers are looked at. */
  private static final double ALIKE = 4;

  /** Bounds are widened by this share: rounding can then only lead to a needless comparison. */
  private static final double SLACK = 1e-9;

  private final int[] rows;
  private final float[] low;
  private final float[] high;
  private final double least;
  private final double most;
  // Null until a question comes; empty if there is nothing to be told apart.
  private volatile BallTree[] parts;

  /**
   * @param rows at least one
   */
  BallTree(Chart chart, int[] rows) {
    this.rows = rows;
    int d = chart.dimension();
    low = new float[d];
    high = new float[d];
    Arrays.fill(low, Float.POSITIVE_INFINITY);
    Arrays.fill(high, Float.NEGATIVE_INFINITY);
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int row : rows) {
      for (int k = 0; k < d; k++) {
        low[k] = Math.min(low[k], chart.centers()[row * d + k]);
        high[k] = Math.max(high[k], chart.centers()[row * d + k]);
      }
      smallest = Math.min(smallest, chart.radii()[row]);
      largest = Math.max(largest, chart.radii()[row]);
    }
    least = smallest;
    most = largest;
  }

  int[] rows() {
    return rows;
  }

  /** Every row that contains row q, another one. */
  void around(Chart chart, int q, IntConsumer found) {
    double radius = chart.radii()[q];
    if (most < radius || distance(chart, q) > most - radius + SLACK * most) {
      return;
    }
    BallTree[] split = parts(chart);
    for (BallTree part : split) {
      part.around(chart, q, found);
    }
    for (int i = 0; split.length == 0 && i < rows.length; i++) {
      if (rows[i] != q && chart.contains(rows[i], q)) {
        found.accept(rows[i]);
      }
    }
  }

  /**
   * Every row that lies in row q, another one.
   *
   * @param found told of each; false to be told of no more
   * @return whether it wanted all
   */
  boolean inside(Chart chart, int q, IntPredicate found) {
    double radius = chart.radii()[q];
    if (radius < least || distance(chart, q) > radius - least + SLACK * radius) {
      return true;
    }
    BallTree[] split = parts(chart);
    boolean all = true;
    for (int i = 0; all && i < split.length; i++) {
      all = split[i].inside(chart, q, found);
    }
    for (int i = 0; all && split.length == 0 && i < rows.length; i++) {
      all = rows[i] == q || !chart.contains(q, rows[i]) || found.test(rows[i]);
    }
    return all;
  }

  /**
   * How far the center of row q lies outside the nearest ball, {@code min (|c_q - c| - r)}; less
   * than 0 inside one.
   *
   * @param bound what is returned if none is so near
   * @param enough if it is no more than this, how much less is not asked
   * @param counts which rows are looked at
   */
  double clearance(Chart chart, int q, double bound, double enough, IntPredicate counts) {
    if (bound <= enough || nearest(chart, q) >= bound) {
      return bound;
    }
    BallTree[] split = parts(chart);
    double least = bound;
    if (split.length > 0) {
      boolean inOrder = split[0].nearest(chart, q) <= split[1].nearest(chart, q);
      least = split[inOrder ? 0 : 1].clearance(chart, q, least, enough, counts);
      least = split[inOrder ? 1 : 0].clearance(chart, q, least, enough, counts);
    }
    for (int i = 0; split.length == 0 && i < rows.length; i++) {
      double away = chart.distance(q, rows[i]) - chart.radii()[rows[i]];
      least = away < least && counts.test(rows[i]) ? away : least;
    }
    return least;
  }

  // No ball is nearer.
  private double nearest(Chart chart, int q) {
    return distance(chart, q) - most;
  }

  // Of the center of row q from the box.
  private double distance(Chart chart, int q) {
    double sum = 0;
    for (int k = 0; k < low.length; k++) {
      double x = chart.centers()[q * low.length + k];
      double gap = Math.max(0, Math.max(low[k] - x, x - high[k]));
      sum += gap * gap;
    }
    return Math.sqrt(sum);
  }

  private BallTree[] parts(Chart chart) {
    BallTree[] known = parts;
    if (known == null) {
      synchronized (this) {
        parts = parts == null ? split(chart) : parts;
        known = parts;
      }
    }
    return known;
  }

  private BallTree[] split(Chart chart) {
    if (rows.length <= SMALL) {
      return new BallTree[0];
    }
    int widest = low.length;
    double side = most - least;
    for (int k = 0; k < low.length && most <= ALIKE * least; k++) {
      if ((double) high[k] - low[k] > side) {
        side = (double) high[k] - low[k];
        widest = k;
      }
    }
    return side > 0 ? split(chart, widest) : new BallTree[0];
  }

  private BallTree[] split(Chart chart, int axis) {
    double cut = axis < low.length ? ((double) low[axis] + high[axis]) / 2 : cutOfRadii();
    int[] upper = Arrays.copyOf(rows, rows.length);
    int lower = 0;
    int end = 0;
    int[] lowerRows = new int[rows.length];
    for (int row : rows) {
      if (value(chart, row, axis) <= cut) {
        lowerRows[lower++] = row;
      } else {
        upper[end++] = row;
      }
    }
    return new BallTree[] {
      new BallTree(chart, Arrays.copyOf(lowerRows, lower)),
      new BallTree(chart, Arrays.copyOf(upper, end))
    };
  }

  // Less than the largest and not less than the smallest, so that neither part is empty.
  private double cutOfRadii() {
    double middle =
        most > ALIKE * least ? Math.sqrt(least) * Math.sqrt(most) : least + (most - least) / 2;
    return Math.max(least, Math.min(middle, Math.nextDown(most)));
  }

  private static double value(Chart chart, int row, int axis) {
    int d = chart.dimension();
    return axis < d ? chart.centers()[row * d + axis] : chart.radii()[row];
  }
}
