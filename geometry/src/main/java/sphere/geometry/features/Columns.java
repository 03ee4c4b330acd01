package sphere.geometry.features;

import java.util.Arrays;

/**
 * Points kept coordinate by coordinate, {@value #BLOCK} of them together, so that two points are
 * measured against all of them in one pass, eight at a time by what any compiler makes of the loop.
 *
 * <p>Sums are of 32 bits, which is enough to rank by: the sum of 64 squares is off by a millionth
 * at most. Immutable, thread-safe; {@link Sums} belong to one thread.
 */
final class Columns {
  /** Two sums and a column of so many lie in the smallest cache. */
  private static final int BLOCK = 256;

  private final int count;
  private final int d;
  private final float[] values;

  /** Scratch of one thread. */
  static final class Sums {
    private final float[] a = new float[BLOCK];
    private final float[] b = new float[BLOCK];
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
    return 4L * blocks(count) * BLOCK * d;
  }

  /**
   * Squared distances of two points to all.
   *
   * @param toA receives those to a, one for each point
   * @param toB receives those to b
   */
  void measure(float[] a, float[] b, double[] toA, double[] toB, Sums sums) {
    for (int begin = 0; begin < count; begin += BLOCK) {
      Arrays.fill(sums.a, 0);
      Arrays.fill(sums.b, 0);
      for (int k = 0; k < d; k++) {
        add(a[k], b[k], begin * d + k * BLOCK, sums.a, sums.b);
      }
      for (int j = 0; j < Math.min(BLOCK, count - begin); j++) {
        toA[begin + j] = sums.a[j];
        toB[begin + j] = sums.b[j];
      }
    }
  }

  private void add(float a, float b, int column, float[] sumA, float[] sumB) {
    for (int j = 0; j < BLOCK; j++) {
      float c = values[column + j];
      sumA[j] += (a - c) * (a - c);
      sumB[j] += (b - c) * (b - c);
    }
  }
}
