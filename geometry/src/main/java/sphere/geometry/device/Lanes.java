package sphere.geometry.device;

/**
 * Sums in the order of a warp: 32 lanes, then a tree.
 *
 * <p>Lane l sums the terms {@code l, l + 32, l + 64 ...} in that order from 0; then for 16, 8, 4,
 * 2, 1 each lane adds that of the lane whose number differs in this bit. Lanes without terms hold
 * 0. Nothing is fused, so a graphics processor that does the same gets the same bits.
 */
final class Lanes {
  /** Lanes of a warp. */
  static final int COUNT = 32;

  /** Costs that are summed by one warp. */
  static final int SEGMENT = 1024;

  private Lanes() {}

  /**
   * Squared distance of two rows.
   *
   * @param difference filled with {@code a - b}, coordinate by coordinate
   * @param lanes scratch of {@link #COUNT}
   */
  static float squared(
      float[] a, int ofA, float[] b, int ofB, int d, float[] difference, float[] lanes) {
    for (int k = 0; k < d; k++) {
      difference[k] = a[ofA + k] - b[ofB + k];
    }
    return squares(difference, d, lanes);
  }

  /** Sum of squares of the first d. */
  static float squares(float[] x, int d, float[] lanes) {
    for (int l = 0; l < COUNT; l++) {
      lanes[l] = 0;
    }
    for (int k = 0; k < d; k += COUNT) {
      for (int l = 0; l < Math.min(COUNT, d - k); l++) {
        lanes[l] += x[k + l] * x[k + l];
      }
    }
    for (int half = COUNT / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        lanes[l] += lanes[l + half];
      }
    }
    return lanes[0];
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
