package sphere.geometry.refinement;

import java.util.Arrays;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;

/**
 * Finds the centers near one without looking at all.
 *
 * <p>Each node hangs at the nearest of its parents, and the centers stand in breadth-first order,
 * so that children lie side by side for the kernel. With {@code b} the most that anything below x
 * is away from x, nothing below x lies within s of v where {@code d(v, x) > s + b(x)}. Where what
 * belongs together lies together a search meets a small part of the nodes; where balls stand at
 * random it meets all.
 */
final class Vicinity {
  /** More than a kernel's distance, or a sum of two, may be off. */
  private static final double NEAR = 1 + 1e-9;

  /** Levels over which bounds are measured; beyond they are summed, or chains would cost n^2. */
  private static final int LEVELS = 64;

  private static final int ROWS = 256;

  private final Chart chart;
  private final Kernel kernel;
  // The roots are begin[0] .. begin[1], the children of position p begin[p + 1] .. begin[p + 2].
  private final int[] begin;
  private final int[] node;
  private final float[] centers;
  private final double[] bound;

  Vicinity(Hierarchy hierarchy, Chart chart, Kernel kernel, Monitor monitor) {
    int n = hierarchy.nodeCount();
    int d = chart.dimension();
    this.chart = chart;
    this.kernel = kernel;
    begin = new int[n + 2];
    node = new int[n];
    centers = new float[n * d];
    bound = new double[n];
    int[] parent = breadthFirst(Forest.of(hierarchy, chart));
    for (int p = 0; p < n; p++) {
      System.arraycopy(chart.centers(), node[p] * d, centers, p * d, d);
    }
    for (int p = n - 1; p >= 0; p--) {
      if ((p & 1023) == 0) {
        monitor.check();
      }
      raise(p, parent);
    }
  }

  /** Bytes for nodes of so many coordinates, while it is made and after. */
  static long bytes(int nodes, int dimension) {
    return nodes * (4L * dimension + 28);
  }

  /** Bytes of a search. */
  static long searchBytes(int nodes) {
    return 4L * nodes + 8 * ROWS;
  }

  /** Nodes as chains of children; n stands for none, and its chain is that of the roots. */
  private record Forest(int[] firstChild, int[] sibling) {
    static Forest of(Hierarchy hierarchy, Chart chart) {
      int n = hierarchy.nodeCount();
      int[] firstChild = new int[n + 1];
      int[] sibling = new int[n];
      Arrays.fill(firstChild, n);
      for (int v = n - 1; v >= 0; v--) {
        int parent = nearestParent(hierarchy, chart, v);
        sibling[v] = firstChild[parent];
        firstChild[parent] = v;
      }
      return new Forest(firstChild, sibling);
    }

    private static int nearestParent(Hierarchy hierarchy, Chart chart, int v) {
      int best = hierarchy.nodeCount();
      double least = Double.POSITIVE_INFINITY;
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        double distance = chart.distance(hierarchy.parent(s), v);
        if (best == hierarchy.nodeCount() || distance < least) {
          best = hierarchy.parent(s);
          least = distance;
        }
      }
      return best;
    }
  }

  // The position of each position's parent, -1 of roots.
  private int[] breadthFirst(Forest forest) {
    int n = node.length;
    int[] parent = new int[n];
    int size = 0;
    for (int row = 0; row <= n; row++) {
      begin[row] = size;
      for (int v = forest.firstChild()[row == 0 ? n : node[row - 1]];
          v < n;
          v = forest.sibling()[v]) {
        node[size] = v;
        parent[size++] = row - 1;
      }
    }
    begin[n + 1] = size;
    return parent;
  }

  // What stands below p has raised bounds before p does.
  private void raise(int p, int[] parent) {
    int above = parent[p];
    for (int i = 1; i <= LEVELS && above >= 0; i++) {
      double beyond = i < LEVELS ? 0 : bound[p];
      bound[above] = Math.max(bound[above], chart.distance(node[above], node[p]) + beyond);
      above = parent[above];
    }
  }

  /** A search, again and again; scratch of one thread. */
  final class Search implements Near {
    private final int[] rows = new int[node.length + 1];
    private final double[] squared = new double[ROWS];
    private long measured;

    /** Distances measured so far. */
    long measured() {
      return measured;
    }

    @Override
    public void within(int v, double most, Visitor visitor) {
      rows[0] = 0;
      for (int size = 1; size > 0; ) {
        int row = rows[--size];
        for (int p = begin[row]; p < begin[row + 1]; p += ROWS) {
          size = block(v, p, Math.min(ROWS, begin[row + 1] - p), most, visitor, size);
        }
      }
    }

    private int block(int v, int from, int count, double most, Visitor visitor, int size) {
      int d = chart.dimension();
      int top = size;
      kernel.squaredDistances(chart.centers(), v * d, centers, from * d, count, d, squared);
      measured += count;
      for (int q = 0; q < count; q++) {
        int p = from + q;
        double distance = Math.sqrt(squared[q]);
        if (distance <= most * NEAR) {
          meet(v, node[p], most, visitor);
        }
        if (begin[p + 1] < begin[p + 2] && distance <= (most + bound[p]) * NEAR) {
          rows[top++] = p + 1;
        }
      }
      return top;
    }

    // Kernels differ in the last bits, so they only say who is too far to count.
    private void meet(int v, int x, double most, Visitor visitor) {
      double distance = chart.distance(v, x);
      if (distance <= most) {
        visitor.meet(x, distance);
      }
    }
  }
}
