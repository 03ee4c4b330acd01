package sphere.geometry.query;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import sphere.geometry.training.Monitor;

/**
 * The place of each ordinal when all are ordered by a key, so that some of them are ordered by
 * sorting whole numbers. Immutable.
 *
 * @param order ordinals by falling key, of equal keys the smaller first
 * @param place of each ordinal in that order
 */
record Ranks(int[] order, int[] place) {
  /** To sort so many at once is quicker than buckets. */
  private static final int FEW = 64;

  /**
   * Of keys, one per ordinal, none NaN.
   *
   * @param monitor told of the memory before it is taken, asked whether to stop
   */
  static Ranks of(double[] keys, Monitor monitor) {
    int n = keys.length;
    monitor.account(16L * n);
    monitor.check();
    // The upper half of a key's bits, falling, and the ordinal: sorted as one number each. What
    // agrees in these is put in order by the whole keys.
    long[] sorted = new long[n];
    for (int v = 0; v < n; v++) {
      sorted[v] = ~(rising(keys[v]) >> 32) << 32 | v;
    }
    Arrays.sort(sorted);
    monitor.check();
    int[] order = new int[n];
    for (int begin = 0; begin < n; ) {
      int end = begin;
      while (end < n && sorted[end] >> 32 == sorted[begin] >> 32) {
        order[end] = (int) sorted[end];
        end++;
      }
      settle(order, begin, end, keys);
      begin = end;
    }
    int[] place = new int[n];
    for (int i = 0; i < n; i++) {
      place[order[i]] = i;
    }
    return new Ranks(order, place);
  }

  // Bits that rise as the numbers do.
  private static long rising(double key) {
    long bits = Double.doubleToLongBits(key + 0.0);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  private static void settle(int[] order, int begin, int end, double[] keys) {
    boolean equal = true;
    for (int i = begin + 1; i < end; i++) {
      equal &= keys[order[i]] == keys[order[begin]];
    }
    if (!equal) {
      int[] run = Arrays.copyOfRange(order, begin, end);
      double[] of = Arrays.stream(run).mapToDouble(v -> keys[v]).toArray();
      Ordered ordered = new Ordered(run, of);
      for (int i = begin; i < end; i++) {
        order[i] = ordered.nextInt();
      }
    }
  }

  /** Some ordinals in this order, each found when it is asked for. */
  PrimitiveIterator.OfInt ordered(int[] ordinals) {
    return ordinals.length <= FEW ? new Few(ordinals) : new Buckets(ordinals);
  }

  /** Bytes of the arrays. */
  long bytes() {
    return 8L * order.length;
  }

  // Place and ordinal as one number each: what is not looked up costs no memory access.
  private final class Few implements PrimitiveIterator.OfInt {
    private final long[] sorted;
    private int at;

    Few(int[] ordinals) {
      sorted = new long[ordinals.length];
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = (long) place[ordinals[i]] << 32 | ordinals[i];
      }
      Arrays.sort(sorted);
    }

    @Override
    public boolean hasNext() {
      return at < sorted.length;
    }

    @Override
    public int nextInt() {
      if (at >= sorted.length) {
        throw new NoSuchElementException();
      }
      return (int) sorted[at++];
    }
  }

  // Places are spread over buckets in one pass; each is sorted when its turn comes.
  private final class Buckets implements PrimitiveIterator.OfInt {
    private final int[] places;
    private final int[] begin;
    private int bucket;
    private int at;

    Buckets(int[] ordinals) {
      int shift = 0;
      while (order.length >> shift > ordinals.length / 16) {
        shift++;
      }
      begin = new int[(order.length >> shift) + 2];
      for (int v : ordinals) {
        begin[(place[v] >> shift) + 1]++;
      }
      for (int i = 1; i < begin.length; i++) {
        begin[i] += begin[i - 1];
      }
      int[] next = begin.clone();
      places = new int[ordinals.length];
      for (int v : ordinals) {
        places[next[place[v] >> shift]++] = place[v];
      }
    }

    @Override
    public boolean hasNext() {
      return at < places.length;
    }

    @Override
    public int nextInt() {
      if (at >= places.length) {
        throw new NoSuchElementException();
      }
      while (begin[bucket] <= at) {
        Arrays.sort(places, begin[bucket], begin[bucket + 1]);
        bucket++;
      }
      return order[places[at++]];
    }
  }
}
