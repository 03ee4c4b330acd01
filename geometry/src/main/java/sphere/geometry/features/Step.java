package sphere.geometry.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the loss of one thing asks of the weights: derivatives, dense by node so that a node's can
 * be summed over a batch in the batch's order.
 *
 * <p>Of the center of v it is {@code towardParent[v] (z - c_v) + towardKin[v] (y - c_v)}.
 */
final class Step {
  final float[] offset;
  final float[] towardParent;
  final float[] towardKin;
  final float[] inputs;
  final float[] z;
  final float[] y;
  final double[] parentPoint;
  final double[] kinPoint;
  final double[] mix = new double[Weights.MIX];
  double loss;
  private final List<double[]> rows = new ArrayList<>();
  private int[] owners = new int[16];
  private int size;

  Step(Weights weights) {
    offset = new float[weights.nodes()];
    towardParent = new float[weights.nodes()];
    towardKin = new float[weights.nodes()];
    inputs = new float[weights.inputs()];
    z = new float[weights.dimension()];
    y = new float[weights.dimension()];
    parentPoint = new double[weights.dimension()];
    kinPoint = new double[weights.dimension()];
  }

  static long bytes(int nodes) {
    return 12L * nodes;
  }

  /** Whether anything is asked of a node. */
  boolean touches(int v) {
    return offset[v] != 0 || towardKin[v] != 0;
  }

  /** Adds what is asked of the center of a node. */
  void addCenter(int v, float[] centers, double[] sum) {
    int at = v * sum.length;
    for (int k = 0; k < sum.length; k++) {
      float c = centers[at + k];
      sum[k] += towardParent[v] * (z[k] - c) + towardKin[v] * (y[k] - c);
    }
  }

  /** Keeps a share of a derivative by a ball, {@code r dL/dc} and {@code dL/d ln r}. */
  void keep(int v, double[] gradient, double share) {
    if (size == rows.size()) {
      rows.add(new double[gradient.length]);
      owners = Arrays.copyOf(owners, Math.max(owners.length, 2 * (size + 1)));
    }
    double[] row = rows.get(size);
    for (int k = 0; k < row.length; k++) {
      row[k] = share * gradient[k];
    }
    owners[size++] = v;
  }

  /** Number of derivatives by balls. */
  int kept() {
    return size;
  }

  /** Whose the i-th is. */
  int owner(int i) {
    return owners[i];
  }

  /** The i-th. */
  double[] row(int i) {
    return rows.get(i);
  }

  void clear() {
    size = 0;
    Arrays.fill(offset, 0);
    Arrays.fill(towardParent, 0);
    Arrays.fill(towardKin, 0);
    Arrays.fill(parentPoint, 0);
    Arrays.fill(kinPoint, 0);
    Arrays.fill(mix, 0);
    loss = 0;
  }
}
