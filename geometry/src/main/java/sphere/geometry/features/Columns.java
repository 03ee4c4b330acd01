package sphere.geometry.features;

import java.util.Arrays;

/**
 * Points kept coordinate by coordinate, {@value #BLOCK} of them together, so that two points are
 * measured against all of them in one pass, eight at a time by what any compiler makes of the loop.
 *
 * <p>Sums are of 32 bits, which is enough to rank by: a sum of d squares is off by less than {@code
 * (d + 3) 2^-24} of it, that of 64 by four millionths. Immutable, thread-safe; {@link Sums} belong
 * to one thread.
 */
final class Columns {
  /** Two sums and a column of so many lie in the smallest cache. */
  private static final int BLOCK = 512;

  private final int count;
  private final int d;
  private final float[] values;

  /** Scratch of one thread. */
  static final class Sums {
    private final float[] a = new float[BLOCK];
    private final float[] b = new float[BLOCK];
    // A copy of a column: where indices of two arrays differ, no compiler dares to take several
    // steps of a loop at once.
    private final float[] column = new float[BLOCK];
  }

  /**
   * Copies points.
   *
   * @param rows count times d numbers
   */
  Columns(float[] rows, int count, int d) {
    this.count = count;
    this.d = d;
    values = new float[Math.multiplyExact(blocks(count) * BLOCK, d)];
    for (int v = 0; v < count; v++) {
      int at = v / BLOCK * BLOCK * d + v % BLOCK;
      for (int k = 0; k < d; k++) {
        values[at + k * BLOCK] = rows[v * d + k];
      }
    }
  }

  private static int blocks(int count) {
    return (count + BLOCK - 1) / BLOCK;
  }

  /** Bytes that so many points take. */
  static long bytes(int count, int d) {
    return 4L * BLOCK * blocks(count) * d;
  }

  /**
   * Squared distances of two points to all.
   *
   * @param toA receives those to a, one for each point
   * @param toB receives those to b
   */
  void measure(float[] a, float[] b, float[] toA, float[] toB, Sums sums) {
    for (int begin = 0; begin < count; begin += BLOCK) {
      Arrays.fill(sums.a, 0);
      Arrays.fill(sums.b, 0);
      for (int k = 0; k < d; k++) {
        System.arraycopy(values, begin * d + k * BLOCK, sums.column, 0, BLOCK);
        add(a[k], b[k], sums.column, sums.a, sums.b);
      }
      System.arraycopy(sums.a, 0, toA, begin, Math.min(BLOCK, count - begin));
      System.arraycopy(sums.b, 0, toB, begin, Math.min(BLOCK, count - begin));
    }
  }

  /** Squared distances of one point to all. */
  void measure(float[] a, float[] toA, Sums sums) {
    for (int begin = 0; begin < count; begin += BLOCK) {
      Arrays.fill(sums.a, 0);
      for (int k = 0; k < d; k++) {
        System.arraycopy(values, begin * d + k * BLOCK, sums.column, 0, BLOCK);
        add(a[k], sums.column, sums.a);
      }
      System.arraycopy(sums.a, 0, toA, begin, Math.min(BLOCK, count - begin));
    }
  }

  private static void add(float a, float[] column, float[] sum) {
    for (int j = 0; j < BLOCK; j++) {
      float difference = a - column[j];
      sum[j] += difference * difference;
    }
  }

  private static void add(float a, float b, float[] column, float[] sumA, float[] sumB) {
    for (int j = 0; j < BLOCK; j++) {
      float c = column[j];
      sumA[j] += (a - c) * (a - c);
      sumB[j] += (b - c) * (b - c);
    }
  }
}
