package sphere.geometry.features;

/**
 * Answers about things that were not learned from.
 *
 * @param scores of each thing's candidates
 * @param right which of them are parents
 */
record Exam(double[][] scores, boolean[][] right) {
  /**
   * Sum of the losses, {@code - ln (sum over parents of exp(s / T) / sum over all of exp(s / T))}.
   *
   * @param temperature T, above 0
   */
  double loss(double temperature) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += loss(scores[i], right[i], temperature);
    }
    return sum;
  }

  private static double loss(double[] scores, boolean[] right, double temperature) {
    double most = Double.NEGATIVE_INFINITY;
    double mostRight = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      most = Math.max(most, scores[i]);
      mostRight = right[i] ? Math.max(mostRight, scores[i]) : mostRight;
    }
    double all = 0;
    double parents = 0;
    for (int i = 0; i < scores.length; i++) {
      all += Math.exp((scores[i] - most) / temperature);
      parents += right[i] ? Math.exp((scores[i] - mostRight) / temperature) : 0;
    }
    return (most - mostRight) / temperature + Math.log(all / parents);
  }

  /**
   * Sum over the things of one over the rank of the best parent; among equal scores in the middle.
   */
  double reciprocalRanks() {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < scores[i].length; j++) {
        best = right[i][j] ? Math.max(best, scores[i][j]) : best;
      }
      double rank = 1;
      for (int j = 0; j < scores[i].length; j++) {
        rank += right[i][j] ? 0 : scores[i][j] > best ? 1 : scores[i][j] == best ? .5 : 0;
      }
      sum += 1 / rank;
    }
    return sum;
  }

  /** Number of things. */
  int size() {
    return scores.length;
  }
}
