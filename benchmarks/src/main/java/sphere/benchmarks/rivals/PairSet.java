package sphere.benchmarks.rivals;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.benchmarks.Closure;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * The pairs of an order, each as {@code descendant << 32 | ancestor} of ordinals.
 *
 * @param order the transitive reduction as a hierarchy of the same ordinals
 * @param above the ancestors of each node, ascending
 * @param count how many pairs there are
 * @param basic those that follow from no others
 * @param heldOut a twentieth of those that follow from others, which is not trained on
 * @param apart pairs of different nodes that are none, drawn uniformly
 */
record PairSet(
    Hierarchy order, int[][] above, long count, long[] basic, long[] heldOut, long[] apart) {
  private static final int HELD_OUT = 20;

  /**
   * Pairs of a hierarchy.
   *
   * @param seed of what is held out and drawn
   * @param apartCount how many that are none
   * @throws IllegalArgumentException if fewer than twenty pairs follow from others
   */
  static PairSet of(Hierarchy hierarchy, long seed, int apartCount) {
    SplittableRandom random = new SplittableRandom(seed);
    Closure closure = Closure.of(hierarchy);
    long[] implied = closure.implied().clone();
    if (implied.length < HELD_OUT) {
      throw new IllegalArgumentException(
          "Only %d pairs follow from others, but at least %d must, for some are held out."
              .formatted(implied.length, HELD_OUT));
    }
    Closure.shuffle(implied, random);
    int[][] above = new int[hierarchy.nodeCount()][];
    Arrays.setAll(above, hierarchy::ancestors);
    Arrays.stream(above).forEach(Arrays::sort);
    return new PairSet(
        closure.of(closure.basic()),
        above,
        closure.basic().length + (long) implied.length,
        closure.basic(),
        Arrays.copyOf(implied, implied.length / HELD_OUT),
        apart(above, random, apartCount));
  }

  private static long[] apart(int[][] above, SplittableRandom random, int count) {
    long[] apart = new long[count];
    int i = 0;
    while (i < count) {
      int v = random.nextInt(above.length);
      int w = random.nextInt(above.length);
      if (isApart(above, v, w)) {
        apart[i++] = Closure.pair(v, w);
      }
    }
    return apart;
  }

  private static boolean isApart(int[][] above, int v, int w) {
    return v != w && Arrays.binarySearch(above[v], w) < 0;
  }

  /** Whether two nodes differ and the second is not above the first. */
  boolean isApart(int v, int w) {
    return isApart(above, v, w);
  }

  /** Number of nodes. */
  int nodeCount() {
    return above.length;
  }

  /** Number of ordered pairs of different nodes that are none. */
  long apartCount() {
    return nodeCount() * (nodeCount() - 1L) - count;
  }
}
