package sphere.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Link prediction as of Ganea et al. (2018): all basic pairs and a share of the implied ones are
 * trained on; 5 % of the implied ones, held out of all shares, are to be told from ten corrupted
 * pairs each, five by another descendant, five by another ancestor.
 *
 * <p>Theirs chooses a threshold on 5 % more; containment needs none, so those are held out unused.
 * What is held out follows from what is trained on: the protocol measures whether the geometry is
 * transitive, not whether it can guess.
 */
final class ClosureProtocol {
  private static final double HELD_OUT = .05;
  private static final int CORRUPTED = 5;

  /** Of what lies below a root no pair with it can be corrupted: then there is none. */
  private static final int DRAWS = 100;

  private final Closure closure;
  private final long[] held;
  private final long[] others;
  private final SplittableRandom random;
  private final Upward upward;

  ClosureProtocol(Closure closure, long seed) {
    this.closure = closure;
    random = new SplittableRandom(seed);
    long[] implied = closure.implied().clone();
    Closure.shuffle(implied, random);
    int count = (int) (HELD_OUT * implied.length);
    held = Arrays.copyOf(implied, count);
    others = Arrays.copyOfRange(implied, 2 * count, implied.length);
    upward = new Upward(closure.hierarchy());
  }

  /**
   * F1 of the held-out pairs.
   *
   * @param percent of the implied pairs that are trained on
   * @param balls makes what is asked
   */
  double f1(int percent, BallMaker balls) {
    Hierarchy known = known(percent);
    BallTable table = balls.of(known);
    long found = 0;
    long wrong = 0;
    for (long pair : held) {
      int inner = Closure.descendant(pair);
      int outer = Closure.ancestor(pair);
      found += table.contains(known.ordinalOf(outer), known.ordinalOf(inner)) ? 1 : 0;
      for (int k = 0; k < CORRUPTED; k++) {
        wrong += corrupted(known, table, inner, -1) + corrupted(known, table, -1, outer);
      }
    }
    return 2.0 * found / (found + wrong + held.length);
  }

  private Hierarchy known(int percent) {
    int added = (int) ((long) others.length * percent / 100);
    return closure.of(closure.basic(), Arrays.copyOf(others, added));
  }

  /** The pairs that are asked for, never trained on. */
  long[] heldOut() {
    return held.clone();
  }

  // Whether a random pair that is none of the closure is contained, 1 or 0; -1 is what is drawn.
  private int corrupted(Hierarchy known, BallTable table, int inner, int outer) {
    int n = closure.hierarchy().nodeCount();
    for (int draw = 0; draw < DRAWS; draw++) {
      int x = inner < 0 ? random.nextInt(n) : inner;
      int y = outer < 0 ? random.nextInt(n) : outer;
      if (x != y && Arrays.binarySearch(upward.of(x), y) < 0) {
        return table.contains(known.ordinalOf(y), known.ordinalOf(x)) ? 1 : 0;
      }
    }
    return 0;
  }
}
