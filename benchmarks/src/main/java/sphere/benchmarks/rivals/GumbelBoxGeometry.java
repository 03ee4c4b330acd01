package sphere.benchmarks.rivals;

import java.util.SplittableRandom;

/**
 * Smoothed boxes: corners are Gumbel variables, so that boxes that do not touch still pull at each
 * other.
 *
 * <p>With the lower and upper corners z and Z of center and half width, the intersection's are
 * {@code b LSE(z/b, z'/b)} and {@code -b LSE(-Z/b, -Z'/b)}, and a side's expected length is about
 * {@code b log(1 + exp((Z - z)/b - 2 g))}, g being Euler's constant; volumes are products. {@code P
 * = vol(child and parent) / vol(child)}; costs are {@code -log P} and {@code -log(1 - P)}, the
 * margin {@code log P - log(1/2)}. The scale b is .1, a fifth of the largest half width at the
 * start.
 *
 * <p>Source: Dasgupta et al. (NeurIPS 2020), equations 13 to 15.
 *
 * @param sizes what bounds half widths
 */
record GumbelBoxGeometry(Sizes sizes) implements Geometry {
  private static final double B = .1;
  private static final double SHIFT = 2 * .5772156649015329;
  private static final double HALF = Math.log(.5);
  // Of a certain pair the cost of separation is infinite: P counts as at most this.
  private static final double MOST = -1e-6;
  // Of one less likely than a double's precision the cost of separation is none.
  private static final double LEAST = Math.log(1e-17);

  @Override
  public int width(int budget) {
    return budget / 2 * 2;
  }

  @Override
  public void begin(double[] node, SplittableRandom random) {
    Sizes.begin(node, node.length / 2, random);
    for (int i = 0; i < node.length / 2; i++) {
      node[i] /= 2;
    }
  }

  @Override
  public double contain(
      double[] child, double[] parent, double[] childGradient, double[] parentGradient) {
    double sum = 0;
    for (int i = 0; i < child.length / 2; i++) {
      sum += side(child, parent, i);
      add(child, parent, i, -1, childGradient, parentGradient);
    }
    return -sum;
  }

  @Override
  public double separate(
      double[] node, double[] other, double[] nodeGradient, double[] otherGradient) {
    double sum = 0;
    for (int i = 0; i < node.length / 2 && sum > LEAST; i++) {
      sum += side(node, other, i);
    }
    if (sum <= LEAST) {
      return 0;
    }
    double p = Math.exp(Math.min(MOST, sum));
    for (int i = 0; i < node.length / 2; i++) {
      add(node, other, i, p / (1 - p), nodeGradient, otherGradient);
    }
    return -Math.log1p(-p);
  }

  // Logarithm of the share of the child's side that the intersection has; below 0.
  private static double side(double[] child, double[] parent, int i) {
    int d = child.length / 2;
    double w = Math.exp(child[d + i]);
    double v = Math.exp(parent[d + i]);
    double low = greater(child[i] - w, parent[i] - v);
    double high = -greater(-child[i] - w, -parent[i] - v);
    return Math.log(softplus((high - low) / B - SHIFT)) - Math.log(softplus(2 * w / B - SHIFT));
  }

  private static double greater(double x, double y) {
    return Math.max(x, y) + B * Math.log(1 + Math.exp(-Math.abs(x - y) / B));
  }

  // Above 0 for all that a double's exponential reaches, for its logarithm is taken.
  private static double softplus(double x) {
    double y = Math.max(x, -700);
    return y < -30 ? Math.exp(y) : Math.max(0, y) + Math.log(1 + Math.exp(-Math.abs(y)));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  // Derivative of log(softplus(x / B - SHIFT)) by x, 0 where it is held constant.
  private static double slope(double length) {
    double x = length / B - SHIFT;
    return x < -700 ? 0 : sigmoid(x) / softplus(x) / B;
  }

  private static void add(
      double[] child, double[] parent, int i, double sign, double[] ofChild, double[] ofParent) {
    int d = child.length / 2;
    double w = Math.exp(child[d + i]);
    double v = Math.exp(parent[d + i]);
    double low = greater(child[i] - w, parent[i] - v);
    double high = -greater(-child[i] - w, -parent[i] - v);
    double common = sign * slope(high - low);
    double lowOwn = sigmoid((child[i] - w - parent[i] + v) / B);
    double highOwn = sigmoid((parent[i] + v - child[i] - w) / B);
    ofChild[i] += common * (highOwn - lowOwn);
    ofParent[i] += common * (lowOwn - highOwn);
    ofChild[d + i] += w * (common * (highOwn + lowOwn) - sign * 2 * slope(2 * w));
    ofParent[d + i] += v * common * (2 - highOwn - lowOwn);
  }

  @Override
  public double regularize(double[] node, double[] gradient) {
    return sizes.penalty(node, node.length / 2, gradient);
  }

  // Smoothing gives boxes a scale of their own, in which they are no smaller than b.
  @Override
  public void scale(double[] node, double[] gradient) {
    Sizes.scaleEach(node, gradient, B);
  }

  @Override
  public void project(double[] node) {
    sizes.project(node, node.length / 2);
  }

  @Override
  public double margin(double[] child, double[] parent, double low) {
    double sum = -HALF;
    for (int i = 0; i < child.length / 2 && sum >= low; i++) {
      sum += side(child, parent, i);
    }
    return sum;
  }
}
