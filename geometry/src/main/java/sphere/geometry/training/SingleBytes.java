package sphere.geometry.training;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Levels;

/** How much {@link SingleBalls} take while they are made, beside their tree. */
final class SingleBytes {
  // Layout, its copy, balls, the best of them, those that a level hands over, those of the tree
  // alone.
  private static final int CHARTS = 6;

  // The tree, another of what was moved, what is kept of each node.
  private static final int NODE = 152;

  // Of each thread: marks, queues and stacks, what a ball needs to hold each node, open balls
  // around. They grow with what is below the nodes that a thread meets, and last.
  private static final int SCRATCH = 64;

  private SingleBytes() {}

  /** What all but the layout takes, pulls and lattices: known before anything is done. */
  static long searches(Hierarchy hierarchy, TrainingConfig config) {
    int d = config.effectiveDimension();
    long node = CHARTS * (4L * d + 8) + NODE + (long) SCRATCH * config.concurrency();
    return node * hierarchy.nodeCount() + searchers(hierarchy, config) * BallSearch.bytes(d);
  }

  /** What is accounted at most. */
  static long most(Hierarchy hierarchy, TrainingConfig config) {
    return searches(hierarchy, config)
        + Attraction.BYTES * Attraction.most(hierarchy)
        + lattices(hierarchy, config.effectiveDimension());
  }

  // Threads find work in a level only as far as it has nodes.
  private static long searchers(Hierarchy hierarchy, TrainingConfig config) {
    int[][] levels = Levels.of(hierarchy).nodes();
    int widest = Arrays.stream(levels).skip(1).mapToInt(level -> level.length).max().orElse(0);
    return Math.min(config.concurrency(), widest);
  }

  // One of inner nodes for the layout, one of all for the tree alone, if nothing else is precise.
  private static long lattices(Hierarchy hierarchy, int d) {
    return Lattice.bytes(d, widest(hierarchy, true) + 1)
        + Lattice.bytes(d, widest(hierarchy, false) + 1);
  }

  // Most children of a node, and roots; of a tree there are no more.
  private static int widest(Hierarchy hierarchy, boolean inner) {
    int roots = 0;
    int most = 1;
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      boolean root = hierarchy.parentBegin(v) == hierarchy.parentEnd(v);
      roots += root && counts(hierarchy, v, inner) ? 1 : 0;
      int children = 0;
      for (int s = hierarchy.childBegin(v); s < hierarchy.childEnd(v); s++) {
        children += counts(hierarchy, hierarchy.child(s), inner) ? 1 : 0;
      }
      most = Math.max(most, children);
    }
    return Math.max(roots, most);
  }

  private static boolean counts(Hierarchy hierarchy, int v, boolean inner) {
    return !inner || hierarchy.childBegin(v) < hierarchy.childEnd(v);
  }
}
