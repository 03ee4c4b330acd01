package sphere.geometry.refinement;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Edges that are not trained on, and for each some negatives of its child, drawn once: what a
 * descent is judged by.
 *
 * @param edges child and parent as {@code child * 2^32 + parent}, ascending
 * @param negatives for each edge as many as were asked for; -1 where none was found
 */
record HeldOut(long[] edges, int[][] negatives) {
  private static final HeldOut NONE = new HeldOut(new long[0], new int[0][]);

  static HeldOut of(Hierarchy hierarchy, double share, int negatives, long seed) {
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
    PairSampler sampler = new PairSampler(hierarchy, NONE);
    int[][] drawn = new int[size][negatives];
    for (int e = 0; e < size; e++) {
      sampler.turnTo(child(edges[e]));
      Arrays.setAll(drawn[e], k -> sampler.negative(k, random));
    }
    return new HeldOut(Arrays.copyOf(edges, size), drawn);
  }

  boolean holds(int child, int parent) {
    return Arrays.binarySearch(edges, pair(child, parent)) >= 0;
  }

  static int child(long edge) {
    return (int) (edge >> 32);
  }

  static int parent(long edge) {
    return (int) edge;
  }

  private static long pair(int child, int parent) {
    return (long) child << 32 | parent;
  }
}
