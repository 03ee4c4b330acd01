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
      // What is sorted and kept afterwards takes about as much again.
      monitor.account(16L * size);
      values = Arrays.copyOf(values, size < 1 << 29 ? size * 2 : Integer.MAX_VALUE - 8);
    }
    values[size++] = value;
  }

  synchronized long[] distinct() {
    return Arrays.stream(values, 0, size).sorted().distinct().toArray();
  }
}
