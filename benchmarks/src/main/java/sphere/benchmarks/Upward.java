package sphere.benchmarks;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;

/** Walks the edges upward, with memory used again from walk to walk. */
final class Upward {
  private final Hierarchy hierarchy;
  private final int[] seenIn;
  private int walk;
  private int[] found = new int[64];
  private int count;

  Upward(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
    seenIn = new int[hierarchy.nodeCount()];
  }

  /** All that is above, ascending, without the node itself. */
  int[] of(int v) {
    count = 0;
    seenIn[v] = ++walk;
    pushParents(v);
    for (int next = 0; next < count; next++) {
      pushParents(found[next]);
    }
    int[] above = Arrays.copyOf(found, count);
    Arrays.sort(above);
    return above;
  }

  private void pushParents(int node) {
    for (int slot = hierarchy.parentBegin(node); slot < hierarchy.parentEnd(node); slot++) {
      push(hierarchy.parent(slot));
    }
  }

  private void push(int parent) {
    if (seenIn[parent] != walk) {
      seenIn[parent] = walk;
      found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
      found[count++] = parent;
    }
  }
}
