package sphere.geometry.training;

import java.util.Arrays;
import sphere.geometry.hierarchy.Reach;

/**
 * What stands below one node, as the tree of frames shows it: its own subtree and whole subtrees
 * elsewhere, the <em>targets</em>. Everything else is a stranger to its ball.
 *
 * <p>Scratch of one thread, 8 bytes per node.
 */
final class Below {
  private final Frames frames;
  private final Reach reach;
  private final int[] crossed;
  private int clock;
  private int node;
  private int count;
  private int[] targets = new int[16];
  private int targetCount;

  Below(Frames frames) {
    this.frames = frames;
    reach = new Reach(frames.hierarchy());
    crossed = new int[frames.hierarchy().nodeCount()];
  }

  /** Looks below {@code v}; whether its ball as it is misses or may miss anything there. */
  boolean look(int v) {
    node = v;
    count = reach.visit(v, false);
    targetCount = 0;
    boolean missed = false;
    for (int i = 1; i < count; i++) {
      int u = reach.visited(i);
      // Roots are below nothing, so u has a parent in the tree.
      if (!reach.reached(frames.tree().parent()[u])) {
        add(u);
      }
      missed |= frames.isOpen(u) && !frames.balls().contains(v, u);
    }
    Arrays.sort(targets, 0, targetCount);
    cross();
    return missed || targetCount > 0;
  }

  private void add(int u) {
    targets = targetCount == targets.length ? Arrays.copyOf(targets, 2 * targetCount) : targets;
    targets[targetCount++] = u;
  }

  private void cross() {
    clock++;
    cross(node);
    for (int i = 0; i < targetCount; i++) {
      cross(targets[i]);
    }
  }

  private void cross(int u) {
    int[] parent = frames.tree().parent();
    for (int a = parent[u]; a >= 0 && crossed[a] != clock; a = parent[a]) {
      crossed[a] = clock;
    }
  }

  int node() {
    return node;
  }

  /** Number of nodes below, the node itself included. */
  int count() {
    return count;
  }

  /** The i-th of them, from 0, the node itself. */
  int get(int i) {
    return reach.visited(i);
  }

  int targetCount() {
    return targetCount;
  }

  /** The i-th root of a subtree elsewhere, ascending. */
  int target(int i) {
    return targets[i];
  }

  /** Whether {@code u} is the node or below it. */
  boolean has(int u) {
    return reach.reached(u);
  }

  /** Whether a stranger's frame holds something that is below the node. */
  boolean crosses(int stranger) {
    return crossed[stranger] == clock;
  }
}
