package sphere.geometry.refinement;

import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * Draws the pairs of one node: what it shall lie in, and what it shall not; scratch of one thread.
 *
 * <p>Containment is transitive, so every ancestor is a positive: of more than {@value
 * #MOST_POSITIVES} the nearest half of that, and as many others at random. Negatives are what is
 * easily confused: of every four two are siblings (children of a parent), one a cousin (a child of
 * any ancestor) and one any node; never the node itself or what is above it.
 */
final class PairSampler {
  static final int MOST_POSITIVES = 32;
  private static final int TRIES = 4;

  private final Hierarchy hierarchy;
  private final HeldOut heldOut;
  private final Reach reach;
  private int node;
  private int above;
  private int parents;

  PairSampler(Hierarchy hierarchy, HeldOut heldOut) {
    this.hierarchy = hierarchy;
    this.heldOut = heldOut;
    reach = new Reach(hierarchy);
  }

  /** Receives ancestors. */
  interface Ancestor {
    void accept(int ancestor);
  }

  /** Turns to a node; the other methods then speak of it. */
  void turnTo(int v) {
    node = v;
    above = reach.visit(v, true) - 1;
    parents = hierarchy.parentEnd(v) - hierarchy.parentBegin(v);
  }

  /** Ancestors of the node that are trained on now. */
  void positives(SplittableRandom random, Ancestor ancestor) {
    boolean all = above <= MOST_POSITIVES;
    for (int i = 1; i <= Math.min(above, MOST_POSITIVES); i++) {
      boolean near = all || i <= MOST_POSITIVES / 2;
      int a = reach.visited(near ? i : 1 + random.nextInt(above));
      if (!heldOut.holds(node, a)) {
        ancestor.accept(a);
      }
    }
  }

  /** A node that the node does not lie below, or -1 if none was found. */
  int negative(int kind, SplittableRandom random) {
    for (int i = 0; i < TRIES; i++) {
      int x = draw(kind & 3, random);
      if (isNegative(x)) {
        return x;
      }
    }
    return -1;
  }

  /** Whether the node is neither x nor below it. */
  boolean isNegative(int x) {
    return !reach.reached(x);
  }

  /** A child of x at random, or -1 if it has none. */
  int childOf(int x, SplittableRandom random) {
    int begin = hierarchy.childBegin(x);
    int count = hierarchy.childEnd(x) - begin;
    return count == 0 ? -1 : hierarchy.child(begin + random.nextInt(count));
  }

  private int draw(int kind, SplittableRandom random) {
    if (above == 0 || kind == 3) {
      return random.nextInt(hierarchy.nodeCount());
    }
    return childOf(reach.visited(1 + random.nextInt(kind == 2 ? above : parents)), random);
  }
}
