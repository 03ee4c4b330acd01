package sphere.geometry.training;

import java.util.Arrays;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Levels;

/**
 * One ball per node while it is being made: the frames of a tree, and the balls that have left
 * them.
 *
 * <p>The frame of a node is its ball in the layout: frames of siblings are disjoint, and a frame
 * holds the frames of all nodes below in the tree. A ball is its frame until {@link #leave} gives
 * it another; such balls are called <em>open</em>. A leaf of the hierarchy counts as the point at
 * the center of its frame, and may move within the frame of its parent.
 *
 * <p>Searches read from many threads; {@link #leave} is for one thread while no search runs.
 */
final class Frames {
  private final int price;
  private final Hierarchy hierarchy;
  private final Tree tree;
  private final Chart layout;
  private final Chart balls;
  private final Levels levels;
  private final boolean[] isOpen;
  private final int[] openBelow;
  private int[] open = new int[16];
  private int openCount;

  /**
   * @param price what a contained stranger costs in contained descendants
   */
  Frames(Hierarchy hierarchy, Tree tree, Chart layout, int price) {
    this.price = price;
    this.hierarchy = hierarchy;
    this.tree = tree;
    this.layout = layout;
    balls = new Chart(layout.dimension(), layout.centers().clone(), layout.radii().clone());
    isOpen = new boolean[layout.radii().length];
    openBelow = new int[layout.radii().length];
    levels = Levels.of(hierarchy);
  }

  /** What a contained stranger costs in contained descendants. */
  int price() {
    return price;
  }

  Hierarchy hierarchy() {
    return hierarchy;
  }

  Tree tree() {
    return tree;
  }

  Chart layout() {
    return layout;
  }

  /** The balls as they are now. */
  Chart balls() {
    return balls;
  }

  /** Nodes by height. */
  int[][] levels() {
    return levels.nodes();
  }

  /** Whether nothing is below a node in the hierarchy, hence neither in the tree. */
  boolean isLeaf(int v) {
    return levels.height()[v] == 0;
  }

  /** Radius within which a node's frame must be held: 0 for a leaf. */
  double radius(int v) {
    return isLeaf(v) ? 0 : layout.radii()[v];
  }

  boolean isOpen(int v) {
    return isOpen[v];
  }

  /** Radius from which on a ball contains that of {@code v}. */
  double need(Probe ball, int v) {
    return isOpen[v]
        ? ball.distance(balls, v) + balls.radii()[v]
        : ball.distance(layout, v) + radius(v);
  }

  /** Number of open balls of nodes at or below {@code v} in the tree. */
  int openBelow(int v) {
    return openBelow[v];
  }

  int openCount() {
    return openCount;
  }

  /** The i-th node whose ball left its frame. */
  int open(int i) {
    return open[i];
  }

  /** Gives a node another ball. */
  void leave(int v, float[] center, double radius) {
    System.arraycopy(center, 0, balls.centers(), v * center.length, center.length);
    balls.radii()[v] = radius;
    if (isOpen[v]) {
      return;
    }
    isOpen[v] = true;
    open = openCount == open.length ? Arrays.copyOf(open, 2 * openCount) : open;
    open[openCount++] = v;
    for (int a = v; a >= 0; a = tree.parent()[a]) {
      openBelow[a]++;
    }
  }

  /** Moves a leaf; its own coordinates only, so that leaves may be moved in parallel. */
  void move(int leaf, float[] center) {
    int d = center.length;
    System.arraycopy(center, 0, layout.centers(), leaf * d, d);
    System.arraycopy(center, 0, balls.centers(), leaf * d, d);
  }
}
