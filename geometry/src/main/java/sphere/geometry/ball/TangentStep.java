package sphere.geometry.ball;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The step p that makes the least of {@code max_i (f_i + u_i p) + kappa |p|^2 / 2}: of tangent
 * planes with one curvature for all.
 *
 * <p>Its dual asks for weights of sum 1, at least 0, that make {@code |U w|^2 / (2 kappa) - f w}
 * least; then {@code p = -U w / kappa}. Active-set method: the weights on a support of affinely
 * independent u, changed by one ball at a time, each time lowering the dual, so that it ends.
 * Equations are solved with an orthonormal basis of the differences {@code u_i - u_0}, never with
 * their products, which would square the condition.
 */
final class TangentStep {
  /** Planes that rise no more than this are not taken in: an ulp, the spread being 1 to 2. */
  private static final double ULP = 0x1p-52;

  /** Less than this outside the span of the others is rounding of unit vectors. */
  private static final double DEPENDENT = 1e-14;

  private final double[][] u;
  private final double[] f;
  private final double kappa;
  private final double[] weights;
  private int[] support;
  private Span span;
  private double[] step;

  private TangentStep(double[][] u, double[] f, double kappa) {
    this.u = u;
    this.f = f;
    this.kappa = kappa;
    this.weights = new double[f.length];
  }

  /**
   * Solves.
   *
   * @param u slopes, one row per plane, each of length 1 or 0
   * @param f heights at p = 0
   * @param start weights to begin with; if their support is dependent, the highest plane is
   * @param check throws to abort
   */
  static TangentStep of(double[][] u, double[] f, double kappa, double[] start, Runnable check) {
    TangentStep made = new TangentStep(u, f, kappa);
    made.begin(start);
    made.solve(check);
    return made;
  }

  /** w, one per plane. */
  double[] weights() {
    return weights;
  }

  /** p. */
  double[] step() {
    return step;
  }

  private void begin(double[] start) {
    support = positive(start);
    System.arraycopy(start, 0, weights, 0, f.length);
    if (!factorize()) {
      Arrays.fill(weights, 0);
      support = new int[] {Cones.largest(f)};
      weights[support[0]] = 1;
      factorize();
    }
  }

  /** Indices of the positive ones. */
  static int[] positive(double[] weights) {
    return IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
  }

  private boolean factorize() {
    span = new Span();
    boolean independent = support.length > 0;
    for (int k = 1; k < support.length && independent; k++) {
      independent = span.add(difference(support[k]), DEPENDENT);
    }
    return independent;
  }

  private double[] difference(int i) {
    double[] difference = u[i].clone();
    Span.add(difference, -1, u[support[0]]);
    return difference;
  }

  // In exact numbers the dual falls with each change, so that no support returns; the limit is for
  // rounding.
  private void solve(Runnable check) {
    for (int left = 8 * (f.length + u[0].length) + 64; left > 0; left--) {
      check.run();
      double[] target = stationary();
      int blocking = blocking(target);
      if (blocking >= 0) {
        // One that has just entered and leaves at once was let in by rounding.
        boolean entered = weights[support[blocking]] == 0;
        leave(target, blocking);
        if (entered) {
          stationary();
          return;
        }
      } else {
        store(target);
        int worst = worst();
        if (worst < 0) {
          return;
        }
        enter(worst);
      }
    }
    settle();
  }

  // Weights that balance on the support, whatever their sign, and the step they make: along the
  // span the planes of the support meet, across it the step follows the curvature.
  private double[] stationary() {
    double[] base = u[support[0]];
    double[] fall = new double[span.size()];
    for (int k = 0; k < fall.length; k++) {
      fall[k] = f[support[0]] - f[support[k + 1]];
    }
    double[] along = span.solveTransposed(fall);
    double[] within = span.split(base);
    double[] right = new double[fall.length];
    double[] move = new double[fall.length];
    for (int k = 0; k < fall.length; k++) {
      right[k] = -kappa * along[k] - within[k];
      move[k] = along[k] + within[k] / kappa;
    }
    step = span.vector(move, base.length);
    Span.add(step, -1 / kappa, base);
    return withFirst(span.solve(right));
  }

  // Weights of all but the first determine that one: their sum is 1.
  private static double[] withFirst(double[] others) {
    double[] all = new double[others.length + 1];
    System.arraycopy(others, 0, all, 1, others.length);
    all[0] = 1 - Arrays.stream(others).sum();
    return all;
  }

  // The weight that is first to become 0 on the way to the target; -1 if none does.
  private int blocking(double[] target) {
    int blocking = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < target.length; k++) {
      double share = share(k, target);
      if (!(target[k] > 0) && share < least) {
        least = share;
        blocking = k;
      }
    }
    return blocking;
  }

  // Of the way to the target, until the weight is 0; none if it is already.
  private double share(int k, double[] target) {
    double w = weights[support[k]];
    return w > 0 ? w / (w - target[k]) : 0;
  }

  private void leave(double[] target, int blocking) {
    double share = share(blocking, target);
    for (int k = 0; k < target.length; k++) {
      int i = support[k];
      weights[i] = Math.max(0, weights[i] + share * (target[k] - weights[i]));
    }
    weights[support[blocking]] = 0;
    keepPositive();
    factorize();
  }

  private void keepPositive() {
    support = Arrays.stream(support).filter(i -> weights[i] > 0).toArray();
  }

  private void store(double[] target) {
    for (int k = 0; k < target.length; k++) {
      weights[support[k]] = target[k];
    }
  }

  // The plane that lies highest above those of the support after the step.
  private int worst() {
    double level = level(support[0]);
    double most = ULP;
    int worst = -1;
    for (int i = 0; i < f.length; i++) {
      if (weights[i] == 0 && level(i) - level > most) {
        most = level(i) - level;
        worst = i;
      }
    }
    return worst;
  }

  private double level(int i) {
    return f[i] + Cones.dot(u[i], step);
  }

  // A plane dependent on the support takes the place of the first of it whose weight it uses up.
  private void enter(int i) {
    double[] difference = difference(i);
    boolean independent = span.add(difference, DEPENDENT);
    if (!independent) {
      exchange(i, withFirst(span.solve(span.split(difference))));
    }
    support = Arrays.copyOf(support, support.length + 1);
    support[support.length - 1] = i;
    if (!independent) {
      factorize();
    }
  }

  private void exchange(int i, double[] shares) {
    int out = -1;
    double most = Double.POSITIVE_INFINITY;
    for (int k = 0; k < shares.length; k++) {
      if (shares[k] > 0 && weights[support[k]] / shares[k] < most) {
        most = weights[support[k]] / shares[k];
        out = k;
      }
    }
    for (int k = 0; k < shares.length; k++) {
      weights[support[k]] = Math.max(0, weights[support[k]] - most * shares[k]);
    }
    weights[support[out]] = 0;
    keepPositive();
    weights[i] = most;
  }

  // Cut off: weights of sum 1 whatever was under way.
  private void settle() {
    double sum = Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
  }
}
