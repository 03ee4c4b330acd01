package sphere.benchmarks.completion;

/**
 * Moves weights as the product does: Adam with the decay apart from the gradient (Loshchilov and
 * Hutter, ICLR 2019), toward where they began.
 *
 * <p>{@code m = .9 m + .1 g, v = .999 v + .001 g^2, w -= rate (m' / (sqrt v' + 1e-8) + decay (w -
 * start))}, m' and v' being m and v over what their decay leaves out at first.
 */
final class HeadAdam {
  private static final double FIRST = .9;
  private static final double SECOND = .999;
  private static final double TINY = 1e-8;

  private final double[] values;
  private final double[] start;
  private final double rate;
  private final double decay;
  private final double[] mean;
  private final double[] square;

  HeadAdam(double[] values, double rate, double decay) {
    this.values = values;
    this.rate = rate;
    this.decay = decay;
    start = values.clone();
    mean = new double[values.length];
    square = new double[values.length];
  }

  /**
   * Moves all.
   *
   * @param number of the step, from 1
   */
  void move(double[] gradient, int number) {
    double firstScale = 1 / (1 - Math.pow(FIRST, number));
    double secondScale = 1 / (1 - Math.pow(SECOND, number));
    for (int i = 0; i < values.length; i++) {
      mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
      square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
      double direction = mean[i] * firstScale / (Math.sqrt(square[i] * secondScale) + TINY);
      values[i] -= rate * (direction + decay * (values[i] - start[i]));
    }
  }
}
