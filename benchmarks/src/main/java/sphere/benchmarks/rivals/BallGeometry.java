package sphere.benchmarks.rivals;

import java.util.SplittableRandom;

/**
 * Balls: a center and the logarithm of a radius.
 *
 * <p>{@code q = (r_child + |c_child - c_parent|) / r_parent} is at most 1 exactly if the child's
 * ball lies in the parent's. The metric is that of hyperbolic half-space, whose points (center,
 * radius) are balls: steps are measured by the radius.
 *
 * <p>Sources: n-balls of Kulmanov et al. (IJCAI 2019), with both sides divided by the parent's
 * radius; the identity with half-space of Yang and Chen (arXiv 2501.17518).
 *
 * @param sizes what bounds radii
 */
record BallGeometry(Sizes sizes) implements Geometry {
  @Override
  public int width(int budget) {
    return budget;
  }

  // Uniform in a cube of side 1 is distances of some sqrt(d / 6): radii are to match them.
  @Override
  public void begin(double[] node, SplittableRandom random) {
    Sizes.begin(node, node.length - 1, random);
    for (int i = 0; i < node.length - 1; i++) {
      node[i] /= Math.sqrt(node.length - 1);
    }
  }

  @Override
  public double contain(
      double[] child, double[] parent, double[] childGradient, double[] parentGradient) {
    double q = quotient(child, parent);
    double cost = Quotient.contain(q);
    if (cost > 0) {
      add(child, parent, q, 1, childGradient, parentGradient);
    }
    return cost;
  }

  @Override
  public double separate(
      double[] node, double[] other, double[] nodeGradient, double[] otherGradient) {
    int d = node.length - 1;
    double inner = Math.exp(node[d]);
    double outer = Math.exp(other[d]);
    double most = (1 + Quotient.SLACK) * outer - inner;
    double square = most < 0 ? most : Within.square(node, other, d, most * most);
    if (square < 0 || square == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double q = (inner + Math.sqrt(square)) / outer;
    double cost = Quotient.separate(q);
    if (cost > 0) {
      add(node, other, q, -1, nodeGradient, otherGradient);
    }
    return cost;
  }

  private static double quotient(double[] child, double[] parent) {
    int d = child.length - 1;
    return (Math.exp(child[d]) + Math.sqrt(square(child, parent, d))) / Math.exp(parent[d]);
  }

  private static double square(double[] a, double[] b, int d) {
    double sum = 0;
    for (int i = 0; i < d; i++) {
      double x = a[i] - b[i];
      sum += x * x;
    }
    return sum;
  }

  // Of equal centers the distance has no gradient: none is added.
  private static void add(
      double[] child, double[] parent, double q, double sign, double[] ofChild, double[] ofParent) {
    int d = child.length - 1;
    double r = Math.exp(parent[d]);
    double distance = Math.sqrt(square(child, parent, d));
    double factor = distance == 0 ? 0 : sign / (distance * r);
    for (int i = 0; i < d; i++) {
      double x = factor * (child[i] - parent[i]);
      ofChild[i] += x;
      ofParent[i] -= x;
    }
    ofChild[d] += sign * Math.exp(child[d]) / r;
    ofParent[d] -= sign * q;
  }

  @Override
  public double regularize(double[] node, double[] gradient) {
    return sizes.penalty(node, node.length - 1, gradient);
  }

  @Override
  public void scale(double[] node, double[] gradient) {
    Sizes.scaleOne(node, gradient);
  }

  @Override
  public void project(double[] node) {
    sizes.project(node, node.length - 1);
  }

  @Override
  public double margin(double[] child, double[] parent, double low) {
    int d = child.length - 1;
    double inner = Math.exp(child[d]);
    double outer = Math.exp(parent[d]);
    double most = (1 - low) * outer - inner;
    if (most < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double square = Within.square(child, parent, d, most * most);
    return 1 - (inner + Math.sqrt(square)) / outer;
  }
}
