package sphere.geometry.query;

import java.util.Arrays;
import java.util.BitSet;

/** Ordinals as they are found, perhaps in several charts. Not thread-safe. */
final class Found {
  /** Where more than one of so many is found, marks are faster than a sort. */
  private static final int FEW = 64;

  private final int nodes;
  private int[] ordinals = new int[16];
  private int size;

  /** For ordinals less than {@code nodes}. */
  Found(int nodes) {
    this.nodes = nodes;
  }

  void add(int ordinal) {
    ordinals = size == ordinals.length ? Arrays.copyOf(ordinals, 2 * size) : ordinals;
    ordinals[size++] = ordinal;
  }

  /** What was found, each once, ascending. */
  int[] ascending() {
    return size <= nodes / FEW ? sorted() : marked();
  }

  private int[] sorted() {
    Arrays.sort(ordinals, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || ordinals[i] != ordinals[i - 1]) {
        ordinals[distinct++] = ordinals[i];
      }
    }
    return Arrays.copyOf(ordinals, distinct);
  }

  /** What was found, as marks. */
  BitSet marks() {
    BitSet marks = new BitSet(nodes);
    for (int i = 0; i < size; i++) {
      marks.set(ordinals[i]);
    }
    return marks;
  }

  private int[] marked() {
    BitSet marks = marks();
    int[] result = new int[marks.cardinality()];
    int v = -1;
    for (int i = 0; i < result.length; i++) {
      v = marks.nextSetBit(v + 1);
      result[i] = v;
    }
    return result;
  }
}
