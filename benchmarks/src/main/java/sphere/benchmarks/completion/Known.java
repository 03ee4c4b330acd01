package sphere.benchmarks.completion;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

/**
 * A hierarchy of some rows of a node file.
 *
 * @param hierarchy of the rows
 * @param rows row of each ordinal; the first of those that a cycle makes one
 * @param ordinals ordinal of each row, -1 for those that are not among them
 */
record Known(Hierarchy hierarchy, int[] rows, int[] ordinals) {
  /**
   * Builds it.
   *
   * @param kept rows, ascending
   * @param edges those with both ends among the rows are taken
   * @param rowCount rows of the node file
   */
  static Known of(int[] kept, Edges edges, int rowCount) {
    int[] members = new int[rowCount];
    Arrays.fill(members, -1);
    for (int m = 0; m < kept.length; m++) {
      members[kept[m]] = m;
    }
    HierarchyBuilder builder = new HierarchyBuilder(kept.length);
    for (Edges.Edge edge : edges.all()) {
      if (members[edge.child()] >= 0 && members[edge.parent()] >= 0) {
        builder.add(members[edge.child()], members[edge.parent()]);
      }
    }
    Hierarchy hierarchy = builder.build();
    int[] rows = new int[hierarchy.nodeCount()];
    Arrays.setAll(rows, v -> kept[hierarchy.membersOf(v)[0]]);
    int[] ordinals = Arrays.stream(members).map(m -> m < 0 ? -1 : hierarchy.ordinalOf(m)).toArray();
    return new Known(hierarchy, rows, ordinals);
  }
}
