package sphere.geometry.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * What the charts after the first have to hold: of each tree the ends of the pairs that no tree
 * before it covers. All else is said already.
 *
 * <p>Nodes are walked up in one tree after the other until every ancestor has been met; those whose
 * ways up never part need the first tree alone and are passed over. Cost is at most trees times
 * closure pairs, and mostly a small part of the pairs.
 */
final class Needed {
  private final Hierarchy sorted;
  private final List<int[]> chosen;
  // Of a node with several parents its place in what the trees chose, -1 of others.
  private final int[] slot;
  private final boolean[] plain;

  private Needed(Hierarchy sorted, List<int[]> chosen) {
    this.sorted = sorted;
    this.chosen = chosen;
    int n = sorted.nodeCount();
    slot = new int[n];
    plain = new boolean[n];
    int next = 0;
    for (int v = 0; v < n; v++) {
      int begin = sorted.parentBegin(v);
      int parents = sorted.parentEnd(v) - begin;
      slot[v] = parents > 1 ? next++ : -1;
      plain[v] = parents == 0 || parents == 1 && plain[sorted.parent(begin)];
    }
  }

  /**
   * Finds them.
   *
   * @param sorted in topological order
   * @param chosen of each tree the parents of the nodes with several
   * @return of each tree but the first its nodes, ascending; none of a tree that adds nothing
   */
  static List<int[]> of(Hierarchy sorted, List<int[]> chosen, Workers workers, Monitor monitor) {
    if (chosen.size() == 1) {
      return List.of();
    }
    monitor.account(bytes(sorted, chosen.size(), workers.threads()));
    Needed needed = new Needed(sorted, chosen);
    List<Walk> walks = new ArrayList<>();
    workers.run(
        sorted.nodeCount(),
        1024,
        () -> {
          Walk walk = needed.new Walk();
          synchronized (walks) {
            walks.add(walk);
          }
          return walk::run;
        });
    List<int[]> nodes = new ArrayList<>();
    for (int k = 1; k < chosen.size(); k++) {
      BitSet all = new BitSet();
      for (Walk walk : walks) {
        all.or(walk.nodes[k]);
      }
      nodes.add(all.stream().toArray());
    }
    monitor.account(nodes.stream().mapToLong(of -> 4L * of.length).sum());
    return nodes;
  }

  // Slots and marks; of each thread two stamps and a bit for each tree.
  private static long bytes(Hierarchy sorted, int trees, int threads) {
    long nodes = sorted.nodeCount();
    return nodes * (5 + 8L * threads) + threads * trees * (nodes / 8 + 8);
  }

  private int parent(int k, int v) {
    int begin = sorted.parentBegin(v);
    if (slot[v] >= 0) {
      return chosen.get(k)[slot[v]];
    }
    return begin == sorted.parentEnd(v) ? -1 : sorted.parent(begin);
  }

  /** Walks up from one node after the other; scratch of one thread. */
  private final class Walk {
    private final BitSet[] nodes = new BitSet[chosen.size()];
    private final Reach reach = new Reach(sorted);
    private final int[] met = new int[sorted.nodeCount()];

    Walk() {
      Arrays.setAll(nodes, k -> new BitSet());
    }

    void run(int v) {
      int left = plain[v] ? 0 : reach.visit(v, true) - 1;
      for (int k = 0; k < chosen.size() && left > 0; k++) {
        left -= climb(k, v);
      }
    }

    // How many ancestors it meets for the first time.
    private int climb(int k, int v) {
      int count = 0;
      for (int a = parent(k, v); a >= 0; a = parent(k, a)) {
        if (met[a] != v + 1) {
          met[a] = v + 1;
          nodes[k].set(a);
          count++;
        }
      }
      if (count > 0) {
        nodes[k].set(v);
      }
      return count;
    }
  }
}
