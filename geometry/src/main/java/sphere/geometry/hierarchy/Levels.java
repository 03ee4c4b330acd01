package sphere.geometry.hierarchy;

import java.util.Arrays;

/**
 * The nodes of a hierarchy by height, so that whatever needs what is below a node can be done level
 * by level: of one height none lies below another.
 *
 * @param height of each ordinal, the edges of its longest path to a leaf; 0 of leaves
 * @param nodes ordinals by height, ascending; none of an empty hierarchy
 */
public record Levels(int[] height, int[][] nodes) {

  /** Levels of a hierarchy, in time linear in nodes and edges. */
  public static Levels of(Hierarchy hierarchy) {
    int[] order = hierarchy.topologicalOrder();
    int[] height = new int[order.length];
    for (int i = order.length - 1; i >= 0; i--) {
      for (int s = hierarchy.parentBegin(order[i]); s < hierarchy.parentEnd(order[i]); s++) {
        int p = hierarchy.parent(s);
        height[p] = Math.max(height[p], height[order[i]] + 1);
      }
    }
    return new Levels(height, byHeight(height));
  }

  private static int[][] byHeight(int[] height) {
    int[] count = new int[Arrays.stream(height).max().orElse(-1) + 1];
    Arrays.stream(height).forEach(h -> count[h]++);
    int[][] nodes = new int[count.length][];
    Arrays.setAll(nodes, h -> new int[count[h]]);
    for (int v = height.length - 1; v >= 0; v--) {
      nodes[height[v]][--count[height[v]]] = v;
    }
    return nodes;
  }
}
