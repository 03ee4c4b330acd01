package sphere.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

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
  private final long[] implied;
  private final int held;
  private final SplittableRandom random;
  private final Upward upward;

  ClosureProtocol(Closure closure, long seed) {
    this.closure = closure;
    random = new SplittableRandom(seed);
    implied = closure.implied().clone();
    Closure.shuffle(implied, random);
    held = (int) (HELD_OUT * implied.length);
    upward = new Upward(closure.hierarchy());
  }

  /**
   * F1 of the held-out pairs.
   *
   * @param percent of the implied pairs that are trained on
   */
  double f1(int percent, TrainingConfig config) {
    int added = (int) ((implied.length - 2L * held) * percent / 100);
    Hierarchy known =
        closure.of(closure.basic(), Arrays.copyOfRange(implied, 2 * held, 2 * held + added));
    BallTable table = AtlasTrainer.train(known, config, Monitor.NONE);
    long found = 0;
    long wrong = 0;
    for (int i = 0; i < held; i++) {
      int inner = Closure.descendant(implied[i]);
      int outer = Closure.ancestor(implied[i]);
      found += table.contains(known.ordinalOf(outer), known.ordinalOf(inner)) ? 1 : 0;
      for (int k = 0; k < CORRUPTED; k++) {
        wrong += corrupted(known, table, inner, -1) + corrupted(known, table, -1, outer);
      }
    }
    return 2.0 * found / (found + wrong + held);
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
