package sphere.geometry.hierarchy;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What became of a hierarchy. A node is <em>kept</em> if it has an ordinal in both, <em>fresh</em>
 * if only after, <em>removed</em> if only before. Arrays are shared, not copied.
 *
 * @param before the hierarchy that there was
 * @param after the hierarchy that there is
 * @param beforeOrdinal by ordinals after: the one before, -1 of fresh nodes
 * @param afterOrdinal by ordinals before: the one after, -1 of removed nodes
 * @param fresh ordinals after, ascending
 * @param removed ordinals before, ascending
 * @param changed ordinals after of the kept nodes whose parents are not what they were, ascending
 * @param edgesAdded edges after that were none before
 * @param edgesRemoved edges before that are none after
 */
public record Change(
    Hierarchy before,
    Hierarchy after,
    int[] beforeOrdinal,
    int[] afterOrdinal,
    int[] fresh,
    int[] removed,
    int[] changed,
    int edgesAdded,
    int edgesRemoved) {

  /**
   * Compares two hierarchies, in time linear in their nodes and edges.
   *
   * @param beforeOrdinal of each ordinal of {@code after} the one before, or -1 if there was none
   * @throws IllegalArgumentException if it has another length, names an ordinal that there was not,
   *     or one twice
   */
  public static Change of(Hierarchy before, Hierarchy after, int[] beforeOrdinal) {
    int[] back = inverse(beforeOrdinal, before.nodeCount(), after.nodeCount());
    int[] changed =
        IntStream.range(0, beforeOrdinal.length)
            .filter(v -> beforeOrdinal[v] >= 0)
            .filter(v -> !sameParents(before, after, beforeOrdinal, v))
            .toArray();
    int common =
        IntStream.range(0, beforeOrdinal.length)
            .map(v -> commonParents(before, after, beforeOrdinal, v))
            .sum();
    return new Change(
        before,
        after,
        beforeOrdinal,
        back,
        without(beforeOrdinal),
        without(back),
        changed,
        after.edgeCount() - common,
        before.edgeCount() - common);
  }

  /** Whether an edge of the hierarchy after was none before. */
  public boolean isNew(int child, int parent) {
    int b = beforeOrdinal[child];
    int p = beforeOrdinal[parent];
    return b < 0 || p < 0 || !before.hasEdge(b, p);
  }

  /** Whether each kept node whose proper ancestors may not be what they were; by ordinals after. */
  public boolean[] affected() {
    boolean[] affected = new boolean[after.nodeCount()];
    int[] queue = Arrays.copyOf(changed, after.nodeCount());
    int size = changed.length;
    for (int v : changed) {
      affected[v] = true;
    }
    // A node with the parents it had has other ancestors only if one of those has.
    for (int i = 0; i < size; i++) {
      for (int s = after.childBegin(queue[i]); s < after.childEnd(queue[i]); s++) {
        int child = after.child(s);
        if (!affected[child] && beforeOrdinal[child] >= 0) {
          affected[child] = true;
          queue[size++] = child;
        }
      }
    }
    return affected;
  }

  /** How many kept nodes may have other proper ancestors than they had. */
  public int affectedCount() {
    boolean[] affected = affected();
    return (int) IntStream.range(0, affected.length).filter(v -> affected[v]).count();
  }

  private static int[] without(int[] other) {
    return IntStream.range(0, other.length).filter(v -> other[v] < 0).toArray();
  }

  private static boolean sameParents(Hierarchy before, Hierarchy after, int[] map, int v) {
    int common = commonParents(before, after, map, v);
    return after.parentEnd(v) - after.parentBegin(v) == common
        && before.parentEnd(map[v]) - before.parentBegin(map[v]) == common;
  }

  private static int commonParents(Hierarchy before, Hierarchy after, int[] map, int v) {
    int common = 0;
    for (int s = after.parentBegin(v); map[v] >= 0 && s < after.parentEnd(v); s++) {
      int parent = map[after.parent(s)];
      common += parent >= 0 && before.hasEdge(map[v], parent) ? 1 : 0;
    }
    return common;
  }

  private static int[] inverse(int[] beforeOrdinal, int nodesBefore, int nodesAfter) {
    if (beforeOrdinal.length != nodesAfter) {
      throw new IllegalArgumentException(
          "There are %d ordinals before, but the hierarchy after has %d nodes: one of each."
              .formatted(beforeOrdinal.length, nodesAfter));
    }
    int[] back = new int[nodesBefore];
    Arrays.fill(back, -1);
    for (int v = 0; v < nodesAfter; v++) {
      int b = beforeOrdinal[v];
      if (b < -1 || b >= nodesBefore || b >= 0 && back[b] >= 0) {
        throw new IllegalArgumentException(
            "The ordinal before of `%d` was `%d`, but must be -1 or one of %d that no other has."
                .formatted(v, b, nodesBefore));
      }
      if (b >= 0) {
        back[b] = v;
      }
    }
    return back;
  }
}
