package sphere.geometry.hierarchy;

import java.util.Arrays;

/**
 * Breadth-first search up or down a hierarchy, with scratch arrays that are used again: one
 * instance per thread, any number of calls. Cost of a call is proportional to what it visits.
 */
public final class Reach {
  private final Hierarchy hierarchy;
  private final int[] stamp;
  private int[] queue = new int[64];
  private int clock;

  /** Scratch space of 4 bytes per node. */
  public Reach(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
    stamp = new int[hierarchy.nodeCount()];
  }

  /** Proper ancestors of {@code v}, ascending. */
  public int[] ancestors(int v) {
    return sorted(visit(v, true));
  }

  /** Proper ancestors (or descendants) of {@code v} in the order of search, which is quicker. */
  public int[] unsorted(int v, boolean up) {
    int size = visit(v, up);
    return Arrays.copyOfRange(queue, 1, size);
  }

  /** Proper descendants of {@code v}, ascending. */
  public int[] descendants(int v) {
    return sorted(visit(v, false));
  }

  /**
   * Visits {@code v} and all above (or below) it; they then stand in {@link #visited}.
   *
   * @return how many were visited, {@code v} included
   */
  public int visit(int v, boolean up) {
    int size = start(v);
    for (int i = 0; i < size; i++) {
      size = expand(queue[i], up, size);
    }
    return size;
  }

  /**
   * Number of proper descendants of {@code v}; what stands below a node of known size is not
   * visited.
   */
  public int descendantCount(int v, TreeSizes sizes) {
    int count = -1;
    int size = start(v);
    for (int i = 0; i < size; i++) {
      int known = sizes.of(queue[i]);
      count += Math.max(1, known);
      size = known > 0 ? size : expand(queue[i], false, size);
    }
    return count;
  }

  private int start(int v) {
    if (++clock == 0) {
      // After 2^32 visits old stamps would be taken for new ones.
      Arrays.fill(stamp, 0);
      clock = 1;
    }
    stamp[v] = clock;
    queue[0] = v;
    return 1;
  }

  /** The i-th ordinal of the last visit; the start is the first. */
  public int visited(int i) {
    return queue[i];
  }

  /** Whether the last visit reached {@code v}. */
  public boolean reached(int v) {
    return stamp[v] == clock;
  }

  private int expand(int v, boolean up, int size) {
    int begin = up ? hierarchy.parentBegin(v) : hierarchy.childBegin(v);
    int end = up ? hierarchy.parentEnd(v) : hierarchy.childEnd(v);
    if (size + end - begin > queue.length) {
      queue = Arrays.copyOf(queue, Math.max(size + end - begin, 2 * queue.length));
    }
    for (int i = begin; i < end; i++) {
      int w = up ? hierarchy.parent(i) : hierarchy.child(i);
      if (stamp[w] != clock) {
        stamp[w] = clock;
        queue[size++] = w;
      }
    }
    return size;
  }

  private int[] sorted(int size) {
    int[] result = Arrays.copyOfRange(queue, 1, size);
    Arrays.sort(result);
    return result;
  }
}
