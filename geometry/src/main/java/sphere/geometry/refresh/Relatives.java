package sphere.geometry.refresh;

import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * What is above and below the node that is being placed, and which of these pairs a chart already
 * shows.
 */
final class Relatives {
  private final Space space;
  private final Reach up;
  private final Reach down;
  // By ordinals, the node for which the pair with it was shown last, plus one.
  private final int[] shown;
  private int node;
  private int aboveCount;
  private boolean downwards;
  private int left;

  /** Bytes per node. */
  static final long BYTES = 12;

  Relatives(Hierarchy hierarchy, Space space) {
    this.space = space;
    up = new Reach(hierarchy);
    down = new Reach(hierarchy);
    shown = new int[hierarchy.nodeCount()];
  }

  /**
   * Turns to another node.
   *
   * @param aboveKnown whether nodes with balls may be below it
   */
  void of(int x, boolean aboveKnown) {
    node = x;
    downwards = aboveKnown;
    aboveCount = up.visit(x, true) - 1;
    left = aboveCount;
    int below = downwards ? down.visit(x, false) : 0;
    for (int i = 1; i < below; i++) {
      left += space.row(0, down.visited(i)) >= 0 ? 1 : 0;
    }
  }

  /** Proper ancestors, the nearest first. */
  int above(int i) {
    return up.visited(i + 1);
  }

  int aboveCount() {
    return aboveCount;
  }

  boolean isAbove(int v) {
    return up.reached(v);
  }

  boolean isBelow(int v) {
    return downwards && down.reached(v);
  }

  /** Whether a chart shows the pair with a relative. */
  boolean isShown(int v) {
    return shown[v] == node + 1;
  }

  void show(int v) {
    left -= isShown(v) ? 0 : 1;
    shown[v] = node + 1;
  }

  /** Pairs with nodes that have balls which no chart shows yet. */
  int left() {
    return left;
  }
}
