package sphere.geometry.training;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;

/** Ancestors of a node below one through which every way up leads; scratch of one thread. */
final class Between {
  private final Hierarchy hierarchy;
  private final int[] stamp;
  private int[] queue = new int[64];
  private int size;
  private int clock;

  Between(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
    stamp = new int[hierarchy.nodeCount()];
  }

  /**
   * Finds them.
   *
   * @param top its immediate dominator, or -1
   * @return how many
   */
  int visit(int v, int top) {
    clock++;
    size = 0;
    if (top >= 0) {
      stamp[top] = clock;
    }
    expand(v);
    for (int i = 0; i < size; i++) {
      expand(queue[i]);
    }
    return size;
  }

  private void expand(int v) {
    for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
      int p = hierarchy.parent(s);
      if (stamp[p] != clock) {
        stamp[p] = clock;
        queue = size == queue.length ? Arrays.copyOf(queue, 2 * size) : queue;
        queue[size++] = p;
      }
    }
  }

  /** Writes what was found last, ascending. */
  void copyTo(int[] target, int at) {
    System.arraycopy(queue, 0, target, at, size);
    Arrays.sort(target, at, at + size);
  }
}
