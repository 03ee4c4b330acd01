package sphere.geometry.query;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;

/** What is below an ordinal, looked for as long as it is little. */
final class Few {
  private final Hierarchy hierarchy;
  private final int[] met;
  private int size;

  /**
   * Looks.
   *
   * @param most proper descendants that count as few
   */
  Few(Hierarchy hierarchy, int v, int most) {
    this.hierarchy = hierarchy;
    met = new int[most];
    boolean few = meetChildren(v);
    for (int i = 0; few && i < size; i++) {
      few = meetChildren(met[i]);
    }
    size = few ? size : -1;
  }

  // Whether they are still few. Among so few each is sought by looking at all.
  private boolean meetChildren(int v) {
    int begin = hierarchy.childBegin(v);
    int end = hierarchy.childEnd(v);
    boolean few = end - begin <= met.length;
    for (int s = begin; few && s < end; s++) {
      int child = hierarchy.child(s);
      if (!isMet(child)) {
        few = size < met.length;
        met[few ? size++ : 0] = child;
      }
    }
    return few;
  }

  private boolean isMet(int v) {
    for (int i = 0; i < size; i++) {
      if (met[i] == v) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is little. */
  boolean isAll() {
    return size >= 0;
  }

  /** All that is below, in the order of search, if it is little. */
  int[] ordinals() {
    return Arrays.copyOf(met, size);
  }
}
