package sphere.benchmarks.rivals;

import java.util.SplittableRandom;
import sphere.benchmarks.Closure;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Ten pairs that are none for each that is one: the pair turned round, two of the child with its
 * siblings, two with siblings of the parent, three with any node, and two of any node with the
 * parent. Siblings because any two nodes are told apart soon.
 */
final class Negatives {
  /** How many are drawn for a pair. */
  static final int COUNT = 10;

  /** What {@link #draw} gives where it drew a true pair: nothing. */
  static final long NONE = -1;

  private final PairSet pairs;

  Negatives(PairSet pairs) {
    this.pairs = pairs;
  }

  /**
   * One of them.
   *
   * @param which 0 to {@code COUNT - 1}
   * @return a pair as {@code node << 32 | other}, or {@code NONE}
   */
  long draw(int which, int child, int parent, SplittableRandom random) {
    int any = random.nextInt(pairs.nodeCount());
    return switch (which) {
      case 0 -> apart(parent, child);
      case 1, 2 -> apart(child, sibling(child, any, random));
      case 3, 4 -> apart(child, sibling(parent, any, random));
      case 5, 6, 7 -> apart(child, any);
      default -> apart(any, parent);
    };
  }

  private long apart(int v, int w) {
    return pairs.isApart(v, w) ? Closure.pair(v, w) : NONE;
  }

  // Of a root, any node.
  private int sibling(int v, int any, SplittableRandom random) {
    Hierarchy order = pairs.order();
    int begin = order.parentBegin(v);
    int parents = order.parentEnd(v) - begin;
    if (parents == 0) {
      return any;
    }
    int parent = order.parent(begin + random.nextInt(parents));
    int first = order.childBegin(parent);
    return order.child(first + random.nextInt(order.childEnd(parent) - first));
  }
}
