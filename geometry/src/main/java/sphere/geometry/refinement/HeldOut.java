package sphere.geometry.refinement;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Pairs that are not trained on, and for each some negatives of its descendant, drawn once: what a
 * descent is judged by.
 *
 * @param pairs descendant and ancestor as {@code descendant * 2^32 + ancestor}, ascending
 * @param negatives for each pair as many as were asked for; -1 where none was found
 */
public record HeldOut(long[] pairs, int[][] negatives) {
  private static final HeldOut NONE = new HeldOut(new long[0], new int[0][]);

  /**
   * Holds out what the caller chose.
   *
   * @param pairs of the order, in any order; may be none
   * @param negatives how many are drawn for each
   */
  public static HeldOut of(Hierarchy hierarchy, long[] pairs, int negatives, long seed) {
    long[] ascending = pairs.clone();
    Arrays.sort(ascending);
    return with(hierarchy, ascending, negatives, new SplittableRandom(seed));
  }

  /** Holds out a share of the edges. */
  static HeldOut edges(Hierarchy hierarchy, double share, int negatives, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] edges = new long[hierarchy.edgeCount()];
    int size = 0;
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        if (random.nextDouble() < share) {
          edges[size++] = pair(v, hierarchy.parent(s));
        }
      }
    }
    return with(hierarchy, Arrays.copyOf(edges, size), negatives, random);
  }

  private static HeldOut with(
      Hierarchy hierarchy, long[] pairs, int negatives, SplittableRandom random) {
    PairSampler sampler = new PairSampler(hierarchy, NONE);
    int[][] drawn = new int[pairs.length][negatives];
    for (int i = 0; i < pairs.length; i++) {
      sampler.turnTo(descendant(pairs[i]));
      Arrays.setAll(drawn[i], k -> sampler.negative(k, random));
    }
    return new HeldOut(pairs, drawn);
  }

  boolean holds(int descendant, int ancestor) {
    return Arrays.binarySearch(pairs, pair(descendant, ancestor)) >= 0;
  }

  static int descendant(long pair) {
    return (int) (pair >> 32);
  }

  static int ancestor(long pair) {
    return (int) pair;
  }

  private static long pair(int descendant, int ancestor) {
    return (long) descendant << 32 | ancestor;
  }
}
