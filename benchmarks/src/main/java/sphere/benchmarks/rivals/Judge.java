package sphere.benchmarks.rivals;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import sphere.benchmarks.Closure;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/** What margins are worth: exactly, over all pairs, and as an estimate from a few of them. */
final class Judge {
  private final PairSet pairs;

  /**
   * How well a threshold does.
   *
   * @param threshold on the margin
   * @param f1 of the pairs whose margin is at least that
   */
  record Threshold(double threshold, double f1) {}

  Judge(PairSet pairs) {
    this.pairs = pairs;
  }

  /**
   * The F1 over all ordered pairs of different nodes, counted.
   *
   * @param thresholds on the margin
   * @return one for each threshold, the same on any number of threads
   */
  double[] f1(Margins margins, double[] thresholds, int threads) {
    long[][] found = new long[pairs.nodeCount()][];
    try (Workers workers = new Workers(threads, Monitor.NONE)) {
      workers.run(found.length, 16, () -> v -> found[v] = count(margins, v, thresholds));
    }
    return IntStream.range(0, thresholds.length)
        .mapToDouble(
            t ->
                f1(
                    Arrays.stream(found).mapToLong(of -> of[2 * t]).sum(),
                    Arrays.stream(found).mapToLong(of -> of[2 * t + 1]).sum()))
        .toArray();
  }

  private double f1(double right, double wrong) {
    return 2 * right / (right + wrong + pairs.count());
  }

  // Of each threshold, what is found of a node's ancestors, then what is found wrongly.
  private long[] count(Margins margins, int v, double[] thresholds) {
    double low = DoubleStream.of(thresholds).min().orElseThrow();
    long[] count = new long[2 * thresholds.length];
    for (int w = 0; w < pairs.nodeCount(); w++) {
      double margin = w == v ? Double.NaN : margins.of(v, w);
      if (margin >= low) {
        int wrong = pairs.isApart(v, w) ? 1 : 0;
        for (int t = 0; t < thresholds.length; t++) {
          count[2 * t + wrong] += margin >= thresholds[t] ? 1 : 0;
        }
      }
    }
    return count;
  }

  /**
   * The threshold whose F1 over all pairs is estimated highest: what share of held-out pairs it
   * finds stands for all that follow from others, what share of drawn ones that are none for all of
   * theirs. Basic pairs, of which none is held out, have margins of their own kind (the smallest)
   * and stand for themselves.
   *
   * @return it with that estimate; 0 if no pair has a finite margin
   */
  Threshold choose(Margins margins) {
    double[] basic = ascending(margins, pairs.basic());
    double[] held = ascending(margins, pairs.heldOut());
    double[] wrong = ascending(margins, pairs.apart());
    double perHeld = (pairs.count() - basic.length) / (double) held.length;
    double perWrong = pairs.apartCount() / (double) wrong.length;
    Threshold best = new Threshold(0, 0);
    for (double at : DoubleStream.concat(Arrays.stream(basic), Arrays.stream(held)).toArray()) {
      double right = notBelow(basic, at) + perHeld * notBelow(held, at);
      double f1 = f1(right, perWrong * notBelow(wrong, at));
      if (Double.isFinite(at) && f1 > best.f1()) {
        best = new Threshold(at, f1);
      }
    }
    return best;
  }

  // How many of ascending numbers are at least so large.
  private static int notBelow(double[] ascending, double at) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      low = ascending[middle] < at ? middle + 1 : low;
      high = ascending[middle] < at ? high : middle;
    }
    return ascending.length - low;
  }

  private static double[] ascending(Margins margins, long[] of) {
    return LongStream.of(of)
        .mapToDouble(pair -> margins.of(Closure.descendant(pair), Closure.ancestor(pair)))
        .sorted()
        .toArray();
  }
}
