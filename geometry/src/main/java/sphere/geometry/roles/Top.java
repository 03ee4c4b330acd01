package sphere.geometry.roles;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The places of the largest numbers. */
final class Top {
  private Top() {}

  /**
   * Places of the largest finite scores, the largest first, of equal ones the first.
   *
   * @param limit at most so many
   */
  static int[] of(double[] scores, int limit) {
    Comparator<Integer> worse =
        Comparator.<Integer>comparingDouble(e -> scores[e])
            .thenComparing(Comparator.reverseOrder());
    PriorityQueue<Integer> best = new PriorityQueue<>(worse);
    for (int e = 0; e < scores.length; e++) {
      if (scores[e] > Double.NEGATIVE_INFINITY
          && (best.size() < limit || limit > 0 && scores[e] > scores[best.peek()])) {
        best.add(e);
        if (best.size() > limit) {
          best.poll();
        }
      }
    }
    return best.stream().sorted(worse.reversed()).mapToInt(Integer::intValue).toArray();
  }
}
