package sphere.geometry.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the loss of one thing asks of the weights: derivatives.
 *
 * <p>Of the center of a node they are the sum over its entries of {@code towardParent (z - c) +
 * towardKin (y - c)}.
 */
final class Step {
  final float[] inputs;
  final float[] z;
  final float[] y;
  private final double[] wideZ;
  private final double[] wideY;
  final double[] parentPoint;
  final double[] kinPoint;
  final double[] mix = new double[Weights.MIX];
  double loss;
  private int[] nodes = new int[256];
  private float[] offsets = new float[256];
  private float[] towardParent = new float[256];
  private float[] towardKin = new float[256];
  private int size;
  private final List<double[]> rows = new ArrayList<>();
  private int[] owners = new int[16];
  private int kept;

  Step(Weights weights) {
    inputs = new float[weights.inputs()];
    z = new float[weights.dimension()];
    y = new float[weights.dimension()];
    wideZ = new double[weights.dimension()];
    wideY = new double[weights.dimension()];
    parentPoint = new double[weights.dimension()];
    kinPoint = new double[weights.dimension()];
  }

  /** Bytes of so many entries. */
  static long bytes(int entries) {
    return 32L * entries;
  }

  void clear() {
    size = 0;
    kept = 0;
    loss = 0;
    Arrays.fill(parentPoint, 0);
    Arrays.fill(kinPoint, 0);
    Arrays.fill(mix, 0);
  }

  /** Keeps an entry. */
  void add(int v, double offset, double parent, double kin) {
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
      offsets = Arrays.copyOf(offsets, 2 * size);
      towardParent = Arrays.copyOf(towardParent, 2 * size);
      towardKin = Arrays.copyOf(towardKin, 2 * size);
    }
    nodes[size] = v;
    offsets[size] = (float) offset;
    towardParent[size] = (float) parent;
    towardKin[size++] = (float) kin;
  }

  /** Number of entries. */
  int size() {
    return size;
  }

  /** Whose the i-th entry is. */
  int node(int i) {
    return nodes[i];
  }

  /** Derivative by the node's offset. */
  float offset(int i) {
    return offsets[i];
  }

  /**
   * Adds what the i-th entry asks of its node's center, but for the center's own part.
   *
   * @return the factor of that part
   */
  double addCenter(int i, double[] sum) {
    double parent = towardParent[i];
    double kin = towardKin[i];
    for (int k = 0; parent != 0 && k < sum.length; k++) {
      sum[k] += parent * wideZ[k];
    }
    for (int k = 0; kin != 0 && k < sum.length; k++) {
      sum[k] += kin * wideY[k];
    }
    return parent + kin;
  }

  /** To be called when z and y stand: wide copies are summed several times as fast. */
  void widen() {
    for (int k = 0; k < z.length; k++) {
      wideZ[k] = z[k];
      wideY[k] = y[k];
    }
  }

  /** Keeps a share of a derivative by a ball, {@code r dL/dc} and {@code dL/d ln r}. */
  void keep(int v, double[] gradient, double share) {
    if (kept == rows.size()) {
      rows.add(new double[gradient.length]);
      owners = Arrays.copyOf(owners, Math.max(owners.length, 2 * (kept + 1)));
    }
    double[] row = rows.get(kept);
    for (int k = 0; k < row.length; k++) {
      row[k] = share * gradient[k];
    }
    owners[kept++] = v;
  }

  /** Number of derivatives by balls. */
  int kept() {
    return kept;
  }

  /** Whose the i-th is. */
  int owner(int i) {
    return owners[i];
  }

  /** The i-th. */
  double[] row(int i) {
    return rows.get(i);
  }
}
