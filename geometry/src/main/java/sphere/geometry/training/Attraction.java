package sphere.geometry.training;

import java.util.Arrays;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Where in the frame of its parent a node would like to lie: towards what it shares descendants
 * with.
 *
 * <p>An edge (x, z) that the tree lacks pulls every node on the chain from x up to below the lowest
 * common tree ancestor towards z, and every node on the chain of z towards x, with the size of x's
 * subtree as weight. A ball that reaches from z to x is nearly a half-space at either end; it can
 * only leave out their siblings if x and z lie on the sides of their frames that face each other.
 */
final class Attraction {
  /** What one pull takes. */
  static final long BYTES = 8;

  private final Tree tree;
  private final int[] depth;
  // Row v: what pulls v, and how much.
  private final int[] begin;
  private final int[] to;
  private final int[] weight;

  /** Most pulls: each edge that a tree lacks has two chains to a common ancestor. */
  static long most(Hierarchy hierarchy) {
    int[] depth = new int[hierarchy.nodeCount()];
    long sum = 0;
    for (int v : hierarchy.topologicalOrder()) {
      int begin = hierarchy.parentBegin(v);
      for (int s = begin; s < hierarchy.parentEnd(v); s++) {
        depth[v] = Math.max(depth[v], depth[hierarchy.parent(s)] + 1);
      }
      sum += Math.max(0, hierarchy.parentEnd(v) - begin - 1) * 2L * (depth[v] + 1);
    }
    return sum;
  }

  // Receives that z pulls v.
  private interface Pull {
    void of(int v, int z, int weight);
  }

  Attraction(Hierarchy hierarchy, Tree tree, int[] order, Monitor monitor) {
    this.tree = tree;
    int n = order.length;
    depth = new int[n];
    for (int v : order) {
      depth[v] = tree.parent()[v] < 0 ? 0 : depth[tree.parent()[v]] + 1;
    }
    begin = new int[n + 1];
    pulls(hierarchy, monitor, (v, z, w) -> begin[v + 1]++);
    for (int v = 0; v < n; v++) {
      begin[v + 1] = Math.addExact(begin[v], begin[v + 1]);
    }
    monitor.account(BYTES * begin[n]);
    to = new int[begin[n]];
    weight = new int[begin[n]];
    int[] next = begin.clone();
    pulls(
        hierarchy,
        monitor,
        (v, z, w) -> {
          to[next[v]] = z;
          weight[next[v]++] = w;
        });
  }

  private void pulls(Hierarchy hierarchy, Monitor monitor, Pull pull) {
    for (int x = 0; x < depth.length; x++) {
      if ((x & 1023) == 0) {
        monitor.check();
      }
      for (int s = hierarchy.parentBegin(x); s < hierarchy.parentEnd(x); s++) {
        int z = hierarchy.parent(s);
        if (!tree.covers(z, x)) {
          chain(x, z, tree.size()[x], pull);
          chain(z, x, tree.size()[x], pull);
        }
      }
    }
  }

  private void chain(int from, int z, int weight, Pull pull) {
    for (int a = from; a >= 0 && a != z && !tree.covers(a, z); a = tree.parent()[a]) {
      pull.of(a, z, weight);
    }
  }

  /** Steps from a root of the tree. */
  int depth(int v) {
    return depth[v];
  }

  /** Whether anything pulls a child of {@code v}. */
  boolean isIn(int v) {
    for (int s = tree.begin()[v]; s < tree.begin()[v + 1]; s++) {
      int child = tree.children()[s];
      if (begin[child + 1] > begin[child]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Directions for the children of {@code v}, in their order; 0 for one that nothing pulls, else of
   * length about 1. Half of the mean is taken from all, lest they crowd on one side.
   *
   * @param chart with the centers of all nodes at most as deep as {@code v}; a pull is towards the
   *     deepest of them that is at or above what pulls
   */
  double[][] wishes(int v, Chart chart) {
    int first = tree.begin()[v];
    double[][] wishes = new double[tree.begin()[v + 1] - first][chart.dimension()];
    double[] mean = new double[chart.dimension()];
    for (int i = 0; i < wishes.length; i++) {
      wish(tree.children()[first + i], v, chart, wishes[i]);
      add(1.0 / wishes.length, wishes[i], mean);
    }
    for (double[] wish : wishes) {
      add(-.5, mean, wish);
    }
    return wishes;
  }

  private void wish(int child, int v, Chart chart, double[] sum) {
    int d = sum.length;
    for (int s = begin[child]; s < begin[child + 1]; s++) {
      int z = to[s];
      while (depth[z] > depth[v]) {
        z = tree.parent()[z];
      }
      double away = chart.distance(v, z);
      for (int k = 0; away > 0 && k < d; k++) {
        sum[k] += weight[s] / away * (chart.centers()[z * d + k] - chart.centers()[v * d + k]);
      }
    }
    unit(sum);
  }

  static void add(double factor, double[] x, double[] y) {
    for (int k = 0; k < y.length; k++) {
      y[k] += factor * x[k];
    }
  }

  /** Makes a vector one of length 1; one of length 0 stays. */
  static void unit(double[] x) {
    double norm = Math.sqrt(Arrays.stream(x).map(t -> t * t).sum());
    for (int k = 0; norm > 0 && k < x.length; k++) {
      x[k] /= norm;
    }
  }
}
