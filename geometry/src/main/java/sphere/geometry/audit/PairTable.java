package sphere.geometry.audit;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A set of ordered pairs (outer, inner) of ordinals, by inner and by outer, in compressed rows.
 * Immutable; thread-safe. A test is a binary search in one row, which is found at once where many
 * ordinals have one.
 */
public final class PairTable {
  private static final int[] NONE = {};
  private final Rows byInner;
  private final Rows byOuter;

  // Either a row for each ordinal up to the last that has any, found at once; or, where that would
  // take more room, rows of those alone, found by their ascending keys.
  private record Rows(int[] keys, int[] begin, int[] values) {
    static Rows of(long[] sorted) {
      int[] values = Arrays.stream(sorted).mapToInt(p -> (int) p).toArray();
      int[] keys = Arrays.stream(sorted).mapToInt(p -> (int) (p >> 32)).distinct().toArray();
      int ordinals = keys.length == 0 ? 0 : keys[keys.length - 1] + 1;
      return ordinals <= 2L * keys.length
          ? new Rows(NONE, begin(sorted, ordinals), values)
          : new Rows(keys, begin(sorted, keys), values);
    }

    private static int[] begin(long[] sorted, int ordinals) {
      int[] begin = new int[ordinals + 1];
      for (long pair : sorted) {
        begin[(int) (pair >> 32) + 1]++;
      }
      for (int i = 0; i < ordinals; i++) {
        begin[i + 1] += begin[i];
      }
      return begin;
    }

    private static int[] begin(long[] sorted, int[] keys) {
      int[] begin = new int[keys.length + 1];
      int row = -1;
      for (int i = 0; i < sorted.length; i++) {
        if (row < 0 || keys[row] != (int) (sorted[i] >> 32)) {
          begin[++row] = i;
        }
      }
      begin[keys.length] = sorted.length;
      return begin;
    }

    // Negative if there is none.
    private int find(int key) {
      if (keys.length > 0) {
        return Arrays.binarySearch(keys, key);
      }
      return key < count() ? key : -1;
    }

    int count() {
      return begin.length - 1;
    }

    int key(int row) {
      return keys.length > 0 ? keys[row] : row;
    }

    boolean has(int key, int value) {
      int row = find(key);
      return row >= 0 && Arrays.binarySearch(values, begin[row], begin[row + 1], value) >= 0;
    }

    int[] row(int key) {
      int row = find(key);
      return row < 0 ? NONE : Arrays.copyOfRange(values, begin[row], begin[row + 1]);
    }

    long bytes() {
      return values.length == 0 ? 0 : 4L * (keys.length + begin.length + values.length);
    }
  }

  /**
   * @param sorted pairs as {@code inner << 32 | outer}, ascending, distinct; used as scratch
   */
  PairTable(long[] sorted) {
    byInner = Rows.of(sorted);
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Long.rotateLeft(sorted[i], 32);
    }
    Arrays.sort(sorted);
    byOuter = Rows.of(sorted);
  }

  static long pair(int outer, int inner) {
    return (long) inner << 32 | outer;
  }

  /** Whether the pair is in the set. */
  public boolean has(int inner, int outer) {
    return byInner.has(inner, outer);
  }

  /** Outer ordinals that stand with {@code inner}, ascending. */
  public int[] outersOf(int inner) {
    return byInner.row(inner);
  }

  /** Inner ordinals that stand with {@code outer}, ascending. */
  public int[] innersOf(int outer) {
    return byOuter.row(outer);
  }

  /** Number of pairs. */
  public long size() {
    return byInner.values.length;
  }

  /** Bytes of the arrays. */
  public long bytes() {
    return byInner.bytes() + byOuter.bytes();
  }

  /** All pairs by inner ordinal, each as {outer, inner}; made as they are asked for. */
  public Stream<int[]> pairs() {
    return IntStream.range(0, byInner.count())
        .boxed()
        .flatMap(
            row ->
                IntStream.range(byInner.begin[row], byInner.begin[row + 1])
                    .mapToObj(i -> new int[] {byInner.values[i], byInner.key(row)}));
  }
}
