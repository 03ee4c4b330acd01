package sphere.geometry.features;

import java.util.Arrays;

/**
 * Points kept coordinate by coordinate, {@value #BLOCK} of them together, so that two points are
 * measured against all of them in one pass, eight at a time by what any compiler makes of the loop.
 *
 * <p>Sums are of 32 bits, in order of coordinates, which is enough to rank by: a sum of d squares
 * is off by less than {@code (d + 3) 2^-24} of it, that of 64 by four millionths. Immutable,
 * thread-safe; {@link Sums} belong to one thread.
 */
final class Columns {
  /** Two sums and the columns taken together lie in the smallest cache. */
  private static final int BLOCK = 512;

  /** Columns taken together: sums are fetched and put back once for all of them. */
  private static final int TOGETHER = 4;

  private final int count;
  private final int width;
  private final float[] values;

  /** Scratch of one thread. */
  static final class Sums {
    private final float[] a = new float[BLOCK];
    private final float[] b = new float[BLOCK];
    // A copy of some columns: where indices of two arrays differ by what is not known beforehand,
    // no compiler dares to take several steps of a loop at once.
    private final float[] columns = new float[TOGETHER * BLOCK];
  }

  /**
   * Copies points.
   *
   * @param rows count times d numbers
   */
  Columns(float[] rows, int count, int d) {
    this.count = count;
    width = width(d);
    values = new float[Math.multiplyExact(blocks(count) * BLOCK, width)];
    for (int v = 0; v < count; v++) {
      int at = v / BLOCK * BLOCK * width + v % BLOCK;
      for (int k = 0; k < d; k++) {
        values[at + k * BLOCK] = rows[v * d + k];
      }
    }
  }

  // Coordinates beyond those that there are stay 0.
  private static int width(int d) {
    return (d + TOGETHER - 1) / TOGETHER * TOGETHER;
  }

  private static int blocks(int count) {
    return (count + BLOCK - 1) / BLOCK;
  }

  /** Bytes that so many points take. */
  static long bytes(int count, int d) {
    return 4L * BLOCK * blocks(count) * width(d);
  }

  /**
   * Squared distances of two points to all.
   *
   * @param toA receives those to a, one for each point
   * @param toB receives those to b
   */
  void measure(float[] a, float[] b, float[] toA, float[] toB, Sums sums) {
    float[] wideA = Arrays.copyOf(a, width);
    float[] wideB = Arrays.copyOf(b, width);
    for (int begin = 0; begin < count; begin += BLOCK) {
      Arrays.fill(sums.a, 0);
      Arrays.fill(sums.b, 0);
      for (int k = 0; k < width; k += TOGETHER) {
        System.arraycopy(values, begin * width + k * BLOCK, sums.columns, 0, sums.columns.length);
        add(wideA, wideB, k, sums.columns, sums.a, sums.b);
      }
      System.arraycopy(sums.a, 0, toA, begin, Math.min(BLOCK, count - begin));
      System.arraycopy(sums.b, 0, toB, begin, Math.min(BLOCK, count - begin));
    }
  }

  /** Squared distances of one point to all. */
  void measure(float[] a, float[] toA, Sums sums) {
    float[] wide = Arrays.copyOf(a, width);
    for (int begin = 0; begin < count; begin += BLOCK) {
      Arrays.fill(sums.a, 0);
      for (int k = 0; k < width; k += TOGETHER) {
        System.arraycopy(values, begin * width + k * BLOCK, sums.columns, 0, sums.columns.length);
        add(wide, k, sums.columns, sums.a);
      }
      System.arraycopy(sums.a, 0, toA, begin, Math.min(BLOCK, count - begin));
    }
  }

  private static void add(float[] a, int k, float[] columns, float[] sum) {
    float a0 = a[k];
    float a1 = a[k + 1];
    float a2 = a[k + 2];
    float a3 = a[k + 3];
    for (int j = 0; j < BLOCK; j++) {
      float d0 = a0 - columns[j];
      float d1 = a1 - columns[j + BLOCK];
      float d2 = a2 - columns[j + 2 * BLOCK];
      float d3 = a3 - columns[j + 3 * BLOCK];
      sum[j] = sum[j] + d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
    }
  }

  private static void add(
      float[] a, float[] b, int k, float[] columns, float[] sumA, float[] sumB) {
    float a0 = a[k];
    float a1 = a[k + 1];
    float a2 = a[k + 2];
    float a3 = a[k + 3];
    float b0 = b[k];
    float b1 = b[k + 1];
    float b2 = b[k + 2];
    float b3 = b[k + 3];
    for (int j = 0; j < BLOCK; j++) {
      float c0 = columns[j];
      float c1 = columns[j + BLOCK];
      float c2 = columns[j + 2 * BLOCK];
      float c3 = columns[j + 3 * BLOCK];
      sumA[j] =
          sumA[j]
              + (a0 - c0) * (a0 - c0)
              + (a1 - c1) * (a1 - c1)
              + (a2 - c2) * (a2 - c2)
              + (a3 - c3) * (a3 - c3);
      sumB[j] =
          sumB[j]
              + (b0 - c0) * (b0 - c0)
              + (b1 - c1) * (b1 - c1)
              + (b2 - c2) * (b2 - c2)
              + (b3 - c3) * (b3 - c3);
    }
  }
}
