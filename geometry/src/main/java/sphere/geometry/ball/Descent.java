package sphere.geometry.ball;

/**
 * The least value of {@link Cones} none of which lies above all others: Newton's method on tangent
 * planes.
 *
 * <p>Each step replaces the cones by their tangent planes and one curvature, {@code kappa = sum_i
 * w_i / |x - c_i|}. At the least value the weighted sum of the unit vectors is zero, so that all of
 * them lie within the span of their differences, and across it the Hessian of the Lagrangian,
 * {@code sum_i w_i (I - u_i u_i') / |x - c_i|}, is just kappa times the identity: the step is
 * Newton's, of quadratic convergence, without a matrix. Far from there kappa is raised until the
 * value falls (Levenberg).
 */
final class Descent {
  /** Two ulps, the spread being 1 to 2: what rounding does to the values. */
  private static final double NOISE = 0x1p-51;

  /** A certificate as good as this is not improved by further steps. */
  private static final double CLOSED = 0x1p-50;

  /** Steps without a gap half as large, once the values fall no more: 2 left some at 1e-14. */
  private static final int PATIENCE = 3;

  /** Far more than any of the configurations measured needed; it only makes sure of an end. */
  private static final int STEPS = 60;

  /**
   * A certificate worse than this is worth more weighing; of many balls on one sphere it costs
   * seconds to come from here to an ulp.
   */
  private static final double LOOSE = 0x1p-46;

  /** Curvatures tried for a certificate alone, each this much of the one before. */
  private static final double SOFTER = 0x1p-26;

  /** Here weights out of balance by an ulp count as much as values an ulp below the largest. */
  private static final double SOFTEST = 0x1p-52;

  private final Cones cones;
  private final Runnable check;
  private double[] x;
  private double[] weights;
  private double damping = 1;
  private Optimum best;
  private int idle;
  private boolean flat;

  /**
   * A point and what certifies it.
   *
   * @param x the point
   * @param weights one per cone, at least 0, of sum 1
   * @param gap {@link Cones#gap}
   */
  record Optimum(double[] x, double[] weights, double gap) {}

  private Descent(Cones cones, double[] x, double[] weights, Runnable check) {
    this.cones = cones;
    this.check = check;
    this.x = x;
    this.weights = weights;
    this.best = new Optimum(x, weights, Double.POSITIVE_INFINITY);
  }

  /**
   * Goes down from x.
   *
   * @param cones none above all others; the largest s is 0, the spread 1 to 2
   * @param weights to begin with, at least 0, of sum 1
   * @param check throws to abort
   */
  static Optimum of(Cones cones, double[] x, double[] weights, Runnable check) {
    Descent descent = new Descent(cones, x, weights, check);
    for (int step = 0; step < STEPS && !descent.done(); step++) {
      descent.advance();
    }
    return descent.best;
  }

  private boolean done() {
    return best.gap() <= CLOSED || idle >= PATIENCE;
  }

  private void advance() {
    double[] values = cones.values(x);
    double[][] u = directions();
    double kappa = damping * curvature(Cones.most(values));
    TangentStep tangent = TangentStep.of(u, values, kappa, weights, check);
    weights = tangent.weights();
    certify(u, values, kappa);
    double[] trial = moved(tangent);
    if (Cones.most(cones.values(trial)) - Cones.most(values) > NOISE) {
      trial = moved(corrected(u, trial, tangent, kappa));
    }
    follow(trial, Cones.most(values) - Cones.most(cones.values(trial)));
  }

  private double[] moved(TangentStep tangent) {
    double[] trial = x.clone();
    Span.add(trial, 1, tangent.step());
    return trial;
  }

  // Where one cone bends more than the mean, a step that is right to second order may still raise
  // the value (Maratos 1978): planes of the same slopes through the true values at its end.
  private TangentStep corrected(double[][] u, double[] trial, TangentStep tangent, double kappa) {
    double[] values = cones.values(trial);
    for (int i = 0; i < values.length; i++) {
      values[i] -= Cones.dot(u[i], tangent.step());
    }
    return TangentStep.of(u, values, kappa, weights, check);
  }

  private void follow(double[] trial, double fall) {
    flat = Math.abs(fall) <= NOISE;
    idle = flat ? idle : 0;
    if (fall >= -NOISE) {
      x = trial;
      damping = Math.max(1, damping / 4);
    } else {
      damping *= 4;
    }
  }

  // Where the value is so flat that rounding moves the step by half the digits, the weights balance
  // no better, being curvature times step: with less curvature they balance at the same point.
  private void certify(double[][] u, double[] values, double kappa) {
    double before = best.gap();
    note(values, weights);
    for (double soft = SOFTER; flat && soft >= SOFTEST && best.gap() > LOOSE; soft *= SOFTER) {
      note(values, TangentStep.of(u, values, soft * kappa, weights, check).weights());
    }
    idle = best.gap() < before / 2 ? 0 : idle + 1;
  }

  private void note(double[] values, double[] certifying) {
    double gap = cones.gap(x, values, certifying);
    if (gap < best.gap()) {
      best = new Optimum(x, certifying, gap);
    }
  }

  // By f(x) - s_i, which |x - c_i| is at the end, because it is never 0.
  private double curvature(double value) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] > 0 ? weights[i] / (value - cones.offsets()[i]) : 0;
    }
    return sum;
  }

  private double[][] directions() {
    double[][] u = new double[cones.count()][cones.dimension()];
    for (int i = 0; i < u.length; i++) {
      cones.addDirection(i, x, 1, u[i]);
    }
    return u;
  }
}
