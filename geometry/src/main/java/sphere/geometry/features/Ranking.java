package sphere.geometry.features;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The order of what was scored last, of equal ones by ordinal; scratch of one thread. */
final class Ranking {
  private final Scores scores;
  private final int nodes;
  private final double[] decay = new double[Decay.BLOCK];

  Ranking(Scores scores, int nodes) {
    this.scores = scores;
    this.nodes = nodes;
  }

  /** The best, the first of all first; nothing that is forbidden. */
  int[] best(int limit) {
    Comparator<Integer> order =
        Comparator.<Integer>comparingDouble(v -> -scores.score(v)).thenComparing(v -> v);
    PriorityQueue<Integer> worst = new PriorityQueue<>(order.reversed());
    double least = Double.NEGATIVE_INFINITY;
    for (int v = scores.above(least, 0); v >= 0; v = scores.above(least, v + 1)) {
      worst.add(v);
      if (worst.size() > limit) {
        worst.poll();
      }
      least = worst.size() < limit ? least : scores.score(worst.peek());
    }
    return worst.stream().sorted(order).mapToInt(v -> v).toArray();
  }

  /** Where one stands, from 1. */
  int rank(int v) {
    double score = scores.score(v);
    int rank = 1;
    for (int u = 0; u < nodes; u++) {
      rank += scores.score(u) > score || scores.score(u) == score && u < v ? 1 : 0;
    }
    return rank;
  }

  /**
   * Logarithm of the sum of {@code exp(score / temperature)} over all.
   *
   * @param first the best of all
   */
  double logSum(int first, double temperature) {
    double most = scores.score(first);
    double factor = 1 / temperature;
    double sum = 0;
    for (int begin = 0; begin < nodes; begin += Decay.BLOCK) {
      int end = Math.min(begin + Decay.BLOCK, nodes);
      Arrays.fill(decay, Double.POSITIVE_INFINITY);
      for (int v = begin; v < end; v++) {
        decay[v - begin] = (most - scores.score(v)) * factor;
      }
      Decay.apply(decay);
      sum += Decay.sum(decay);
    }
    return most / temperature + Math.log(sum);
  }
}
