package sphere.geometry.query;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/**
 * Ordinals by falling key, each found when it is asked for: who wants ten of a million does not pay
 * for a million sorted. Of equal keys the smaller ordinal first, so that the order is always the
 * same. A binary heap: made in linear time, a step takes the logarithm.
 *
 * <p>Not thread-safe.
 */
public final class Ordered implements PrimitiveIterator.OfInt {
  private final int[] ordinals;
  private final double[] keys;
  private int size;

  /**
   * @param ordinals distinct; used as scratch
   * @param keys one for each, no NaN; used as scratch
   */
  public Ordered(int[] ordinals, double[] keys) {
    this.ordinals = ordinals;
    this.keys = keys;
    size = ordinals.length;
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  @Override
  public boolean hasNext() {
    return size > 0;
  }

  @Override
  public int nextInt() {
    if (size == 0) {
      throw new NoSuchElementException();
    }
    int first = ordinals[0];
    size--;
    ordinals[0] = ordinals[size];
    keys[0] = keys[size];
    sink(0);
    return first;
  }

  private void sink(int from) {
    int v = ordinals[from];
    double key = keys[from];
    int at = from;
    while (true) {
      int child = 2 * at + 1;
      if (child + 1 < size
          && before(keys[child + 1], ordinals[child + 1], keys[child], ordinals[child])) {
        child++;
      }
      if (child >= size || !before(keys[child], ordinals[child], key, v)) {
        break;
      }
      ordinals[at] = ordinals[child];
      keys[at] = keys[child];
      at = child;
    }
    if (at < size) {
      ordinals[at] = v;
      keys[at] = key;
    }
  }

  private static boolean before(double a, int v, double b, int w) {
    return a > b || a == b && v < w;
  }
}
