package sphere.geometry.query;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import sphere.geometry.ball.Chart;
import sphere.geometry.training.Workers;

/** Makes a {@link BallTree}; used once. Cost is about {@code n log n} comparisons. */
final class BallTreeBuilder {
  /** Balls that a node keeps for itself. */
  private static final int KEPT = 16;

  /** Balls that are not worth two more nodes. */
  private static final int LEAF = 2 * KEPT;

  /** Parts that are made at once; more than threads, since they are not all as much work. */
  private static final int PARTS = 64;

  /** Centers by which the spread of many is judged. */
  private static final int SAMPLE = 64;

  private final Chart chart;
  private final int d;
  private final int[] rows;
  private final double[] keys;
  private final int[] begin;
  private final int[] after;
  private final float[] low;
  private final float[] high;
  private final double[] least;
  private final double[] most;

  // A node that is not made yet, and the rows that are below it.
  private record Part(int node, int from, int to) {
    boolean isLeaf() {
      return to - from <= LEAF;
    }

    int middle() {
      return from + KEPT + (to - from - KEPT) / 2;
    }

    Part left() {
      return new Part(node + 1, from + KEPT, middle());
    }

    Part right() {
      return new Part(node + 1 + nodes(middle() - from - KEPT), middle(), to);
    }
  }

  BallTreeBuilder(Chart chart) {
    this.chart = chart;
    d = chart.dimension();
    rows = new int[chart.radii().length];
    Arrays.setAll(rows, i -> i);
    keys = new double[rows.length];
    int nodes = nodes(rows.length);
    begin = new int[nodes + 1];
    after = new int[nodes];
    low = new float[Math.multiplyExact(nodes, d)];
    high = new float[low.length];
    least = new double[nodes];
    most = new double[nodes];
    Arrays.fill(low, Float.POSITIVE_INFINITY);
    Arrays.fill(high, Float.NEGATIVE_INFINITY);
  }

  private static int nodes(int count) {
    if (count <= LEAF) {
      return Math.min(1, count);
    }
    int rest = count - KEPT;
    return 1 + nodes(rest / 2) + nodes(rest - rest / 2);
  }

  /** Bytes that the tree and its making take. */
  static long bytes(int balls, int dimension) {
    return 12L * balls + nodes(balls) * (8L * dimension + 24);
  }

  /**
   * @param workers make parts that have nothing in common at once
   */
  BallTree build(Workers workers) {
    List<Part> level = rows.length == 0 ? List.of() : List.of(new Part(0, 0, rows.length));
    while (!level.isEmpty() && level.size() < PARTS) {
      level = split(level, workers);
    }
    List<Part> parts = level;
    workers.run(parts.size(), 1, () -> i -> whole(parts.get(i)));
    begin[after.length] = rows.length;
    for (int node = after.length - 1; node >= 0; node--) {
      gather(node);
    }
    return new BallTree(chart, rows, begin, after, low, high, least, most);
  }

  private List<Part> split(List<Part> level, Workers workers) {
    workers.run(level.size(), 1, () -> i -> split(level.get(i)));
    return level.stream()
        .filter(part -> !part.isLeaf())
        .flatMap(part -> Stream.of(part.left(), part.right()))
        .toList();
  }

  private void whole(Part part) {
    split(part);
    if (!part.isLeaf()) {
      whole(part.left());
      whole(part.right());
    }
  }

  // Afterwards its own rows stand first, then those of its left part, then those of its right.
  private void split(Part part) {
    int from = part.from();
    int to = part.to();
    begin[part.node()] = from;
    after[part.node()] = part.node() + nodes(to - from);
    if (part.isLeaf()) {
      keep(part.node(), from, to);
      return;
    }
    byRadius(from, to);
    select(from, to, from + KEPT);
    keep(part.node(), from, from + KEPT);
    byCoordinate(from + KEPT, to);
    select(from + KEPT, to, part.middle());
  }

  // Children have higher numbers.
  private void gather(int node) {
    if (after[node] > node + 1) {
      take(node, node + 1);
      take(node, after[node + 1]);
    }
  }

  private void keep(int node, int from, int to) {
    byRadius(from, to);
    sort(from, to);
    most[node] = chart.radii()[rows[from]];
    least[node] = chart.radii()[rows[to - 1]];
    for (int i = from; i < to; i++) {
      for (int k = 0; k < d; k++) {
        float x = chart.centers()[rows[i] * d + k];
        low[node * d + k] = Math.min(low[node * d + k], x);
        high[node * d + k] = Math.max(high[node * d + k], x);
      }
    }
  }

  private void take(int node, int child) {
    least[node] = Math.min(least[node], least[child]);
    for (int k = 0; k < d; k++) {
      low[node * d + k] = Math.min(low[node * d + k], low[child * d + k]);
      high[node * d + k] = Math.max(high[node * d + k], high[child * d + k]);
    }
  }

  private void byRadius(int from, int to) {
    for (int i = from; i < to; i++) {
      keys[i] = -chart.radii()[rows[i]];
    }
  }

  private void byCoordinate(int from, int to) {
    int k = widest(from, to);
    for (int i = from; i < to; i++) {
      keys[i] = chart.centers()[rows[i] * d + k];
    }
  }

  private int widest(int from, int to) {
    int step = Math.max(1, (to - from) / SAMPLE);
    int widest = 0;
    double most = -1;
    for (int k = 0; k < d; k++) {
      double spread = spread(from, to, step, k);
      widest = spread > most ? k : widest;
      most = Math.max(most, spread);
    }
    return widest;
  }

  private double spread(int from, int to, int step, int k) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i += step) {
      float x = chart.centers()[rows[i] * d + k];
      least = Math.min(least, x);
      most = Math.max(most, x);
    }
    return (double) most - least;
  }

  private void sort(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      for (int j = i; j > from && keys[j - 1] > keys[j]; j--) {
        swap(j - 1, j);
      }
    }
  }

  // Hoare's selection: afterwards keys before position k are at most, those behind at least its.
  private void select(int from, int to, int k) {
    int a = from;
    int b = to - 1;
    while (a < b) {
      double pivot = median(keys[a], keys[(a + b) >>> 1], keys[b]);
      int i = a;
      int j = b;
      while (i <= j) {
        while (keys[i] < pivot) {
          i++;
        }
        while (keys[j] > pivot) {
          j--;
        }
        if (i <= j) {
          swap(i++, j--);
        }
      }
      if (k > j && k < i) {
        return;
      }
      b = k <= j ? j : b;
      a = k >= i ? i : a;
    }
  }

  private static double median(double x, double y, double z) {
    return Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
  }

  private void swap(int i, int j) {
    double key = keys[i];
    keys[i] = keys[j];
    keys[j] = key;
    int row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }
}
