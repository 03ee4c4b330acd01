package sphere.geometry.features;

import java.util.Arrays;

/**
 * The steps of a batch, by node: chains of entries, so that what is asked of a node is summed in
 * one place, in an order that hangs on the batch alone.
 */
final class Batch {
  private static final double[] NOTHING = {};

  private final Step[] steps;
  private final int[] first;
  private final int[] touched;
  private final double[][] nested;
  private int[] next = new int[1024];
  private int[] entry = new int[1024];
  private byte[] step = new byte[1024];
  private int size;
  private int touchedCount;

  /**
   * @param most steps, at most 128
   */
  Batch(Weights weights, int most) {
    steps = new Step[most];
    Arrays.setAll(steps, i -> new Step(weights));
    first = new int[weights.nodes()];
    Arrays.fill(first, -1);
    touched = new int[weights.nodes()];
    nested = new double[weights.nodes()][];
    Arrays.fill(nested, NOTHING);
  }

  int most() {
    return steps.length;
  }

  Step step(int i) {
    return steps[i];
  }

  /** Sorts what the first of the steps ask by node. */
  void gather(int count) {
    size = 0;
    touchedCount = 0;
    for (int s = 0; s < count; s++) {
      steps[s].widen();
      reserve(steps[s].size());
      for (int i = 0; i < steps[s].size(); i++) {
        int v = steps[s].node(i);
        touch(v);
        next[size] = first[v] < 0 ? -1 : first[v];
        entry[size] = i;
        step[size] = (byte) s;
        first[v] = size++;
      }
      nest(steps[s]);
    }
  }

  private void reserve(int more) {
    if (size + more > next.length) {
      int length = 2 * (size + more);
      next = Arrays.copyOf(next, length);
      entry = Arrays.copyOf(entry, length);
      step = Arrays.copyOf(step, length);
    }
  }

  private void touch(int v) {
    if (first[v] < 0 && nested[v].length == 0) {
      touched[touchedCount++] = v;
    }
  }

  private void nest(Step some) {
    for (int j = 0; j < some.kept(); j++) {
      int v = some.owner(j);
      touch(v);
      double[] row = some.row(j);
      nested[v] = nested[v].length == 0 ? new double[row.length] : nested[v];
      for (int k = 0; k < row.length; k++) {
        nested[v][k] += row[k];
      }
    }
  }

  /** Nodes of which something is asked. */
  int touched() {
    return touchedCount;
  }

  /** The i-th of them. */
  int touched(int i) {
    return touched[i];
  }

  /** Adds what is asked of the center of a node; returns the derivative by its offset. */
  double add(int v, float[] centers, double[] sum) {
    double offset = 0;
    double own = 0;
    for (int g = first[v]; g >= 0; g = next[g]) {
      offset += steps[step[g]].offset(entry[g]);
      own += steps[step[g]].addCenter(entry[g], sum);
    }
    for (int k = 0; own != 0 && k < sum.length; k++) {
      sum[k] -= own * centers[v * sum.length + k];
    }
    return offset;
  }

  /** What the ball of a node asks; of length 0 if nothing. */
  double[] nested(int v) {
    return nested[v];
  }

  /** Ready for the next batch, as far as a node goes. */
  void forget(int v) {
    first[v] = -1;
    nested[v] = NOTHING;
  }
}
