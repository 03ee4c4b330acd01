package sphere.geometry.refresh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import sphere.geometry.ball.Chart;
import sphere.geometry.ball.Distance;

/**
 * A chart that balls are added to, and asked what lies near. One more row, the trial, holds a ball
 * that may be added.
 *
 * <p>Balls stand in trees ({@link CutTree}) of sizes that differ, as digits of a binary number: two
 * of one size become one. Reading is thread-safe, adding is for one thread at a time.
 */
final class GrowingChart {
  private final List<CutTree> trees = new ArrayList<>();
  private Chart chart;
  private int[] ordinals;
  private int size;
  private double extent = -1;

  /**
   * @param known balls that stay
   * @param ordinals who stands in its rows, -1 of rows that count no more; one more at least
   */
  GrowingChart(Chart known, int[] ordinals) {
    size = known.radii().length;
    this.ordinals = ordinals;
    chart = longer(known, size + 1);
    int[] rows = IntStream.range(0, size).filter(r -> ordinals[r] >= 0).toArray();
    if (rows.length > 0) {
      trees.add(new CutTree(chart, rows));
    }
  }

  private static Chart longer(Chart chart, int capacity) {
    int d = chart.dimension();
    return new Chart(
        d,
        Arrays.copyOf(chart.centers(), Math.multiplyExact(capacity, d)),
        Arrays.copyOf(chart.radii(), capacity));
  }

  /** Its balls by rows, with the trial behind the last. */
  Chart chart() {
    return chart;
  }

  /** Who stands in a row, -1 if that counts no more. */
  int ordinal(int row) {
    return ordinals[row];
  }

  /** Number of rows, and the row of the trial. */
  int trial() {
    return size;
  }

  /** Sets the trial. */
  void propose(float[] center, double radius) {
    System.arraycopy(center, 0, chart.centers(), size * chart.dimension(), center.length);
    chart.radii()[size] = radius;
  }

  /** Adds the trial. */
  int add(int ordinal) {
    int row = size++;
    if (size == chart.radii().length) {
      chart = longer(chart, size + 16 + size / 4);
    }
    if (ordinals.length < chart.radii().length) {
      ordinals = Arrays.copyOf(ordinals, chart.radii().length);
    }
    ordinals[row] = ordinal;
    trees.add(new CutTree(chart, new int[] {row}));
    while (trees.size() > 1 && length(1) == length(2)) {
      merge();
    }
    // Not yet asked for if negative.
    extent = extent < 0 ? extent : Math.max(extent, reach(row));
    return row;
  }

  private int length(int fromEnd) {
    return trees.get(trees.size() - fromEnd).rows().length;
  }

  private void merge() {
    int[] last = trees.remove(trees.size() - 1).rows();
    int[] first = trees.remove(trees.size() - 1).rows();
    int[] both = Arrays.copyOf(first, first.length + last.length);
    System.arraycopy(last, 0, both, first.length, last.length);
    trees.add(new CutTree(chart, both));
  }

  /** Rows whose balls contain that of another. */
  void around(int row, IntConsumer found) {
    for (CutTree tree : trees) {
      tree.around(chart, row, found);
    }
  }

  /**
   * Rows whose balls lie in that of another.
   *
   * @param found told of each; false to be told of no more
   */
  void inside(int row, IntPredicate found) {
    boolean all = true;
    for (int i = 0; all && i < trees.size(); i++) {
      all = trees.get(i).inside(chart, row, found);
    }
  }

  /**
   * How far the trial's center lies outside the nearest ball that counts, at most the bound.
   *
   * @param enough if it is no more than this, how much less is not asked
   */
  double clearance(double bound, double enough, IntPredicate counts) {
    double nearest = bound;
    for (CutTree tree : trees) {
      nearest = tree.clearance(chart, size, nearest, enough, counts);
    }
    return nearest;
  }

  /** Radius of a ball about the origin in which all lie; 0 if there is none. */
  double extent() {
    if (extent < 0) {
      extent = 0;
      for (CutTree tree : trees) {
        for (int row : tree.rows()) {
          extent = Math.max(extent, reach(row));
        }
      }
    }
    return extent;
  }

  private double reach(int row) {
    int d = chart.dimension();
    float[] origin = new float[d];
    return Distance.of(chart.centers(), row * d, origin, 0, d) + chart.radii()[row];
  }
}
