package sphere.geometry.features;

import java.util.stream.IntStream;

/**
 * What was answered about one thing that was not learned from.
 *
 * @param losses {@code - ln (sum over parents of exp(s / T) / sum over candidates of exp(s / T))}
 *     for each of {@link #TEMPERATURES}
 * @param reciprocalRank one over the rank of its best parent; among equal scores in the middle
 */
record Exam(double[] losses, double reciprocalRank) {
  /** Temperatures that are tried, from .25 to 4. */
  static final double[] TEMPERATURES =
      IntStream.range(0, 9).mapToDouble(i -> .25 * Math.pow(2, i / 2.0)).toArray();

  /** Beside the best, what is so much less probable counts for nothing. */
  private static final double FAR = 30;

  /**
   * Judges an answer.
   *
   * @param scores of the candidates
   * @param right which of them are parents, one at least
   */
  static Exam of(double[] scores, boolean[] right) {
    double most = Double.NEGATIVE_INFINITY;
    double mostRight = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      most = Math.max(most, scores[i]);
      mostRight = right[i] ? Math.max(mostRight, scores[i]) : mostRight;
    }
    double[] losses = new double[TEMPERATURES.length];
    for (int t = 0; t < losses.length; t++) {
      losses[t] = loss(scores, right, most, mostRight, TEMPERATURES[t]);
    }
    return new Exam(losses, 1 / rank(scores, right, mostRight));
  }

  private static double loss(
      double[] scores, boolean[] right, double most, double mostRight, double temperature) {
    double all = 0;
    double parents = 0;
    for (int i = 0; i < scores.length; i++) {
      double less = (most - scores[i]) / temperature;
      all += less < FAR ? Math.exp(-less) : 0;
      parents += right[i] ? Math.exp((scores[i] - mostRight) / temperature) : 0;
    }
    return (most - mostRight) / temperature + Math.log(all / parents);
  }

  private static double rank(double[] scores, boolean[] right, double best) {
    double rank = 1;
    for (int i = 0; i < scores.length; i++) {
      boolean other = !right[i];
      rank += other && scores[i] > best ? 1 : other && scores[i] == best ? .5 : 0;
    }
    return rank;
  }
}
