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
  private double firstScale;
  private double secondScale;

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
   * Begins a step: what is moved then is moved by the derivatives of one batch.
   *
   * @param number of the step, from 1
   */
  void begin(int number) {
    firstScale = 1 / (1 - Math.pow(FIRST, number));
    secondScale = 1 / (1 - Math.pow(SECOND, number));
  }

  /** Moves one. */
  void move(int i, double gradient) {
    mean[i] = (float) (FIRST * mean[i] + (1 - FIRST) * gradient);
    square[i] = (float) (SECOND * square[i] + (1 - SECOND) * gradient * gradient);
    double direction = mean[i] * firstScale / (Math.sqrt(square[i] * secondScale) + 1e-8);
    values[i] -= (float) (rate * (direction + decay * (values[i] - anchor[i])));
  }
}
