package sphere.geometry.audit;

import java.util.Arrays;
import sphere.geometry.training.Monitor;

/** A growing array of longs, gathered from several threads. */
final class LongList {
  private final Monitor monitor;
  private long[] values = new long[16];
  private int size;

  LongList(Monitor monitor) {
    this.monitor = monitor;
  }

  synchronized void add(long value) {
    if (size == values.length) {
      // The longer list, the pairs once more by themselves, and both rows of a table.
      monitor.account(24L * size);
      values = Arrays.copyOf(values, size < 1 << 29 ? size * 2 : Integer.MAX_VALUE - 8);
    }
    values[size++] = value;
  }

  /** What was added, ascending, each once; the list is used up. */
  synchronized long[] distinct() {
    Arrays.sort(values, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[distinct++] = values[i];
      }
    }
    long[] result = Arrays.copyOf(values, distinct);
    values = new long[16];
    size = 0;
    return result;
  }
}
