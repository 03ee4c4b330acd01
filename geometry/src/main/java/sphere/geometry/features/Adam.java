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
  private static final float FIRST = .9f;
  private static final float SECOND = .999f;
  private static final float TINY = 1e-8f;

  private final float[] values;
  private final float[] anchor;
  private final float rate;
  private final float decay;
  private final float[] mean;
  private final float[] square;
  private float firstScale;
  private float secondScale;

  /**
   * @param values what is moved
   * @param anchor what decay draws each to
   */
  Adam(float[] values, float[] anchor, double rate, double decay) {
    this.values = values;
    this.anchor = anchor;
    this.rate = (float) rate;
    this.decay = (float) decay;
    mean = new float[values.length];
    square = new float[values.length];
  }

  /**
   * Begins a step: what is moved then is moved by the derivatives of one batch.
   *
   * @param number of the step, from 1
   */
  void begin(int number) {
    firstScale = (float) (1 / (1 - Math.pow(FIRST, number)));
    secondScale = (float) (1 / (1 - Math.pow(SECOND, number)));
  }

  /** Moves those from the i-th on, as many as there are derivatives. */
  void move(int i, float[] gradients) {
    // In 32 bits, of which compilers move eight at once: a root and a quotient for each coordinate
    // of each node of a batch is what costs most of all learning.
    for (int k = 0; k < gradients.length; k++) {
      move(i + k, gradients[k]);
    }
  }

  /** Moves one. */
  void move(int i, float gradient) {
    mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient;
    square[i] = SECOND * square[i] + (1 - SECOND) * gradient * gradient;
    float direction = mean[i] * firstScale / ((float) Math.sqrt(square[i] * secondScale) + TINY);
    values[i] -= rate * (direction + decay * (values[i] - anchor[i]));
  }
}
