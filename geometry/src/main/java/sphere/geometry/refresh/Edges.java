package sphere.geometry.refresh;

import java.util.Arrays;
import java.util.stream.IntStream;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Change;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * How many edges came and went.
 *
 * @param all edges after
 * @param added edges that were none before
 * @param removed edges that are none any more
 * @param uncertified edges among the added ones that no chart contains
 */
record Edges(int all, int added, int removed, int uncertified) {

  static Edges of(Change change, BallTable table) {
    int uncertified =
        IntStream.concat(Arrays.stream(change.fresh()), Arrays.stream(change.changed()))
            .map(v -> uncertified(change, table, v))
            .sum();
    int all = change.after().edgeCount();
    return new Edges(all, change.edgesAdded(), change.edgesRemoved(), uncertified);
  }

  private static int uncertified(Change change, BallTable table, int v) {
    Hierarchy after = change.after();
    return (int)
        IntStream.range(after.parentBegin(v), after.parentEnd(v))
            .map(after::parent)
            .filter(parent -> change.isNew(v, parent) && !table.contains(parent, v))
            .count();
  }

  /** Of those of which one end at least had no ball. */
  static Edges of(Hierarchy hierarchy, int[] knownOrdinal, BallTable table) {
    int added = 0;
    int uncertified = 0;
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        int parent = hierarchy.parent(s);
        boolean isNew = knownOrdinal[v] < 0 || knownOrdinal[parent] < 0;
        added += isNew ? 1 : 0;
        uncertified += isNew && !table.contains(parent, v) ? 1 : 0;
      }
    }
    return new Edges(hierarchy.edgeCount(), added, 0, uncertified);
  }
}
