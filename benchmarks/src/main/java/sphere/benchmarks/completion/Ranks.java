package sphere.benchmarks.completion;

import java.util.Arrays;

/** Ranks of right answers among candidates, and what is made of them. */
final class Ranks {
  private Ranks() {}

  /**
   * Rank of the best right answer, {@code 1 + better + equal / 2}: how many wrong ones have a
   * higher score, and how many the same, of which half are better on average.
   *
   * @param scores one per candidate, higher for better; not NaN
   * @param right which are right; at least one of those that are looked at
   * @param among which candidates are looked at
   */
  static double best(double[] scores, int[] right, boolean[] among) {
    double best = Double.NEGATIVE_INFINITY;
    boolean[] isRight = new boolean[scores.length];
    for (int v : right) {
      isRight[v] = true;
      best = among[v] ? Math.max(best, scores[v]) : best;
    }
    int better = 0;
    int equal = 0;
    for (int v = 0; v < scores.length; v++) {
      if (among[v] && !isRight[v]) {
        better += scores[v] > best ? 1 : 0;
        equal += scores[v] == best ? 1 : 0;
      }
    }
    return 1 + better + equal / 2.0;
  }

  /** Percent of the ranks that are at most {@code k}. */
  static double hits(double[] ranks, int k) {
    return 100 * Arrays.stream(ranks).map(r -> r <= k ? 1 : 0).average().orElseThrow();
  }

  /** Mean of one over the rank, in percent. */
  static double reciprocal(double[] ranks) {
    return 100 * Arrays.stream(ranks).map(r -> 1 / r).average().orElseThrow();
  }

  static double mean(double[] ranks) {
    return Arrays.stream(ranks).average().orElseThrow();
  }
}
