package sphere.geometry.query;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * What is at or above all of some ordinals, and the lowest of it.
 *
 * <p>With a node all that is above it is common too. So a common node has another below it exactly
 * if a child of it is common: it is enough to strike out the parents.
 */
final class Common {
  private final Hierarchy hierarchy;
  private int[] shared;

  /**
   * @param ordinals at least one
   * @param reach is used up
   */
  Common(Hierarchy hierarchy, int[] ordinals, Reach reach) {
    this.hierarchy = hierarchy;
    int size = reach.visit(ordinals[0], true);
    shared = new int[size];
    for (int i = 0; i < size; i++) {
      shared[i] = reach.visited(i);
    }
    for (int i = 1; i < ordinals.length && shared.length > 0; i++) {
      reach.visit(ordinals[i], true);
      keepReached(reach);
    }
    Arrays.sort(shared);
  }

  private void keepReached(Reach reach) {
    int kept = 0;
    for (int v : shared) {
      if (reach.reached(v)) {
        shared[kept++] = v;
      }
    }
    shared = Arrays.copyOf(shared, kept);
  }

  /** Those that have none of the others below them; ascending. */
  int[] lowest() {
    boolean[] struck = new boolean[shared.length];
    for (int v : shared) {
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        struck[Arrays.binarySearch(shared, hierarchy.parent(s))] = true;
      }
    }
    int kept = 0;
    for (int i = 0; i < struck.length; i++) {
      if (!struck[i]) {
        shared[kept++] = shared[i];
      }
    }
    return Arrays.copyOf(shared, kept);
  }
}
