package sphere.geometry.refinement;

import java.util.Arrays;

/** Gradients that the pairs of one node ask for, in the order in which they were drawn. */
final class Contributions {
  private final int width;
  private int[] node = new int[16];
  private double[][] gradient = new double[16][];
  private int size;
  private double cost;
  private int count;

  Contributions(int width) {
    this.width = width;
  }

  void clear() {
    size = 0;
    cost = 0;
    count = 0;
  }

  /** A row of zeros, which the next {@link #keep} takes or leaves. */
  double[] row(int ahead) {
    int at = size + ahead;
    if (at >= gradient.length) {
      gradient = Arrays.copyOf(gradient, 2 * gradient.length);
      node = Arrays.copyOf(node, gradient.length);
    }
    if (gradient[at] == null) {
      gradient[at] = new double[width];
    } else {
      Arrays.fill(gradient[at], 0);
    }
    return gradient[at];
  }

  /** Takes a cost, and the gradients of the rows asked for if it is one. */
  void keep(double pairCost, int... nodes) {
    cost += pairCost;
    count++;
    if (pairCost > 0) {
      for (int v : nodes) {
        node[size++] = v;
      }
    }
  }

  int size() {
    return size;
  }

  int node(int i) {
    return node[i];
  }

  double[] gradient(int i) {
    return gradient[i];
  }

  double cost() {
    return cost;
  }

  int count() {
    return count;
  }
}
