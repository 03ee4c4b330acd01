package sphere.benchmarks.rivals;

import java.util.SplittableRandom;

/**
 * Cubes, boxes of equal width: a center and the logarithm of one half width.
 *
 * <p>{@code q_i = (w_child + |c_child,i - c_parent,i|) / w_parent}, treated as those of boxes are.
 * Balls of the maximum norm, so they differ from balls by the norm alone.
 *
 * <p>Source: the baseline that a review of SpheREx asked for.
 *
 * @param sizes what bounds half widths
 */
record CubeGeometry(Sizes sizes) implements Geometry {
  @Override
  public int width(int budget) {
    return budget;
  }

  @Override
  public void begin(double[] node, SplittableRandom random) {
    Sizes.begin(node, node.length - 1, random);
  }

  @Override
  public double contain(
      double[] child, double[] parent, double[] childGradient, double[] parentGradient) {
    int d = child.length - 1;
    double inner = Math.exp(child[d]);
    double outer = Math.exp(parent[d]);
    double sum = 0;
    for (int i = 0; i < d; i++) {
      double cost = Quotient.contain((inner + Math.abs(child[i] - parent[i])) / outer);
      if (cost > 0) {
        add(child, parent, i, 1, childGradient, parentGradient);
      }
      sum += cost;
    }
    return sum;
  }

  @Override
  public double separate(
      double[] node, double[] other, double[] nodeGradient, double[] otherGradient) {
    int worst = 0;
    for (int i = 1; i < node.length - 1; i++) {
      worst = Math.abs(node[i] - other[i]) > Math.abs(node[worst] - other[worst]) ? i : worst;
    }
    double cost = Quotient.separate(quotient(node, other, worst));
    if (cost > 0) {
      add(node, other, worst, -1, nodeGradient, otherGradient);
    }
    return cost;
  }

  private static double quotient(double[] child, double[] parent, int i) {
    int d = child.length - 1;
    return (Math.exp(child[d]) + Math.abs(child[i] - parent[i])) / Math.exp(parent[d]);
  }

  private static void add(
      double[] child, double[] parent, int i, double sign, double[] ofChild, double[] ofParent) {
    int d = child.length - 1;
    double w = Math.exp(parent[d]);
    double x = sign * Math.signum(child[i] - parent[i]) / w;
    ofChild[i] += x;
    ofParent[i] -= x;
    ofChild[d] += sign * Math.exp(child[d]) / w;
    ofParent[d] -= sign * quotient(child, parent, i);
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
    double most = 0;
    for (int i = 0; i < d && 1 - (inner + most) / outer >= low; i++) {
      most = Math.max(most, Math.abs(child[i] - parent[i]));
    }
    return 1 - (inner + most) / outer;
  }
}
