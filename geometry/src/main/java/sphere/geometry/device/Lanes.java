package sphere.geometry.device;

import java.util.Arrays;

/**
 * Sums in the order of a warp: 32 lanes, then a tree.
 *
 * <p>Lane l sums the terms {@code l, l + 32, l + 64 ...} in that order from 0; then for 16, 8, 4,
 * 2, 1 each lane adds that of the lane whose number differs in this bit. Lanes without terms hold
 * 0. Nothing is fused, so a graphics processor that does the same gets the same bits.
 */
public final class Lanes {
  /** Lanes of a warp. */
  public static final int COUNT = 32;

  /** Costs that are summed by one warp. */
  public static final int SEGMENT = 1024;

  private Lanes() {}

  /**
   * Squared distance of two rows.
   *
   * @param lanes scratch of {@link #COUNT}
   */
  static float squared(float[] a, int ofA, float[] b, int ofB, int d, float[] lanes) {
    Arrays.fill(lanes, 0);
    int k = 0;
    // The whole strides with a constant count, which compilers turn into vector instructions.
    for (; k + COUNT <= d; k += COUNT) {
      add(a, ofA + k, b, ofB + k, lanes, COUNT);
    }
    add(a, ofA + k, b, ofB + k, lanes, d - k);
    return tree(lanes);
  }

  private static void add(float[] a, int ofA, float[] b, int ofB, float[] lanes, int count) {
    for (int l = 0; l < count; l++) {
      float difference = a[ofA + l] - b[ofB + l];
      lanes[l] += difference * difference;
    }
  }

  /** Sum of squares. */
  static float squares(float[] x, float[] lanes) {
    Arrays.fill(lanes, 0);
    for (int k = 0; k < x.length; k++) {
      lanes[k % COUNT] += x[k] * x[k];
    }
    return tree(lanes);
  }

  private static float tree(float[] x) {
    float a = eighth(x, 0) + eighth(x, 4);
    float b = eighth(x, 1) + eighth(x, 5);
    float c = eighth(x, 2) + eighth(x, 6);
    float d = eighth(x, 3) + eighth(x, 7);
    return (a + c) + (b + d);
  }

  private static float eighth(float[] x, int l) {
    return (x[l] + x[l + 16]) + (x[l + 8] + x[l + 24]);
  }

  /** Sum of all costs: of each {@link #SEGMENT} in double by lanes, then segment by segment. */
  static double sum(float[] costs) {
    double sum = 0;
    for (int begin = 0; begin < costs.length; begin += SEGMENT) {
      sum += segment(costs, begin, Math.min(costs.length, begin + SEGMENT));
    }
    return sum;
  }

  private static double segment(float[] costs, int begin, int end) {
    double[] lanes = new double[COUNT];
    for (int i = begin; i < end; i++) {
      lanes[(i - begin) % COUNT] += costs[i];
    }
    for (int half = COUNT / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        lanes[l] += lanes[l + half];
      }
    }
    return lanes[0];
  }
}
