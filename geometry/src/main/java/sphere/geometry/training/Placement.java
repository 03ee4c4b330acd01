package sphere.geometry.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Lays out the frames of a tree for one ball per node: frames of inner siblings disjoint, leaves
 * between them, everything that is pulled towards something else on the side that faces it ({@link
 * Attraction}).
 *
 * <p>Sizes are allotted bottom-up as in {@link TreeEmbedder}, of inner nodes alone: leaves are
 * points, with small balls for now. Where nothing is pulled frames take the slots of {@link
 * Packing}; else directions are drawn, {@code unit(g + pull wish)} with g of random direction, and
 * if a frame finds no free place all of its siblings take the slots too. So frames are disjoint by
 * construction, and precision does not hang on attraction.
 */
final class Placement {
  /** What frames need more where directions are drawn, which leaves gaps that slots do not. */
  private static final double LOOSE = 1.25;

  /** Frame of leaves only, in units of what a leaf would need: small ones are cut off easily. */
  private static final float OF_LEAVES = 1.5f;

  /** Radius of a leaf's ball, in the same unit. */
  private static final double LEAF = .02;

  /**
   * Pull on a frame, against a random direction of length 1; twice that for leaves, which cannot be
   * in each other's way.
   */
  private static final double PULL = 1.5;

  /**
   * Draws before a place counts as not to be found; each pulls a little less than the one before.
   */
  private static final int DRAWS = 30;

  /** Of so many draws the one farthest from all siblings is taken, which leaves wider gaps. */
  private static final int BEST_OF = 8;

  /**
   * Frames that are drawn at most, each being held against all before it; of more, none is. Only
   * cost: no node that was measured has half as many.
   */
  private static final int WIDEST = 2000;

  /** Gap between frames: what rounding moves a center by is about 1e-7 of the whole. */
  private static final double GAP = 1 + 1e-4;

  private final Tree tree;
  private final int[] order;
  private final int d;
  private final int n;
  private final long seed;
  private final Monitor monitor;
  private final Attraction attraction;
  private final Packing packing;
  private final float[] need;
  private final int[] height;
  private final Chart chart;
  private float[] sizes = new float[16];
  private long[] keys = new long[16];

  Placement(
      Hierarchy hierarchy, Tree tree, int[] order, int dimension, long seed, Monitor monitor) {
    this.tree = tree;
    this.order = order;
    d = dimension;
    n = order.length;
    this.seed = seed;
    this.monitor = monitor;
    attraction = new Attraction(hierarchy, tree, order, monitor);
    need = new float[n + 1];
    height = new int[n + 1];
    int widest = 1;
    for (int v = 0; v <= n; v++) {
      check(v);
      widest = Math.max(widest, sort(v));
    }
    packing = new Packing(d, new Lattice(d, widest + 1, monitor));
    chart = new Chart(d, new float[Math.multiplyExact(n, d)], new double[n]);
  }

  Chart layout() {
    for (int i = n - 1; i >= 0; i--) {
      check(i);
      allot(order[i]);
    }
    allot(n);
    place(n);
    int[] shallowFirst = shallowFirst();
    for (int i = 0; i < n; i++) {
      check(i);
      place(shallowFirst[i]);
    }
    measure();
    return chart;
  }

  private void check(int i) {
    if ((i & 255) == 0) {
      monitor.check();
    }
  }

  private int[] shallowFirst() {
    long[] byDepth = new long[n];
    Arrays.setAll(byDepth, i -> (long) attraction.depth(order[i]) << 32 | i);
    Arrays.sort(byDepth);
    return Arrays.stream(byDepth).mapToInt(key -> order[(int) key]).toArray();
  }

  private boolean isLeaf(int v) {
    return tree.begin()[v] == tree.begin()[v + 1];
  }

  // Inner children by falling need, as slot among the children; returns how many.
  private int sort(int v) {
    int all = tree.begin()[v + 1] - tree.begin()[v];
    if (all > keys.length) {
      keys = new long[2 * all];
      sizes = new float[2 * all];
    }
    int count = 0;
    for (int i = 0; i < all; i++) {
      int child = tree.children()[tree.begin()[v] + i];
      if (!isLeaf(child)) {
        keys[count++] = ((long) ~Float.floatToRawIntBits(need[child]) << 32) | i;
      }
    }
    Arrays.sort(keys, 0, count);
    for (int i = 0; i < count; i++) {
      sizes[i] = Float.intBitsToFloat(~(int) (keys[i] >> 32));
    }
    return count;
  }

  private void allot(int v) {
    for (int s = tree.begin()[v]; s < tree.begin()[v + 1]; s++) {
      height[v] = Math.max(height[v], height[tree.children()[s]] + 1);
    }
    int inner = sort(v);
    if (inner == 0) {
      need[v] = height[v] == 0 ? 1 : OF_LEAVES;
    } else if (inner == 1) {
      // Concentric; the slack falls with height so that a chain of h grows by h^(1/4) only.
      need[v] = (float) (sizes[0] * (1 + .25 / height[v]));
    } else {
      need[v] = (float) (packing.plan(sizes, inner) * GAP * GAP * (isPulled(v, inner) ? LOOSE : 1));
    }
  }

  // Roots have no frame around them within which a pull could mean anything.
  private boolean isPulled(int v, int inner) {
    return v < n && inner <= WIDEST && attraction.isIn(v);
  }

  private void place(int v) {
    if (isLeaf(v)) {
      return;
    }
    SplittableRandom random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + v);
    int[] slots = Arrays.stream(keys, 0, sort(v)).mapToInt(key -> (int) key).toArray();
    int[] inner = Arrays.stream(slots).map(i -> tree.children()[tree.begin()[v] + i]).toArray();
    boolean pulled = isPulled(v, inner.length);
    double[][] wishes = pulled ? attraction.wishes(v, chart) : null;
    if (inner.length == 1) {
      put(inner[0], v, new double[d], need[inner[0]]);
    } else if (inner.length > 1 && !(pulled && draw(v, inner, slots, wishes, random))) {
      pack(v, inner, random);
    }
    leaves(v, inner, wishes, random);
  }

  private void pack(int v, int[] inner, SplittableRandom random) {
    packing.plan(sizes, inner.length);
    int[] axes = TreeEmbedder.axes(d, random);
    long signs = random.nextLong();
    double[] turned = new double[d];
    packing.place(
        (item, offset, room) -> {
          for (int k = 0; k < d; k++) {
            double x = GAP * offset[k];
            turned[axes[k]] = (signs >>> (k & 63) & 1) == 0 ? x : -x;
          }
          put(inner[item], v, turned, need[inner[item]]);
        });
  }

  // Whether all found a place; if not, nothing that was put counts.
  private boolean draw(
      int v, int[] inner, int[] slots, double[][] wishes, SplittableRandom random) {
    double[][] at = new double[inner.length][];
    for (int i = 0; i < inner.length; i++) {
      check(i);
      double bestGap = 0;
      for (int draw = 0; draw < DRAWS && (at[i] == null || draw < BEST_OF); draw++) {
        double pull = PULL * (1 - (double) draw / DRAWS);
        double[] offset = direction(wishes[slots[i]], pull, need[v] - need[inner[i]], random);
        double gap = gap(offset, inner, i, at);
        if (gap > bestGap) {
          at[i] = offset;
          bestGap = gap;
        }
      }
      if (at[i] == null) {
        return false;
      }
    }
    for (int i = 0; i < inner.length; i++) {
      put(inner[i], v, at[i], need[inner[i]]);
    }
    return true;
  }

  private double gap(double[] offset, int[] inner, int i, double[][] at) {
    double gap = Double.POSITIVE_INFINITY;
    for (int j = 0; j < i; j++) {
      double norm2 = 0;
      for (int k = 0; k < d; k++) {
        double y = offset[k] - at[j][k];
        norm2 += y * y;
      }
      gap = Math.min(gap, Math.sqrt(norm2) - GAP * (need[inner[i]] + need[inner[j]]));
    }
    return gap;
  }

  private double[] direction(double[] wish, double pull, double length, SplittableRandom random) {
    double[] f = new double[d];
    Arrays.setAll(f, k -> random.nextGaussian());
    Attraction.unit(f);
    if (wish != null) {
      Attraction.add(pull, wish, f);
      Attraction.unit(f);
    }
    for (int k = 0; k < d; k++) {
      f[k] *= length / GAP;
    }
    return f;
  }

  // In the shell, outside of the frames of their siblings, or wherever the last draw was.
  private void leaves(int v, int[] inner, double[][] wishes, SplittableRandom random) {
    double least = inner.length == 1 ? need[inner[0]] / need[v] : 0;
    double length = need[v] * Math.max(.9, (1 + least) / 2);
    int first = tree.begin()[v];
    for (int i = 0; i < tree.begin()[v + 1] - first; i++) {
      int leaf = tree.children()[first + i];
      boolean free = !isLeaf(leaf);
      check(i);
      for (int draw = 0; draw < DRAWS && !free; draw++) {
        double pull = 2 * PULL * (1 - (double) draw / DRAWS);
        put(leaf, v, direction(wishes == null ? null : wishes[i], pull, length, random), LEAF);
        free = isFree(leaf, inner);
      }
    }
  }

  private boolean isFree(int leaf, int[] inner) {
    for (int x : inner) {
      if (chart.distance(x, leaf) <= GAP * chart.radii()[x]) {
        return false;
      }
    }
    return true;
  }

  private void put(int child, int parent, double[] offset, double room) {
    double scale = 1.0 / need[n];
    float[] centers = chart.centers();
    for (int k = 0; k < d; k++) {
      double from = parent == n ? 0 : centers[parent * d + k];
      centers[child * d + k] = (float) (from + offset[k] * scale);
    }
    chart.radii()[child] = room * scale;
  }

  private void measure() {
    for (int v : order) {
      if (!isLeaf(v)) {
        chart.radii()[v] = 0;
      }
    }
    TreeEmbedder.measure(tree, order, chart);
  }
}
