package sphere.geometry.hierarchy;

/**
 * How many nodes there are at and below each under which no node has two parents; one pass,
 * children first. Whoever counts need not look below such a node: there is no other way in.
 *
 * <p>Immutable; thread-safe. 4 bytes per node.
 */
public final class TreeSizes {
  private final int[] size;

  /**
   * Counts once.
   *
   * @param check called now and then; throws to abort
   */
  public TreeSizes(Hierarchy hierarchy, Runnable check) {
    size = new int[hierarchy.nodeCount()];
    int[] order = hierarchy.topologicalOrder();
    for (int i = order.length - 1; i >= 0; i--) {
      if ((i & 65535) == 0) {
        check.run();
      }
      size[order[i]] = sum(hierarchy, order[i]);
    }
  }

  private int sum(Hierarchy hierarchy, int v) {
    int sum = 1;
    for (int s = hierarchy.childBegin(v); s < hierarchy.childEnd(v); s++) {
      int child = hierarchy.child(s);
      if (size[child] == 0 || hierarchy.parentEnd(child) - hierarchy.parentBegin(child) > 1) {
        return 0;
      }
      sum += size[child];
    }
    return sum;
  }

  /** Number of nodes at or below {@code v}; 0 if some node below has two parents. */
  public int of(int v) {
    return size[v];
  }

  /** Bytes of the array. */
  public long bytes() {
    return 4L * size.length;
  }
}
