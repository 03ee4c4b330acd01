package sphere.benchmarks.rivals;

import sphere.geometry.refinement.RefinementConfig;

/**
 * Smoothed boxes: corners are Gumbel variables, so that boxes that do not touch still pull at each
 * other.
 *
 * <p>With the lower and upper corners z and Z of center and half width, the intersection's are
 * {@code b LSE(z/b, z'/b)} and {@code -b LSE(-Z/b, -Z'/b)}, and a side's expected length is about
 * {@code b log(1 + exp((Z - z)/b - 2 g))}, g being Euler's constant; volumes are products. {@code P
 * = vol(child and parent) / vol(child)}; costs are {@code -log P} and {@code -log(1 - P)}, the
 * margin {@code log P - log(1/2)}. Steps are measured in half widths, but in b where they are
 * smaller. A pair counts as apart where P is below one half.
 *
 * <p>Source: Dasgupta et al. (NeurIPS 2020), equations 13 to 15.
 */
final class GumbelBoxObjective extends SizedObjective {
  private static final double SHIFT = 2 * .5772156649015329;
  private static final double HALF = Math.log(.5);
  // Of a certain pair the cost of separation is infinite: P counts as at most this.
  private static final double MOST = -1e-6;
  // Of one less likely than a double's precision the cost of separation is none.
  private static final double LEAST = Math.log(1e-17);

  private final double b;

  /**
   * @param numbers per node at most, at least 2
   * @param b scale of the corners' variables
   * @param radii what half widths may be
   */
  GumbelBoxObjective(int numbers, double b, RefinementConfig.Radii radii) {
    super(numbers / 2, numbers / 2, b, radii);
    this.b = b;
  }

  @Override
  public double contain(
      double[] child, double[] parent, double[] childGradient, double[] parentGradient) {
    double sum = 0;
    for (int i = 0; i < coordinates(); i++) {
      sum += side(child, parent, i);
      add(child, parent, i, -1, childGradient, parentGradient);
    }
    return Math.max(0, -sum);
  }

  @Override
  public double separate(
      double[] node, double[] other, double[] nodeGradient, double[] otherGradient) {
    double sum = 0;
    for (int i = 0; i < coordinates() && sum > LEAST; i++) {
      sum += side(node, other, i);
    }
    if (sum <= LEAST) {
      return 0;
    }
    double p = Math.exp(Math.min(MOST, sum));
    for (int i = 0; i < coordinates(); i++) {
      add(node, other, i, p / (1 - p), nodeGradient, otherGradient);
    }
    return -Math.log1p(-p);
  }

  // Logarithm of the share of the child's side that the intersection has; below 0.
  private double side(double[] child, double[] parent, int i) {
    double w = size(child, i);
    double v = size(parent, i);
    double low = greater(child[i] - w, parent[i] - v);
    double high = -greater(-child[i] - w, -parent[i] - v);
    return Math.log(softplus((high - low) / b - SHIFT)) - Math.log(softplus(2 * w / b - SHIFT));
  }

  private double greater(double x, double y) {
    return Math.max(x, y) + b * Math.log(1 + Math.exp(-Math.abs(x - y) / b));
  }

  // Above 0 for all that a double's exponential reaches, for its logarithm is taken.
  private static double softplus(double x) {
    double y = Math.max(x, -700);
    return y < -30 ? Math.exp(y) : Math.max(0, y) + Math.log(1 + Math.exp(-Math.abs(y)));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  // Derivative of log(softplus(x / b - SHIFT)) by x, 0 where it is held constant.
  private double slope(double length) {
    double x = length / b - SHIFT;
    return x < -700 ? 0 : sigmoid(x) / softplus(x) / b;
  }

  private void add(
      double[] child, double[] parent, int i, double sign, double[] ofChild, double[] ofParent) {
    double w = size(child, i);
    double v = size(parent, i);
    double low = greater(child[i] - w, parent[i] - v);
    double high = -greater(-child[i] - w, -parent[i] - v);
    double common = sign * slope(high - low);
    double lowOwn = sigmoid((child[i] - w - parent[i] + v) / b);
    double highOwn = sigmoid((parent[i] + v - child[i] - w) / b);
    ofChild[i] += unit(child, i) * common * (highOwn - lowOwn);
    ofParent[i] += unit(parent, i) * common * (lowOwn - highOwn);
    ofChild[at(i)] += w * (common * (highOwn + lowOwn) - sign * 2 * slope(2 * w));
    ofParent[at(i)] += v * common * (2 - highOwn - lowOwn);
  }

  @Override
  public double apart() {
    return -HALF;
  }

  @Override
  public double margin(double[] child, double[] parent) {
    double sum = -HALF;
    for (int i = 0; i < coordinates(); i++) {
      sum += side(child, parent, i);
    }
    return sum;
  }
}
