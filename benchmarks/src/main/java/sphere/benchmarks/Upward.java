package sphere.benchmarks;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;

/** Walks the edges upward, with memory used again from walk to walk. */
final class Upward {
  private final Hierarchy hierarchy;
  private final int[] seenBy;
  private int[] found = new int[64];
  private int count;

  Upward(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
    seenBy = new int[hierarchy.nodeCount()];
    Arrays.fill(seenBy, -1);
  }

  /** All that is above, ascending, without the node itself. */
  int[] of(int v) {
    count = 0;
    seenBy[v] = v;
    pushParents(v, v);
    for (int next = 0; next < count; next++) {
      pushParents(found[next], v);
    }
    int[] above = Arrays.copyOf(found, count);
    Arrays.sort(above);
    return above;
  }

  private void pushParents(int node, int start) {
    for (int slot = hierarchy.parentBegin(node); slot < hierarchy.parentEnd(node); slot++) {
      push(hierarchy.parent(slot), start);
    }
  }

  private void push(int parent, int start) {
    if (seenBy[parent] != start) {
      seenBy[parent] = start;
      found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
      found[count++] = parent;
    }
  }
}
