package sphere.benchmarks.completion;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Likeness of two nodes by what is above both (Wu and Palmer, ACL 1994): {@code 2 depth(c) /
 * (depth(a) + depth(b))}.
 *
 * <p>A root's depth is 1, that of others one more than their least deep parent's; c is the deepest
 * node that is above both or one of them. Where nothing is, the likeness is 0; where ways of
 * different length would make it more than 1, it is 1.
 */
final class WuPalmer {
  private final Hierarchy hierarchy;
  private final int[] depths;

  WuPalmer(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
    depths = new int[hierarchy.nodeCount()];
    for (int v : hierarchy.topologicalOrder()) {
      depths[v] = 1 + parents(v).map(p -> depths[p]).min().orElse(0);
    }
  }

  private IntStream parents(int v) {
    return IntStream.range(hierarchy.parentBegin(v), hierarchy.parentEnd(v)).map(hierarchy::parent);
  }

  /** The likeness of a node to that of some others to which it is most like. */
  double best(int v, int[] others) {
    return IntStream.of(others).mapToDouble(other -> of(v, other)).max().orElseThrow();
  }

  /** The likeness of two nodes, 0 to 1. */
  double of(int a, int b) {
    Set<Integer> above = above(a);
    above.retainAll(above(b));
    int deepest = above.stream().mapToInt(v -> depths[v]).max().orElse(0);
    return Math.min(1, 2.0 * deepest / (depths[a] + depths[b]));
  }

  private Set<Integer> above(int v) {
    Set<Integer> found = new HashSet<>();
    IntStream.of(hierarchy.ancestors(v)).forEach(found::add);
    found.add(v);
    return found;
  }
}
