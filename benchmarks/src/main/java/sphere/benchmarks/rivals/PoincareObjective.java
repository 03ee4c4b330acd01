package sphere.benchmarks.rivals;

import java.util.SplittableRandom;
import sphere.geometry.refinement.Objective;

/**
 * Points of the Poincaré ball.
 *
 * <p>{@code d(u, v) = arcosh(1 + 2 |u - v|^2 / ((1 - |u|^2)(1 - |v|^2)))}. A pair is a Fermi-Dirac
 * event of probability {@code 1 / (exp((d - R) / T) + 1)} with R = 3; costs are negative
 * logarithms. The distance knows no direction, so a child is held to lie in a parent if they are
 * near and the parent is nearer to the origin; how near, the threshold on held-out pairs decides,
 * as is usual. The margin is {@code (cosh R - cosh d) / (cosh R - 1)}, minus infinity where the
 * parent is not nearer to the origin. A pair counts as apart where its probability is below one
 * half.
 *
 * <p>Steps and gradients are measured in hyperbolic length, of which {@code (1 - |u|^2) / 2} is the
 * unit at u. Points that coincide have no direction: 0 is taken. A step may leave the ball; the
 * point is then set to its edge. Points have no sizes to regularize.
 *
 * <p>Source: Nickel and Kiela (NeurIPS 2017), equations 1, 4, 5 and 7, initial values and all. They
 * take this probability for networks; for taxonomies a softmax over drawn negatives, which is no
 * cost of a pair.
 *
 * @param width numbers per node, at least 1
 * @param t the temperature T, above 0
 */
record PoincareObjective(int width, double t) implements Objective {
  private static final double R = 3;
  private static final double LOG_2 = Math.log(2);
  private static final double COSH_R = Math.cosh(R);
  private static final double EDGE = 1 - 1e-5;
  // The distance of equal points has no gradient; nearer than this counts as equal.
  private static final double EQUAL = 1e-24;

  @Override
  public void begin(double[] node, SplittableRandom random) {
    for (int i = 0; i < node.length; i++) {
      node[i] = 1e-3 * (2 * random.nextDouble() - 1);
    }
  }

  @Override
  public double contain(
      double[] child, double[] parent, double[] childGradient, double[] parentGradient) {
    double x = (distance(child, parent) - R) / t;
    add(child, parent, sigmoid(x) / t, childGradient, parentGradient);
    return softplus(x);
  }

  @Override
  public double separate(
      double[] node, double[] other, double[] nodeGradient, double[] otherGradient) {
    double x = (R - distance(node, other)) / t;
    add(node, other, -sigmoid(x) / t, nodeGradient, otherGradient);
    return softplus(x);
  }

  private static double softplus(double x) {
    return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double distance(double[] a, double[] b) {
    double above = above(a, b);
    // arcosh(1 + x), exact for small x too.
    return Math.log1p(above + Math.sqrt(above * (above + 2)));
  }

  // cosh d - 1
  private static double above(double[] a, double[] b) {
    return 2 * square(a, b) / ((1 - Squares.norm(a)) * (1 - Squares.norm(b)));
  }

  private static double square(double[] a, double[] b) {
    return Squares.distance(a, b, a.length);
  }

  private static void add(double[] a, double[] b, double factor, double[] ofA, double[] ofB) {
    if (square(a, b) > EQUAL) {
      addTo(a, b, factor, ofA);
      addTo(b, a, factor, ofB);
    }
  }

  // Equation 4, with alpha the moved point's and beta the other's distance to the edge.
  private static void addTo(double[] moved, double[] other, double factor, double[] gradient) {
    double alpha = 1 - Squares.norm(moved);
    double beta = 1 - Squares.norm(other);
    double above = above(moved, other);
    double outside = unit(moved) * factor * 4 / (beta * Math.sqrt(above * (above + 2)));
    double product = 0;
    for (int i = 0; i < moved.length; i++) {
      product += moved[i] * other[i];
    }
    double own = (2 - beta - 2 * product) / (alpha * alpha);
    for (int i = 0; i < moved.length; i++) {
      gradient[i] += outside * (own * moved[i] - other[i] / alpha);
    }
  }

  private static double unit(double[] node) {
    return (1 - Squares.norm(node)) / 2;
  }

  @Override
  public double apart() {
    return LOG_2;
  }

  @Override
  public double regularize(double[] node, double[] gradient) {
    return 0;
  }

  @Override
  public void move(double[] node, double[] step) {
    double unit = unit(node);
    for (int i = 0; i < node.length; i++) {
      node[i] += unit * step[i];
    }
    double length = Math.sqrt(Squares.norm(node));
    for (int i = 0; length > EDGE && i < node.length; i++) {
      node[i] *= EDGE / length;
    }
  }

  @Override
  public double margin(double[] child, double[] parent) {
    return Squares.norm(parent) < Squares.norm(child)
        ? 1 - above(child, parent) / (COSH_R - 1)
        : Double.NEGATIVE_INFINITY;
  }
}
