package sphere.geometry.features;

import java.util.function.IntPredicate;
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

  /** What scores so much less than the best counts for nothing at the highest temperature too. */
  private static final double FAR = 120;

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
    double[] all = sums(scores, i -> true, most);
    double[] parents = sums(scores, i -> right[i], mostRight);
    double[] losses = new double[TEMPERATURES.length];
    for (int t = 0; t < losses.length; t++) {
      losses[t] = (most - mostRight) / TEMPERATURES[t] + Math.log(all[t] / parents[t]);
    }
    return new Exam(losses, 1 / rank(scores, right, mostRight));
  }

  // Of exp((score - most) / T) for each T. Each second T is half of the one before, so that its
  // term is the square.
  private static double[] sums(double[] scores, IntPredicate counts, double most) {
    double[] sums = new double[TEMPERATURES.length];
    double[] terms = new double[sums.length];
    int last = sums.length - 1;
    for (int i = 0; i < scores.length; i++) {
      double less = most - scores[i];
      if (less < FAR && counts.test(i)) {
        terms[last] = Math.exp(-less / TEMPERATURES[last]);
        terms[last - 1] = Math.exp(-less / TEMPERATURES[last - 1]);
        for (int t = last - 2; t >= 0; t--) {
          terms[t] = terms[t + 2] * terms[t + 2];
        }
        for (int t = 0; t <= last; t++) {
          sums[t] += terms[t];
        }
      }
    }
    return sums;
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
