package sphere.geometry.hierarchy;

import java.util.Arrays;
import java.util.List;

/**
 * An immutable directed acyclic graph over ordinals {@code 0 .. nodeCount() - 1}, edges from child
 * to parent.
 *
 * <p>Subsumption is its reflexive transitive closure. Rows are read by slot: the parents of {@code
 * v} are {@code parent(i)} for {@code parentBegin(v) <= i < parentEnd(v)}, ascending. Thread-safe.
 */
public final class Hierarchy {
  private final int[] ordinalOf;
  private final Csr members;
  private final Csr up;
  private final Csr down;
  private final Dropped dropped;
  private final List<int[]> cycleExamples;
  private final int[] order;

  /** What the builder left out: counts of duplicate edges, self-loops and merged cycles. */
  record Dropped(int duplicateEdges, int selfLoops, int memberEdges, int cycles) {}

  Hierarchy(int[] ordinalOf, Csr up, Dropped dropped, List<int[]> cycleExamples) {
    this.ordinalOf = ordinalOf;
    this.up = up;
    this.dropped = dropped;
    this.cycleExamples = cycleExamples;
    down = up.transposed();
    int[] identity = new int[ordinalOf.length];
    Arrays.setAll(identity, i -> i);
    members = Csr.of(up.nodes(), ordinalOf, identity, identity.length);
    order = sorted();
  }

  /** Number of members before equivalent ones were merged. */
  public int memberCount() {
    return ordinalOf.length;
  }

  /** Ordinal of a member. */
  public int ordinalOf(int member) {
    return ordinalOf[member];
  }

  /** Members that share an ordinal, ascending; one unless they lie on a cycle. */
  public int[] membersOf(int ordinal) {
    return Arrays.copyOfRange(members.targets(), memberBegin(ordinal), memberEnd(ordinal));
  }

  /** First slot of the members of an ordinal. */
  public int memberBegin(int ordinal) {
    // Where each ordinal has one member slots are ordinals, and there is nothing to look up.
    return nodeCount() == ordinalOf.length ? ordinal : members.begin()[ordinal];
  }

  /** Slot after its last member. */
  public int memberEnd(int ordinal) {
    return nodeCount() == ordinalOf.length ? ordinal + 1 : members.begin()[ordinal + 1];
  }

  /** Member at a slot. */
  public int member(int slot) {
    return members.targets()[slot];
  }

  /** Number of ordinals. */
  public int nodeCount() {
    return up.nodes();
  }

  /** Number of distinct edges between ordinals. */
  public int edgeCount() {
    return up.targets().length;
  }

  /** Number of distinct edges between members, before equivalent ones were merged. */
  public int memberEdgeCount() {
    return dropped.memberEdges();
  }

  /** Edges that were given more than once. */
  public int duplicateEdges() {
    return dropped.duplicateEdges();
  }

  /** Edges from a member to itself. */
  public int selfLoops() {
    return dropped.selfLoops();
  }

  /** Number of strongly connected components with more than one member. */
  public int cycleCount() {
    return dropped.cycles();
  }

  /** One shortest closed walk of members, child to parent, for each of the first 20 cycles. */
  public List<int[]> cycleExamples() {
    return cycleExamples.stream().map(int[]::clone).toList();
  }

  /** First slot of the parents of {@code v}. */
  public int parentBegin(int v) {
    return up.begin()[v];
  }

  /** Slot after the last parent of {@code v}. */
  public int parentEnd(int v) {
    return up.begin()[v + 1];
  }

  /** Parent at a slot. */
  public int parent(int slot) {
    return up.targets()[slot];
  }

  /** Whether no node has two parents. */
  public boolean isForest() {
    for (int v = 0; v < nodeCount(); v++) {
      if (parentEnd(v) - parentBegin(v) > 1) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code parent} is one of the parents of {@code child}. */
  public boolean hasEdge(int child, int parent) {
    return Arrays.binarySearch(up.targets(), parentBegin(child), parentEnd(child), parent) >= 0;
  }

  /** First slot of the children of {@code v}. */
  public int childBegin(int v) {
    return down.begin()[v];
  }

  /** Slot after the last child of {@code v}. */
  public int childEnd(int v) {
    return down.begin()[v + 1];
  }

  /** Child at a slot. */
  public int child(int slot) {
    return down.targets()[slot];
  }

  /** All ordinals, parents before children; the same for every run. */
  public int[] topologicalOrder() {
    return order.clone();
  }

  /**
   * The same hierarchy with ordinals in topological order: its ordinal i is {@code
   * topologicalOrder()[i]} of this one, so that a parent's is always less than its child's, and
   * what is walked through level by level lies in memory in that order.
   *
   * @param check called now and then; throws to abort
   */
  public Hierarchy renumbered(Runnable check) {
    int n = nodeCount();
    int[] position = new int[n];
    for (int i = 0; i < n; i++) {
      position[order[i]] = i;
    }
    int[] begin = new int[n + 1];
    int[] targets = new int[edgeCount()];
    for (int i = 0; i < n; i++) {
      if ((i & 65535) == 0) {
        check.run();
      }
      int at = begin[i];
      for (int s = parentBegin(order[i]); s < parentEnd(order[i]); s++) {
        targets[at++] = position[parent(s)];
      }
      Arrays.sort(targets, begin[i], at);
      begin[i + 1] = at;
    }
    int[] ordinals = new int[ordinalOf.length];
    Arrays.setAll(ordinals, m -> position[ordinalOf[m]]);
    return new Hierarchy(ordinals, new Csr(begin, targets), dropped, cycleExamples);
  }

  /** Proper ancestors of {@code v}, ascending. */
  public int[] ancestors(int v) {
    return new Reach(this).ancestors(v);
  }

  /** Proper descendants of {@code v}, ascending. */
  public int[] descendants(int v) {
    return new Reach(this).descendants(v);
  }

  /** A hash of members and edges: equal hierarchies agree on it, changed ones differ. */
  public long fingerprint() {
    long hash = 0xcbf29ce484222325L;
    for (int[] part : List.of(ordinalOf, up.begin(), up.targets())) {
      hash = mix(hash ^ part.length);
      for (int value : part) {
        hash = mix(hash ^ value);
      }
    }
    return hash;
  }

  // The finalizer of SplitMix64 (Steele, Lea, Flood 2014): a bijection that spreads every bit.
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return (z ^ (z >>> 31)) + 0x9e3779b97f4a7c15L;
  }

  private int[] sorted() {
    int n = nodeCount();
    int[] open = new int[n];
    int[] queue = new int[n];
    int size = 0;
    for (int v = 0; v < n; v++) {
      open[v] = parentEnd(v) - parentBegin(v);
      if (open[v] == 0) {
        queue[size++] = v;
      }
    }
    for (int i = 0; i < size; i++) {
      for (int s = childBegin(queue[i]); s < childEnd(queue[i]); s++) {
        if (--open[child(s)] == 0) {
          queue[size++] = child(s);
        }
      }
    }
    return queue;
  }
}
