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
final class CutTree {
  /** Balls that are looked at one by one. */
  private static final int SMALL = 12;

  /** Radii of one part may differ by so much before its centers are looked at. */
  private static final double ALIKE = 4;

  /** Bounds are widened by this share: rounding can then only lead to a needless comparison. */
  private static final double SLACK = 1e-9;

  // Its balls are begin to end; a part puts those that it is asked about in another order.
  private final int[] rows;
  private final int begin;
  private final int end;
  private final float[] low;
  private final float[] high;
  private final double least;
  private final double most;
  // Null until a question comes; empty if there is nothing to be told apart.
  private volatile CutTree[] parts;

  /**
   * @param rows at least one; its own from now on
   */
  CutTree(Chart chart, int[] rows) {
    this(chart, rows, 0, rows.length);
  }

  private CutTree(Chart chart, int[] rows, int begin, int end) {
    this.rows = rows;
    this.begin = begin;
    this.end = end;
    int d = chart.dimension();
    low = new float[d];
    high = new float[d];
    Arrays.fill(low, Float.POSITIVE_INFINITY);
    Arrays.fill(high, Float.NEGATIVE_INFINITY);
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int i = begin; i < end; i++) {
      bound(chart, rows[i]);
      smallest = Math.min(smallest, chart.radii()[rows[i]]);
      largest = Math.max(largest, chart.radii()[rows[i]]);
    }
    least = smallest;
    most = largest;
  }

  private void bound(Chart chart, int row) {
    for (int k = 0; k < low.length; k++) {
      float x = chart.centers()[row * low.length + k];
      low[k] = Math.min(low[k], x);
      high[k] = Math.max(high[k], x);
    }
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
    CutTree[] split = parts(chart);
    for (CutTree part : split) {
      part.around(chart, q, found);
    }
    for (int i = begin; split.length == 0 && i < end; i++) {
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
    CutTree[] split = parts(chart);
    boolean all = true;
    for (int i = 0; all && i < split.length; i++) {
      all = split[i].inside(chart, q, found);
    }
    for (int i = begin; all && split.length == 0 && i < end; i++) {
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
    return clearance(chart, q, nearest(chart, q), bound, enough, counts);
  }

  private double clearance(
      Chart chart, int q, double nearest, double bound, double enough, IntPredicate counts) {
    if (bound <= enough || nearest >= bound) {
      return bound;
    }
    CutTree[] split = parts(chart);
    double found = bound;
    if (split.length > 0) {
      double first = split[0].nearest(chart, q);
      double second = split[1].nearest(chart, q);
      int near = first <= second ? 0 : 1;
      found = split[near].clearance(chart, q, Math.min(first, second), found, enough, counts);
      found = split[1 - near].clearance(chart, q, Math.max(first, second), found, enough, counts);
    }
    for (int i = begin; split.length == 0 && i < end; i++) {
      double away = chart.distance(q, rows[i]) - chart.radii()[rows[i]];
      found = away < found && counts.test(rows[i]) ? away : found;
    }
    return found;
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

  private CutTree[] parts(Chart chart) {
    CutTree[] known = parts;
    if (known == null) {
      synchronized (this) {
        parts = parts == null ? split(chart) : parts;
        known = parts;
      }
    }
    return known;
  }

  private CutTree[] split(Chart chart) {
    if (end - begin <= SMALL) {
      return new CutTree[0];
    }
    int widest = low.length;
    double side = most - least;
    for (int k = 0; k < low.length && most <= ALIKE * least; k++) {
      if ((double) high[k] - low[k] > side) {
        side = (double) high[k] - low[k];
        widest = k;
      }
    }
    return side > 0 ? split(chart, widest) : new CutTree[0];
  }

  private CutTree[] split(Chart chart, int axis) {
    double cut = axis < low.length ? ((double) low[axis] + high[axis]) / 2 : cutOfRadii();
    int middle = begin;
    int upper = end;
    while (middle < upper) {
      int row = rows[middle];
      if (value(chart, row, axis) <= cut) {
        middle++;
      } else {
        rows[middle] = rows[--upper];
        rows[upper] = row;
      }
    }
    return new CutTree[] {
      new CutTree(chart, rows, begin, middle), new CutTree(chart, rows, middle, end)
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
