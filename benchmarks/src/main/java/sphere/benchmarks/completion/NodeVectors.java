package sphere.benchmarks.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Vectors of the rows of a node file.
 *
 * @param blocks coordinates of each kind of feature
 * @param rows one vector per row; NaN in a block that is not known, empty where none is
 */
record NodeVectors(List<Integer> blocks, List<float[]> rows) {
  /** Coordinates of each vector. */
  int dimension() {
    return blocks.stream().mapToInt(b -> b).sum();
  }

  boolean has(int row) {
    return rows.get(row).length > 0;
  }

  /** These blocks and then those of the same rows. */
  NodeVectors with(NodeVectors others) {
    List<Integer> all = new ArrayList<>(blocks);
    all.addAll(others.blocks);
    List<float[]> joined = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      joined.add(joined(rows.get(row), others.rows.get(row), dimension(), others.dimension()));
    }
    return new NodeVectors(all, joined);
  }

  private static float[] joined(float[] a, float[] b, int aLength, int bLength) {
    if (a.length + b.length == 0) {
      return a;
    }
    float[] all = new float[aLength + bLength];
    Arrays.fill(all, Float.NaN);
    System.arraycopy(a, 0, all, 0, a.length);
    System.arraycopy(b, 0, all, aLength, b.length);
    return all;
  }

  /** The vectors of some rows, in their order. */
  List<float[]> of(int[] some) {
    return Arrays.stream(some).mapToObj(rows::get).toList();
  }
}
