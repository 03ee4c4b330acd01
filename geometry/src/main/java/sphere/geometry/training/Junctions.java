package sphere.geometry.training;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * The nodes of a hierarchy at which spanning trees differ: those with several parents, numbered
 * from 0 in topological order.
 *
 * <p>Write idom(x) for the nearest node through which every way up from x leads (its immediate
 * dominator). Of x's ancestors a tree can only miss those strictly between x and idom(x): whatever
 * is above idom(x) it misses of x exactly if it misses it of idom(x), and of a node with one parent
 * it misses what it misses of that. So each junction keeps its ancestors below idom(x), and its
 * weight, the number of nodes that it dominates, tells how many pairs each of them stands for.
 *
 * <p>Of a hierarchy in topological order ({@link Hierarchy#renumbered}).
 */
final class Junctions {
  /**
   * Junctions whose lists lie in one array: enough that arrays are few, few enough to share out.
   */
  private static final int BLOCK = 256;

  private final Hierarchy hierarchy;
  private final int[] node;
  private final int[] dominator;
  private final int[] weight;
  private final int[] nearest;
  private final int[] childBegin;
  private final int[] children;
  private final int[][] lists;
  private final int[] begin;
  private final int[] size;

  /**
   * @param hierarchy in topological order
   */
  Junctions(Hierarchy hierarchy, Workers workers, Monitor monitor) {
    this.hierarchy = hierarchy;
    int n = hierarchy.nodeCount();
    node = nodes(hierarchy);
    monitor.account(40L * node.length + 12L * n);
    int[] idom = dominators(hierarchy, monitor);
    dominator = Arrays.stream(node).map(v -> idom[v]).toArray();
    weight = weights(node, idom);
    // In the array of the dominators, which are not needed any more.
    nearest = nearest(idom);
    childBegin = new int[node.length + 1];
    children = children(nearest);
    begin = new int[node.length];
    size = new int[node.length];
    lists = new int[(node.length + BLOCK - 1) / BLOCK][];
    workers.run(lists.length, 1, () -> gatherer(monitor));
  }

  private static int[] nodes(Hierarchy hierarchy) {
    int[] nodes = new int[16];
    int count = 0;
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      if (hierarchy.parentEnd(v) - hierarchy.parentBegin(v) > 1) {
        nodes = count == nodes.length ? Arrays.copyOf(nodes, 2 * count) : nodes;
        nodes[count++] = v;
      }
    }
    return Arrays.copyOf(nodes, count);
  }

  // In one pass, since parents come first (Cooper, Harvey, Kennedy 2001, figure 3); -1 of roots and
  // where ways lead to different roots. Steps are bounded by the lists that are made of them.
  private static int[] dominators(Hierarchy hierarchy, Monitor monitor) {
    int[] idom = new int[hierarchy.nodeCount()];
    for (int v = 0; v < idom.length; v++) {
      if ((v & 4095) == 0) {
        monitor.check();
      }
      int begin = hierarchy.parentBegin(v);
      int end = hierarchy.parentEnd(v);
      int common = begin == end ? -1 : hierarchy.parent(begin);
      for (int s = begin + 1; s < end; s++) {
        int other = hierarchy.parent(s);
        while (common != other) {
          if (common > other) {
            common = idom[common];
          } else {
            other = idom[other];
          }
        }
      }
      idom[v] = common;
    }
    return idom;
  }

  private static int[] weights(int[] node, int[] idom) {
    int[] dominated = new int[idom.length];
    for (int v = idom.length - 1; v >= 0; v--) {
      dominated[v]++;
      if (idom[v] >= 0) {
        dominated[idom[v]] += dominated[v];
      }
    }
    return Arrays.stream(node).map(v -> dominated[v]).toArray();
  }

  // -1 if the way up from a node meets none.
  private int[] nearest(int[] reused) {
    int j = 0;
    for (int v = 0; v < reused.length; v++) {
      if (j < node.length && node[j] == v) {
        reused[v] = j++;
      } else {
        int begin = hierarchy.parentBegin(v);
        reused[v] = begin == hierarchy.parentEnd(v) ? -1 : reused[hierarchy.parent(begin)];
      }
    }
    return reused;
  }

  private int[] children(int[] nearest) {
    int[] count = new int[node.length + 1];
    each(nearest, (j, above) -> count[above]++);
    for (int j = 0; j < node.length; j++) {
      childBegin[j + 1] = childBegin[j] + count[j];
    }
    int[] next = childBegin.clone();
    int[] result = new int[childBegin[node.length]];
    each(nearest, (j, above) -> result[next[above]++] = j);
    return result;
  }

  private interface Link {
    void accept(int junction, int above);
  }

  private void each(int[] nearest, Link link) {
    for (int j = 0; j < node.length; j++) {
      for (int s = hierarchy.parentBegin(node[j]); s < hierarchy.parentEnd(node[j]); s++) {
        int above = nearest[hierarchy.parent(s)];
        if (above >= 0) {
          link.accept(j, above);
        }
      }
    }
  }

  private Workers.Task gatherer(Monitor monitor) {
    monitor.account(4L * hierarchy.nodeCount());
    Between between = new Between(hierarchy);
    return block -> {
      int[] all = new int[16];
      int total = 0;
      for (int j = block * BLOCK; j < Math.min(node.length, (block + 1) * BLOCK); j++) {
        monitor.check();
        begin[j] = total;
        size[j] = between.visit(node[j], dominator[j]);
        int needed = Math.addExact(total, size[j]);
        if (needed > all.length) {
          all = Arrays.copyOf(all, Math.max(needed, (int) Math.min(1 << 30, 2L * all.length)));
        }
        between.copyTo(all, total);
        total = needed;
      }
      monitor.account(4L * total);
      lists[block] = Arrays.copyOf(all, total);
    };
  }

  int count() {
    return node.length;
  }

  /** The node that a junction is. */
  int node(int j) {
    return node[j];
  }

  /** The node through which every way up from a junction leads first, or -1. */
  int dominator(int j) {
    return dominator[j];
  }

  /** Nodes that a junction dominates, itself included. */
  int weight(int j) {
    return weight[j];
  }

  /** First slot of the junctions next below a junction; with one for each way, not distinct. */
  int childBegin(int j) {
    return childBegin[j];
  }

  int child(int slot) {
    return children[slot];
  }

  /** The nearest junction at or above a node, or -1. */
  int nearest(int v) {
    return nearest[v];
  }

  /** Ancestors between a junction and its dominator that no tree covers yet. */
  int size(int j) {
    return size[j];
  }

  /** The i-th of these, ascending. */
  int get(int j, int i) {
    return lists[j / BLOCK][begin[j] + i];
  }

  /** Takes off a junction's list what lies on its way up in a tree. */
  void cover(int j, int[] parent) {
    int[] list = lists[j / BLOCK];
    int end = begin[j] + size[j];
    int kept = end;
    int a = parent[node[j]];
    for (int i = end - 1; i >= begin[j]; i--) {
      while (a > list[i]) {
        a = parent[a];
      }
      if (a != list[i]) {
        list[--kept] = list[i];
      }
    }
    begin[j] = kept;
    size[j] = end - kept;
  }

  /** Pairs of all nodes that no tree covers yet. */
  long remaining(Workers workers) {
    LongAdder sum = new LongAdder();
    workers.run(node.length, 4096, () -> j -> sum.add((long) weight[j] * size[j]));
    return sum.sum();
  }
}
