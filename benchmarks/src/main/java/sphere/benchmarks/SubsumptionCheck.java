package sphere.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.query.ContainmentIndex;

/** Counts pairs where the index disagrees with the closure walked along the edges. */
final class SubsumptionCheck {
  private static final int ALL_PAIRS_UP_TO = 3000;
  private static final int RANDOM_PAIRS = 20_000_000;

  private final Hierarchy hierarchy;
  private final ContainmentIndex index;
  private final Upward upward;
  private long errors;

  SubsumptionCheck(Hierarchy hierarchy, ContainmentIndex index) {
    this.hierarchy = hierarchy;
    this.index = index;
    upward = new Upward(hierarchy);
  }

  /**
   * Every pair of the closure, every pair that a chart contains, and all others of a small
   * hierarchy or as many random ones of a large one.
   */
  long errors(long seed) {
    boolean small = hierarchy.nodeCount() <= ALL_PAIRS_UP_TO;
    SplittableRandom random = new SplittableRandom(seed);
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      check(v, small ? everyOrdinal() : sample(v, random));
    }
    return errors;
  }

  private void check(int inner, int[] others) {
    int[] truth = upward.of(inner);
    compare(inner, truth, new int[] {inner});
    compare(inner, truth, truth);
    compare(inner, truth, index.ancestors(inner, false));
    compare(inner, truth, others);
  }

  private void compare(int inner, int[] truth, int[] outers) {
    for (int outer : outers) {
      boolean expected = outer == inner || Arrays.binarySearch(truth, outer) >= 0;
      errors += index.subsumes(outer, inner) == expected ? 0 : 1;
    }
  }

  private int[] everyOrdinal() {
    int[] all = new int[hierarchy.nodeCount()];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private int[] sample(int v, SplittableRandom random) {
    long n = hierarchy.nodeCount();
    int count = (int) ((v + 1) * (long) RANDOM_PAIRS / n - v * (long) RANDOM_PAIRS / n);
    return random.ints(count, 0, hierarchy.nodeCount()).toArray();
  }
}
