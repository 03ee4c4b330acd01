package sphere.geometry.audit;

import java.util.Arrays;

/** A growing array of longs, gathered from several threads one batch at a time. */
final class LongList {
  private long[] values = new long[16];
  private int size;

  synchronized void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  synchronized long[] distinct() {
    return Arrays.stream(values, 0, size).sorted().distinct().toArray();
  }
}
