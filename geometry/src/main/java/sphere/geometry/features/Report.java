package sphere.geometry.features;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was seen of things that were held out, summed over runs, epoch by epoch.
 *
 * <p>The best epoch is the one of the largest mean reciprocal rank over itself and some epochs
 * before and after. The loss would end learning earlier: it minds being too sure, which the
 * temperature mends afterwards.
 */
final class Report {
  private final double[][] losses;
  private final double[] ranks;

  Report(int epochs) {
    losses = new double[epochs][Exam.TEMPERATURES.length];
    ranks = new double[epochs];
  }

  int epochs() {
    return ranks.length;
  }

  /** Adds a run's answers after an epoch; returns the sum of one over the ranks. */
  double add(int epoch, Exam[] answers) {
    double sum = 0;
    for (Exam answer : answers) {
      for (int t = 0; t < losses[epoch].length; t++) {
        losses[epoch][t] += answer.losses()[t];
      }
      sum += answer.reciprocalRank();
    }
    ranks[epoch] += sum;
    return sum;
  }

  /**
   * What follows from it.
   *
   * @param around epochs before and after by which an epoch is judged as well
   */
  Schedule schedule(int heldOut, int around) {
    int best = 0;
    List<Double> curve = new ArrayList<>();
    for (int e = 0; e < ranks.length; e++) {
      best = around(e, around) > around(best, around) ? e : best;
      curve.add(losses[e][least(losses[e])] / heldOut);
    }
    return new Schedule(best + 1, Exam.TEMPERATURES[least(losses[best])], heldOut, curve);
  }

  private double around(int epoch, int around) {
    return IntStream.rangeClosed(
            Math.max(0, epoch - around), Math.min(ranks.length - 1, epoch + around))
        .mapToDouble(e -> ranks[e])
        .average()
        .orElseThrow();
  }

  private static int least(double[] values) {
    int least = 0;
    for (int i = 1; i < values.length; i++) {
      least = values[i] < values[least] ? i : least;
    }
    return least;
  }
}
