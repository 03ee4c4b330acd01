package sphere.benchmarks.completion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * What is known and what is asked.
 *
 * @param known candidates and their edges
 * @param queries things whose parents are looked for, at least one
 */
record Task(Known known, List<Query> queries) {
  /**
   * A thing whose parents are looked for.
   *
   * @param row of the node file
   * @param parents ordinals of its parents, each of which is right; at least one
   */
  record Query(int row, int[] parents) {
    boolean isParent(int v) {
      return IntStream.of(parents).anyMatch(p -> p == v);
    }
  }

  /** Tasks by seed. */
  interface Source {
    /** The task of a seed; the same for every seed where the data prescribe it. */
    Task draw(long seed);
  }

  /**
   * Checks that there is something to ask.
   *
   * @throws IllegalArgumentException if there is not
   */
  Task {
    if (queries.isEmpty()) {
      throw new IllegalArgumentException(
          "There is nothing to ask: no query is a node with a parent among the candidates.");
    }
  }

  Hierarchy hierarchy() {
    return known.hierarchy();
  }

  /** By ordinal, that every candidate is looked at. */
  boolean[] all() {
    boolean[] all = new boolean[hierarchy().nodeCount()];
    Arrays.fill(all, true);
    return all;
  }

  /** Candidates without known children. */
  int[] leaves() {
    return IntStream.range(0, hierarchy().nodeCount()).filter(this::isLeaf).toArray();
  }

  private boolean isLeaf(int v) {
    return hierarchy().childBegin(v) == hierarchy().childEnd(v);
  }

  /**
   * By ordinal, which candidates are a parent of a leaf, be it a known one or one that is asked.
   */
  boolean[] leafParents() {
    Hierarchy h = hierarchy();
    boolean[] asked = new boolean[h.nodeCount()];
    queries.forEach(query -> IntStream.of(query.parents()).forEach(v -> asked[v] = true));
    boolean[] parents = asked.clone();
    // One whose children are all asked for is none, though nothing is known below it.
    for (int v : IntStream.of(leaves()).filter(v -> !asked[v]).toArray()) {
      for (int s = h.parentBegin(v); s < h.parentEnd(v); s++) {
        parents[h.parent(s)] = true;
      }
    }
    return parents;
  }
}
