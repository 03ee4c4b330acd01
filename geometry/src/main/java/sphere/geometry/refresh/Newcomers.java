package sphere.geometry.refresh;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * The nodes that need a ball, and how much room each needs.
 *
 * @param order parents before children
 * @param weight by ordinals: of a fresh node itself and the fresh nodes below it, each counted
 *     under one parent; 0 of others
 * @param height by ordinals: of a fresh node the longest way down over fresh nodes
 * @param load by ordinals: the weights of fresh children
 * @param aboveKnown by ordinals: whether a fresh node has known ones below it
 */
record Newcomers(
    Hierarchy hierarchy,
    int[] order,
    int[] weight,
    int[] height,
    long[] load,
    boolean[] aboveKnown,
    BitSet fresh) {

  /** Bytes per node. */
  static final long BYTES = 21;

  static Newcomers of(Hierarchy hierarchy, int[] freshOrdinals) {
    int n = hierarchy.nodeCount();
    BitSet fresh = new BitSet(n);
    Arrays.stream(freshOrdinals).forEach(fresh::set);
    int[] order = Arrays.stream(hierarchy.topologicalOrder()).filter(fresh::get).toArray();
    Newcomers all =
        new Newcomers(hierarchy, order, new int[n], new int[n], new long[n], new boolean[n], fresh);
    for (int i = order.length - 1; i >= 0; i--) {
      all.measure(order[i]);
    }
    return all;
  }

  private void measure(int x) {
    for (int s = hierarchy.childBegin(x); s < hierarchy.childEnd(x); s++) {
      int child = hierarchy.child(s);
      aboveKnown[x] |= !fresh.get(child) || aboveKnown[child];
      height[x] = fresh.get(child) ? Math.max(height[x], height[child] + 1) : height[x];
    }
    weight[x]++;
    for (int s = hierarchy.parentBegin(x); s < hierarchy.parentEnd(x); s++) {
      load[hierarchy.parent(s)] += weight[x];
    }
    if (hierarchy.parentBegin(x) < hierarchy.parentEnd(x)) {
      int first = hierarchy.parent(hierarchy.parentBegin(x));
      weight[first] += fresh.get(first) ? weight[x] : 0;
    }
  }

  /** What is to be in the ball of a node, fresh nodes by their weight. */
  double room(int v) {
    return hierarchy.childEnd(v) - hierarchy.childBegin(v) + load[v];
  }

  /** Whether a node has one child. */
  boolean hasOneChild(int v) {
    return hierarchy.childEnd(v) - hierarchy.childBegin(v) == 1;
  }

  /** The known nodes below a fresh one between which and it there are only fresh ones. */
  int[] frontier(int x) {
    BitSet seen = new BitSet();
    IntStream.Builder known = IntStream.builder();
    int[] queue = {x};
    for (int size = 1, i = 0; i < size; i++) {
      for (int s = hierarchy.childBegin(queue[i]); s < hierarchy.childEnd(queue[i]); s++) {
        int child = hierarchy.child(s);
        if (seen.get(child)) {
          continue;
        }
        seen.set(child);
        if (fresh.get(child)) {
          queue = size == queue.length ? Arrays.copyOf(queue, 2 * size) : queue;
          queue[size++] = child;
        } else {
          known.add(child);
        }
      }
    }
    return known.build().toArray();
  }
}
