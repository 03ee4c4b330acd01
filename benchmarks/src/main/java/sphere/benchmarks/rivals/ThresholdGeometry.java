package sphere.benchmarks.rivals;

import java.util.SplittableRandom;

/**
 * A point for each node and the logarithm of a threshold: below a node is what is nearer to its
 * point than its threshold.
 *
 * <p>{@code q = |c_child - c_parent| / t_parent}. No size of the child counts, so what lies below
 * is not below what lies above: not an order. It tells whether balls are more than points with
 * thresholds.
 *
 * <p>Source: the baseline that a review of SpheREx asked for.
 *
 * @param sizes what bounds thresholds
 */
record ThresholdGeometry(Sizes sizes) implements Geometry {
  @Override
  public int width(int budget) {
    return budget;
  }

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
    double q = quotient(node, other);
    double cost = Quotient.separate(q);
    if (cost > 0) {
      add(node, other, q, -1, nodeGradient, otherGradient);
    }
    return cost;
  }

  private static double quotient(double[] child, double[] parent) {
    int d = child.length - 1;
    double square = Within.square(child, parent, d, Double.POSITIVE_INFINITY);
    return Math.sqrt(square) / Math.exp(parent[d]);
  }

  private static void add(
      double[] child, double[] parent, double q, double sign, double[] ofChild, double[] ofParent) {
    int d = child.length - 1;
    double t = Math.exp(parent[d]);
    double factor = q == 0 ? 0 : sign / (q * t * t);
    for (int i = 0; i < d; i++) {
      double x = factor * (child[i] - parent[i]);
      ofChild[i] += x;
      ofParent[i] -= x;
    }
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
    double t = Math.exp(parent[d]);
    double most = (1 - low) * t;
    return most < 0
        ? Double.NEGATIVE_INFINITY
        : 1 - Math.sqrt(Within.square(child, parent, d, most * most)) / t;
  }
}
