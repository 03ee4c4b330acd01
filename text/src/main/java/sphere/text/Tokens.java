package sphere.text;

import java.util.Arrays;

/** The numbers of one text's tokens, never more than a window holds. */
final class Tokens {
  private final long[] ids;
  private int size;

  Tokens(int window) {
    ids = new long[window];
  }

  /** Drops what is beyond the window, but for its last place, which is the end mark's. */
  void add(int id) {
    if (!isFull()) {
      ids[size++] = id;
    }
  }

  boolean isFull() {
    return size == ids.length - 1;
  }

  long[] endedBy(int mark) {
    ids[size] = mark;
    return Arrays.copyOf(ids, size + 1);
  }
}
