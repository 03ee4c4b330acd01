package sphere.geometry.refinement;

import java.util.Arrays;

/**
 * Applies the gradients of one batch: each node's are summed in the order of the batch, then it
 * takes one step of Adagrad (Duchi et al., JMLR 2011) with one accumulator per node.
 *
 * <p>{@code step = - rate * g / sqrt(1 + sum of |g|^2 so far)}: no direction is special, and a
 * first gradient that is small moves little, which a layout that is nearly right needs.
 */
final class Adagrad {
  private final Objective objective;
  private final double[][] nodes;
  private final double rate;
  private final double[] sum;
  // The contributions to each node that a batch touches, as chains.
  private final int[] first;
  private int[] next = new int[1024];
  private double[][] rows = new double[1024][];
  private int size;
  private final int[] touched;
  private int touchedCount;

  Adagrad(Objective objective, double[][] nodes, double rate) {
    this.objective = objective;
    this.nodes = nodes;
    this.rate = rate;
    sum = new double[nodes.length];
    Arrays.fill(sum, 1);
    first = new int[nodes.length];
    Arrays.fill(first, -1);
    touched = new int[nodes.length];
  }

  void add(Contributions some) {
    if (size + some.size() > next.length) {
      next = Arrays.copyOf(next, 2 * (size + some.size()));
      rows = Arrays.copyOf(rows, next.length);
    }
    for (int i = 0; i < some.size(); i++) {
      int v = some.node(i);
      if (first[v] < 0) {
        touched[touchedCount++] = v;
      }
      rows[size] = some.gradient(i);
      next[size] = first[v];
      first[v] = size++;
    }
  }

  /** Nodes that have gradients. */
  int touched() {
    return touchedCount;
  }

  /** Moves the i-th of them; {@code step} is scratch. */
  void move(int i, double[] step) {
    int v = touched[i];
    Arrays.fill(step, 0);
    for (int c = first[v]; c >= 0; c = next[c]) {
      for (int k = 0; k < step.length; k++) {
        step[k] += rows[c][k];
      }
    }
    double squares = 0;
    for (double g : step) {
      squares += g * g;
    }
    sum[v] += squares;
    double factor = -rate / Math.sqrt(sum[v]);
    for (int k = 0; k < step.length; k++) {
      step[k] *= factor;
    }
    objective.move(nodes[v], step);
    first[v] = -1;
  }

  /** Ready for the next batch. */
  void clear() {
    touchedCount = 0;
    size = 0;
  }
}
