package sphere.geometry.device;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Parents and children of each row, its entries: {@code other * 2} for a parent, {@code other * 2 +
 * 1} for a child; parents first, each ascending.
 *
 * @param begin first entry of each row, one more than there are rows
 * @param entries row after row
 */
public record Incidence(int[] begin, int[] entries) {

  /** Chooses edges, by ordinals. */
  public interface Edges {
    /** Whether an edge is left out. */
    boolean leftOut(int child, int parent);
  }

  /**
   * Lists them.
   *
   * @param check called now and then; throws to abort
   */
  public static Incidence of(Hierarchy hierarchy, Preorder preorder, Edges edges, Runnable check) {
    return new Maker(hierarchy, preorder, edges).make(check);
  }

  private static final class Maker {
    private final Hierarchy hierarchy;
    private final Preorder preorder;
    private final Edges edges;
    private final int[] entries;
    private int size;

    Maker(Hierarchy hierarchy, Preorder preorder, Edges edges) {
      this.hierarchy = hierarchy;
      this.preorder = preorder;
      this.edges = edges;
      entries = new int[2 * hierarchy.edgeCount()];
    }

    Incidence make(Runnable check) {
      int[] begin = new int[preorder.size() + 1];
      for (int p = 0; p < preorder.size(); p++) {
        if ((p & 4095) == 0) {
          check.run();
        }
        parents(preorder.node()[p]);
        children(preorder.node()[p]);
        begin[p + 1] = size;
      }
      return new Incidence(begin, Arrays.copyOf(entries, size));
    }

    private void parents(int v) {
      int from = size;
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        put(v, hierarchy.parent(s), preorder.position()[hierarchy.parent(s)] << 1);
      }
      Arrays.sort(entries, from, size);
    }

    private void children(int v) {
      int from = size;
      for (int s = hierarchy.childBegin(v); s < hierarchy.childEnd(v); s++) {
        put(hierarchy.child(s), v, preorder.position()[hierarchy.child(s)] << 1 | 1);
      }
      Arrays.sort(entries, from, size);
    }

    private void put(int child, int parent, int entry) {
      if (!edges.leftOut(child, parent)) {
        entries[size++] = entry;
      }
    }
  }
}
