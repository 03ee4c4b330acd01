package sphere.geometry.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.ball.Chart;

/**
 * Makes the balls of one tree: siblings disjoint, children inside.
 *
 * <p>Bottom-up every node gets the radius that its children need ({@link Packing}; a leaf needs 1),
 * top-down they are placed, and then the radii of inner nodes are measured again from the stored
 * 32-bit centers, {@code r = max over children of (|c - c'| + r')}, rounded up. Disjoint siblings
 * make a ball contain exactly its subtree, so a tree is exact by construction as long as 32 bits
 * resolve it; every edge has margin at least 0 in any case.
 */
final class TreeEmbedder {
  /**
   * What each child is padded by, as a share of the whole: rounding moves a center by at most 2^-23
   * (its own rounding and that of its offset, 2^-24 each), a distance by twice that.
   */
  private static final double PAD = 3e-7;

  /**
   * Measured radii are raised by this share. It covers the rounding of a distance in double ((d +
   * 3) 2^-53 at d = 1024 is 1.2e-13), so that what a chain of edges certifies also holds when the
   * two ends are compared directly.
   */
  private static final double RAISE = 1 + 1e-12;

  /** Padding is chosen by so much too large, lest it has to be chosen again. */
  private static final double AHEAD = 1.02;

  /** Paddings tried: where the third is too small still, 32 bits do not resolve the tree anyway. */
  private static final int ROUNDS = 3;

  private final Tree tree;
  private final int[] order;
  private final int dimension;
  private final long seed;
  private final Monitor monitor;
  private final int n;
  private final Packing packing;
  private final float[] need;
  private final int[] height;
  private float[] sizes = new float[16];
  private long[] keys = new long[16];
  private double pad;

  TreeEmbedder(Tree tree, int[] order, int dimension, long seed, Monitor monitor) {
    this.tree = tree;
    this.order = order;
    this.dimension = dimension;
    this.seed = seed;
    this.monitor = monitor;
    n = order.length;
    int widest = 1;
    for (int v = 0; v <= n; v++) {
      widest = Math.max(widest, tree.begin()[v + 1] - tree.begin()[v]);
    }
    packing = new Packing(dimension, new Lattice(dimension, widest + 1, monitor));
    need = new float[n + 1];
    height = new int[n + 1];
  }

  /** Whether 32 bits resolve the tree: whether the padding that its size asks for is found. */
  boolean resolves() {
    allotAll();
    return pad >= PAD * need[n];
  }

  private void allotAll() {
    measureHeights();
    allot();
    // Padding grows the whole, and the whole sets the padding.
    for (int round = 0; round < ROUNDS && pad < PAD * need[n]; round++) {
      pad = AHEAD * PAD * need[n];
      allot();
    }
  }

  Chart embed() {
    allotAll();
    Chart chart = new Chart(dimension, new float[Math.multiplyExact(n, dimension)], new double[n]);
    place(n, chart);
    for (int i = 0; i < n; i++) {
      check(i);
      place(order[i], chart);
    }
    measure(tree, order, chart);
    return chart;
  }

  private void measureHeights() {
    for (int i = n - 1; i >= 0; i--) {
      int p = tree.parent()[order[i]];
      if (p >= 0) {
        height[p] = Math.max(height[p], height[order[i]] + 1);
      }
    }
    for (int s = tree.begin()[n]; s < tree.begin()[n + 1]; s++) {
      height[n] = Math.max(height[n], height[tree.children()[s]] + 1);
    }
  }

  private void allot() {
    for (int i = n - 1; i >= 0; i--) {
      check(i);
      allot(order[i]);
    }
    allot(n);
  }

  private void check(int i) {
    if ((i & 4095) == 0) {
      monitor.check();
    }
  }

  private void allot(int v) {
    int begin = tree.begin()[v];
    int count = tree.begin()[v + 1] - begin;
    if (count == 0) {
      need[v] = 1;
    } else if (count == 1) {
      int child = tree.children()[begin];
      // Concentric; the slack falls with height so that a chain of h grows by h^(1/4) only.
      need[v] = up(need[child] * (1 + .25 / height[v]));
    } else {
      sort(begin, count);
      need[v] = up(packing.plan(sizes, count));
    }
  }

  private static float up(double value) {
    return Math.nextUp((float) value);
  }

  // Falling by need, then by ordinal; needs are positive floats, whose bits sort like the values.
  private void sort(int begin, int count) {
    if (count > keys.length) {
      keys = new long[2 * count];
      sizes = new float[2 * count];
    }
    for (int i = 0; i < count; i++) {
      int child = tree.children()[begin + i];
      keys[i] = ((long) ~Float.floatToRawIntBits(up(need[child] + pad)) << 32) | i;
    }
    Arrays.sort(keys, 0, count);
    for (int i = 0; i < count; i++) {
      sizes[i] = Float.intBitsToFloat(~(int) (keys[i] >> 32));
    }
  }

  private void place(int v, Chart chart) {
    int begin = tree.begin()[v];
    int count = tree.begin()[v + 1] - begin;
    if (count == 1) {
      put(tree.children()[begin], v, new double[dimension], need[tree.children()[begin]], chart);
    } else if (count > 1) {
      sort(begin, count);
      packing.plan(sizes, count);
      SplittableRandom random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + v);
      int[] axes = axes(dimension, random);
      long signs = random.nextLong();
      double[] turned = new double[dimension];
      packing.place(
          (item, offset, room) -> {
            for (int k = 0; k < dimension; k++) {
              turned[axes[k]] = (signs >>> (k & 63) & 1) == 0 ? offset[k] : -offset[k];
            }
            put(tree.children()[begin + (int) keys[item]], v, turned, room - pad, chart);
          });
    }
  }

  // Each node's children are turned by a permutation of the axes and signs of its own, from seed
  // and ordinal alone: exact in floating point, and no direction is special to the whole.
  static int[] axes(int dimension, SplittableRandom random) {
    int[] axes = new int[dimension];
    for (int k = 0; k < dimension; k++) {
      int j = random.nextInt(k + 1);
      axes[k] = axes[j];
      axes[j] = k;
    }
    return axes;
  }

  private void put(int child, int parent, double[] offset, double room, Chart chart) {
    double scale = 1.0 / need[n];
    float[] centers = chart.centers();
    for (int k = 0; k < dimension; k++) {
      double from = parent == n ? 0 : centers[parent * dimension + k];
      centers[child * dimension + k] = (float) (from + offset[k] * scale);
    }
    chart.radii()[child] = Math.max(0, least(child, room) * scale);
  }

  // A leaf takes all the room of its place, and the parent of an only child keeps the slack it was
  // allotted, so that margins and volumes mean something there too. Other radii are measured.
  private double least(int child, double room) {
    return switch (tree.begin()[child + 1] - tree.begin()[child]) {
      case 0 -> room;
      case 1 -> need[child];
      default -> 0;
    };
  }

  /** Raises radii until every ball contains those of its children in the tree, bottom-up. */
  static void measure(Tree tree, int[] order, Chart chart) {
    double[] radii = chart.radii();
    for (int i = order.length - 1; i >= 0; i--) {
      int child = order[i];
      int p = tree.parent()[child];
      if (p >= 0) {
        double reach = (chart.distance(p, child) + radii[child]) * RAISE;
        radii[p] = Math.max(radii[p], Math.nextUp(reach));
      }
    }
  }
}
