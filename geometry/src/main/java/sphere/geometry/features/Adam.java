package sphere.geometry.features;

/**
 * Moves weights by Adam (Kingma and Ba, ICLR 2015) with the decay apart from the gradient
 * (Loshchilov and Hutter, ICLR 2019).
 *
 * <p>{@code m = .9 m + .1 g, v = .999 v + .001 g^2, w -= rate (m' / (sqrt v' + 1e-8) + decay (w -
 * anchor))}, m' and v' being m and v over what their decay leaves out at first. What is not moved
 * in a step keeps its m and v.
 */
final class Adam {
  private static final double FIRST = .9;
  private static final double SECOND = .999;

  private final float[] values;
  private final float[] anchor;
  private final double rate;
  private final double decay;
  private final float[] mean;
  private final float[] square;

  /**
   * @param values what is moved
   * @param anchor what decay draws each to
   */
  Adam(float[] values, float[] anchor, double rate, double decay) {
    this.values = values;
    this.anchor = anchor;
    this.rate = rate;
    this.decay = decay;
    mean = new float[values.length];
    square = new float[values.length];
  }

  /**
   * Moves one.
   *
   * @param step number of the step, from 1
   */
  void move(int i, double gradient, int step) {
    mean[i] = (float) (FIRST * mean[i] + (1 - FIRST) * gradient);
    square[i] = (float) (SECOND * square[i] + (1 - SECOND) * gradient * gradient);
    double m = mean[i] / (1 - Math.pow(FIRST, step));
    double v = square[i] / (1 - Math.pow(SECOND, step));
    values[i] -= (float) (rate * (m / (Math.sqrt(v) + 1e-8) + decay * (values[i] - anchor[i])));
  }
}
