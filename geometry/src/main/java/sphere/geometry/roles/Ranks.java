package sphere.geometry.roles;

import java.util.Arrays;

/** Ranks, and what is told of them. */
public final class Ranks {
  private Ranks() {}

  /**
   * Rank of an entity by score, from 1: of equal scores the mean of their ranks.
   *
   * @param skipped those that do not count, each once; the entity itself counts even so
   */
  public static double of(double[] scores, int entity, int[] skipped) {
    double score = scores[entity];
    int better = 0;
    int equal = 0;
    for (int e = 0; e < scores.length; e++) {
      better += e != entity && isBetter(scores[e], score) ? 1 : 0;
      equal += e != entity && scores[e] == score ? 1 : 0;
    }
    for (int s : skipped) {
      better -= s != entity && isBetter(scores[s], score) ? 1 : 0;
      equal -= s != entity && scores[s] == score ? 1 : 0;
    }
    return 1 + better + equal / 2.0;
  }

  // Where one of the two is no number, the other is taken for better: no rank is too good.
  private static boolean isBetter(double other, double score) {
    return !(other <= score);
  }

  /**
   * Figures of ranks.
   *
   * @param others how many were ranked with each at most
   */
  public static RoleFigures figures(double[] ranks, int others) {
    double[] sorted = ranks.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    if (n == 0) {
      return new RoleFigures(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
    double mean = Arrays.stream(sorted).average().orElseThrow();
    return new RoleFigures(
        n,
        Arrays.stream(sorted).map(rank -> 1 / rank).average().orElseThrow(),
        hits(sorted, 1),
        hits(sorted, 3),
        hits(sorted, 10),
        hits(sorted, 100),
        mean,
        (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
        1 - (mean - 1) / Math.max(1, others - 1));
  }

  private static double hits(double[] sorted, int k) {
    return Arrays.stream(sorted).filter(rank -> rank <= k).count() / (double) sorted.length;
  }
}
