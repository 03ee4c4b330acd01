package sphere.geometry.ball;

import java.util.Arrays;

/**
 * The least value of {@code f(x) = max_i (|x - c_i| + s_i)}, one solver for the common point
 * ({@code s = -r}) and the enclosing ball ({@code s = r}): adding the same number to all s changes
 * nothing but the value.
 *
 * <p>One ball, two balls and one cone above all others have closed forms. Otherwise a working set
 * of balls, in the affine hull of their centers, is solved by {@link Descent}, and the balls that
 * stick out farthest are added until none does: at most k rounds.
 *
 * @param point x
 * @param value f(x); of two balls the closed form, which rounds otherwise
 * @param weights w, one per ball, at least 0, of sum 1
 * @param gap the value may lie this far from the least one
 */
record Minimax(double[] point, double value, double[] weights, double gap) {
  /** Cones that rise no more than rounding above the working set, the spread being 1 to 2. */
  private static final double NOISE = 0x1p-52;

  /** Gaps that differ by less, or by a factor of 2, differ by the rounding of certificates. */
  private static final double ALIKE = 0x1p-49;

  static Minimax of(Cones given, Runnable check) {
    Frame frame = Frame.of(given);
    Minimax apex = apex(frame, Cones.largest(given.offsets()));
    if (apex.gap == 0) {
      return apex;
    } else if (given.count() == 2) {
      return pair(frame, given.offsets()[0], given.offsets()[1]);
    }
    Minimax found = search(frame, check);
    return refined(apex.gap <= found.gap ? apex : found, given, frame, check);
  }

  // At the apex of the largest s, which is the answer if its cone is above all others.
  private static Minimax apex(Frame frame, int top) {
    double[] weights = new double[frame.cones().count()];
    weights[top] = 1;
    return at(new double[frame.cones().dimension()], weights, frame);
  }

  private static Minimax at(double[] x, double[] weights, Frame frame) {
    double[] point = frame.outward(x);
    double[] rounded = frame.inward(point);
    double[] values = frame.cones().values(rounded);
    double rise = frame.length(Cones.most(values));
    double gap = frame.length(frame.cones().gap(rounded, values, weights));
    double value = frame.height() + rise;
    return new Minimax(point, value, weights, gap + lost(frame.height(), rise, value));
  }

  // Rounding error of a sum (Dekker 1971): of large radii it is more than the spread.
  private static double lost(double a, double b, double sum) {
    return Math.abs(a) > Math.abs(b) ? Math.abs(sum - a - b) : Math.abs(sum - b - a);
  }

  private Minimax withValue(double other) {
    return new Minimax(point, other, weights, gap + Math.abs(other - value));
  }

  // Where the two cones, neither above the other, meet between their apices.
  private static Minimax pair(Frame frame, double s, double t) {
    Cones cones = frame.cones();
    int far = 1 - Cones.largest(cones.offsets());
    double d = cones.distance(far, new double[cones.dimension()]);
    double share = (d + cones.offsets()[far]) / 2 / d;
    int n = cones.dimension();
    double[] x = new double[n];
    Span.add(x, share, Arrays.copyOfRange(cones.centers(), far * n, (far + 1) * n));
    return at(x, new double[] {.5, .5}, frame).withValue(middle(frame.length(d), s, t));
  }

  // (d + s + t) / 2 with the sign of d + (s + t), as overlap is decided elsewhere: neither overflow
  // nor the half of the smallest number may change it.
  private static double middle(double d, double s, double t) {
    double sum = d + (s + t);
    if (Double.isInfinite(sum)) {
      return s / 2 + t / 2 + d / 2;
    }
    return sum / 2 == 0 ? sum : sum / 2;
  }

  private static Minimax search(Frame frame, Runnable check) {
    WorkingSet set = new WorkingSet(frame.cones());
    double[] x = set.walk(Cones.largest(frame.cones().offsets()));
    Cones cones = set.cones();
    double[] weights = new double[cones.count()];
    weights[Cones.largest(cones.values(set.inward(x)))] = 1;
    Descent.Optimum found;
    do {
      cones = set.cones();
      double[] start = set.inward(x);
      found = Descent.of(cones, start, Arrays.copyOf(weights, cones.count()), check);
      x = set.outward(found.x());
      weights = found.weights();
    } while (set.takeHighest(x, NOISE));
    return at(x, set.spread(weights), frame);
  }

  // If two balls carry all the weight, their closed form is as good, and agrees with what is said
  // of them alone.
  private static Minimax refined(Minimax found, Cones given, Frame frame, Runnable check) {
    int[] support = TangentStep.positive(found.weights);
    if (support.length != 2) {
      return found;
    }
    Minimax two = of(given.pick(support), check);
    double[] weights = new double[given.count()];
    weights[support[0]] = two.weights[0];
    weights[support[1]] = two.weights[1];
    Minimax same = at(frame.inward(two.point), weights, frame).withValue(two.value);
    return same.gap <= 2 * found.gap + frame.length(ALIKE) ? same : found;
  }
}
