package sphere.geometry.training;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * Chooses spanning trees that together cover the order, each by what it still saves.
 *
 * <p>Let unc(y) be the ancestors of y that no tree covers yet. For a node x and its ancestor a, let
 * {@code U[x][a] = #{ y in {x} + descendants(x) : a in unc(y) }}. Top-down, x gets the parent p
 * that maximizes the sum of {@code U[x][a]} over p and p's chain in the new tree; ties go to the
 * longer chain, then to the smaller ordinal. Counting below x matters: by x's own pairs alone the
 * choice stalls.
 *
 * <p>Only nodes with a multi-parent node at or above them can be uncovered, so only they carry a
 * list: a forest costs nothing.
 */
final class TreeChooser {
  /**
   * Most entries that are counted for one choice. A node with more below it, one of a deep or dense
   * hierarchy's top, has a part of them counted, evenly picked: deep hierarchies would cost the
   * cube of their depth otherwise. Figures on ontologies did not change from here up.
   */
  private static final int COUNTED = 1 << 17;

  private final Hierarchy hierarchy;
  private final int[] order;
  private final Workers workers;
  private final int[][] uncovered;
  private final int[][] levels;
  private final int[][] choosers;
  private long remaining;

  TreeChooser(Hierarchy hierarchy, int[] order, Workers workers, Monitor monitor) {
    this.hierarchy = hierarchy;
    this.order = order;
    this.workers = workers;
    uncovered = new int[hierarchy.nodeCount()][];
    int[] level = level();
    levels = grouped(level, 0);
    choosers = grouped(level, 2);
    boolean[] affected = affected(hierarchy, order);
    workers.run(
        hierarchy.nodeCount(),
        256,
        () -> {
          Reach reach = new Reach(hierarchy);
          return v -> {
            if (affected[v]) {
              uncovered[v] = reach.ancestors(v);
              monitor.account(bytes(uncovered[v].length));
            }
          };
        });
    remaining = count();
  }

  /** Every how manieth of {@code below} nodes is counted if they have so many entries together. */
  static int stride(long entries, int below) {
    return (int) Math.min(below, 1 + entries / COUNTED);
  }

  private static long bytes(int ancestors) {
    return 16 + 4L * ancestors;
  }

  /** Bytes of the lists that choosing trees begins with. */
  static long listBytes(Hierarchy hierarchy, int threads, Monitor monitor) {
    boolean[] affected = affected(hierarchy, hierarchy.topologicalOrder());
    LongAdder sum = new LongAdder();
    try (Workers workers = new Workers(threads, monitor)) {
      workers.run(
          affected.length,
          256,
          () -> {
            Reach reach = new Reach(hierarchy);
            return v -> sum.add(affected[v] ? bytes(reach.visit(v, true) - 1) : 0);
          });
    }
    return sum.sum();
  }

  /** Pairs that no chosen tree covers, 0 for a forest from the first tree on. */
  long remaining() {
    return remaining;
  }

  Tree next() {
    int[] parent = new int[hierarchy.nodeCount()];
    int[] length = new int[parent.length];
    Arrays.fill(parent, -1);
    int level = 0;
    for (int[] group : levels) {
      int[] choosing = choosers[level++];
      if (choosing.length > 0) {
        workers.run(choosing.length, 16, () -> new Choice(parent, length, choosing));
      }
      for (int v : group) {
        settle(v, parent, length);
      }
    }
    Tree tree = Tree.of(hierarchy, parent, order);
    remove(tree);
    return tree;
  }

  private void settle(int v, int[] parent, int[] length) {
    if (parent[v] < 0 && hierarchy.parentBegin(v) < hierarchy.parentEnd(v)) {
      parent[v] = hierarchy.parent(hierarchy.parentBegin(v));
    }
    length[v] = parent[v] < 0 ? 0 : length[parent[v]] + 1;
  }

  private void remove(Tree tree) {
    workers.run(
        uncovered.length,
        1024,
        () ->
            v -> {
              if (uncovered[v] != null && uncovered[v].length > 0) {
                uncovered[v] =
                    Arrays.stream(uncovered[v]).filter(a -> !tree.covers(a, v)).toArray();
              }
            });
    remaining = count();
  }

  private long count() {
    long sum = 0;
    for (int[] row : uncovered) {
      sum += row == null ? 0 : row.length;
    }
    return sum;
  }

  private static boolean[] affected(Hierarchy hierarchy, int[] order) {
    boolean[] affected = new boolean[hierarchy.nodeCount()];
    for (int v : order) {
      int begin = hierarchy.parentBegin(v);
      int end = hierarchy.parentEnd(v);
      affected[v] = end - begin > 1 || (end - begin == 1 && affected[hierarchy.parent(begin)]);
    }
    return affected;
  }

  // Parents stand on smaller levels (longest path from a root), so one level is chosen in parallel.
  private int[] level() {
    int[] level = new int[order.length];
    for (int v : order) {
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        level[v] = Math.max(level[v], level[hierarchy.parent(s)] + 1);
      }
    }
    return level;
  }

  private int[][] grouped(int[] level, int minParents) {
    int depth = Arrays.stream(level).max().orElse(-1) + 1;
    int[] count = new int[depth];
    for (int v : order) {
      count[level[v]] += parents(v) >= minParents ? 1 : 0;
    }
    int[][] groups = new int[depth][];
    Arrays.setAll(groups, l -> new int[count[l]]);
    int[] next = new int[depth];
    for (int v : order) {
      if (parents(v) >= minParents) {
        groups[level[v]][next[level[v]]++] = v;
      }
    }
    return groups;
  }

  private int parents(int v) {
    return hierarchy.parentEnd(v) - hierarchy.parentBegin(v);
  }

  /** Chooses for the nodes of one level; scratch of one thread. */
  private final class Choice implements Workers.Task {
    private final int[] parent;
    private final int[] length;
    private final int[] group;
    private final Reach reach = new Reach(hierarchy);
    private final int[] saved = new int[hierarchy.nodeCount()];

    Choice(int[] parent, int[] length, int[] group) {
      this.parent = parent;
      this.length = length;
      this.group = group;
    }

    @Override
    public void run(int index) {
      int x = group[index];
      int below = reach.visit(x, false);
      tally(below, 1);
      parent[x] = best(x);
      tally(below, 0);
    }

    // Counting up or wiping: the same walk, so that the array is clean for the next node.
    private void tally(int below, int step) {
      int stride = stride(below);
      for (int i = 0; i < below; i += stride) {
        for (int a : uncovered[reach.visited(i)]) {
          saved[a] = step == 0 ? 0 : saved[a] + step;
        }
      }
    }

    private int stride(int below) {
      long entries = 0;
      for (int i = 0; i < below; i++) {
        entries += uncovered[reach.visited(i)].length;
      }
      return TreeChooser.stride(entries, below);
    }

    private int best(int x) {
      int best = -1;
      long bestScore = -1;
      for (int s = hierarchy.parentBegin(x); s < hierarchy.parentEnd(x); s++) {
        int p = hierarchy.parent(s);
        long score = score(p);
        if (score > bestScore || (score == bestScore && length[p] > length[best])) {
          best = p;
          bestScore = score;
        }
      }
      return best;
    }

    private long score(int p) {
      long sum = 0;
      for (int a = p; a >= 0; a = parent[a]) {
        sum += saved[a];
      }
      return sum;
    }
  }
}
