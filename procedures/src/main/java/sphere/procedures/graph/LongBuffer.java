package sphere.procedures.graph;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Node ids as they come, in an array that grows and says by how much. Not thread-safe. */
public final class LongBuffer {
  private final LongConsumer account;
  private long[] values = new long[1024];
  private int size;

  /**
   * An empty one.
   *
   * @param account told of bytes before they are taken
   */
  public LongBuffer(LongConsumer account) {
    this.account = account;
  }

  /** Adds one. */
  public void add(long value) {
    if (size == values.length) {
      account.accept(4L * size);
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  /** How many. */
  public int size() {
    return size;
  }

  /** The i-th that was added, from 0. */
  public long get(int i) {
    return values[i];
  }

  /** Ascending, each once. */
  public long[] distinct() {
    account.accept(16L * size);
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, kept);
  }
}
