package sphere.geometry.query;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * A shortest chain of edges up to one ordinal: breadth-first among what it subsumes, so that no way
 * is followed that does not lead there.
 */
final class Chain {
  private final ContainmentIndex index;
  private final Hierarchy hierarchy;
  private final int outer;
  private final IntSet met = new IntSet();
  // What was met, in that order, and where what it was met from stands.
  private int[] queue = new int[16];
  private int[] from = new int[16];
  private int size;

  Chain(ContainmentIndex index, Hierarchy hierarchy, int outer) {
    this.index = index;
    this.hierarchy = hierarchy;
    this.outer = outer;
  }

  /** From an ordinal that {@code outer} subsumes, both included. */
  int[] from(int inner) {
    meet(inner, -1);
    int at = 0;
    while (queue[at] != outer) {
      for (int s = hierarchy.parentBegin(queue[at]); s < hierarchy.parentEnd(queue[at]); s++) {
        meet(hierarchy.parent(s), at);
      }
      at++;
    }
    return path(at);
  }

  private void meet(int v, int at) {
    if (!index.subsumes(outer, v) || !met.add(v)) {
      return;
    }
    if (size == queue.length) {
      queue = Arrays.copyOf(queue, 2 * size);
      from = Arrays.copyOf(from, 2 * size);
    }
    queue[size] = v;
    from[size++] = at;
  }

  private int[] path(int end) {
    int length = 0;
    for (int at = end; at >= 0; at = from[at]) {
      length++;
    }
    int[] path = new int[length];
    for (int at = end; at >= 0; at = from[at]) {
      path[--length] = queue[at];
    }
    return path;
  }
}
