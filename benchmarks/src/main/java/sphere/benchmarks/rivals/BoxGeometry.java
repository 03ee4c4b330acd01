package sphere.benchmarks.rivals;

import java.util.SplittableRandom;

/**
 * Boxes: a center and the logarithm of a half width in each dimension.
 *
 * <p>{@code q_i = (w_child,i + |c_child,i - c_parent,i|) / w_parent,i}: the child's box lies in the
 * parent's exactly if all are at most 1. Each that is not costs; to separate two boxes the largest
 * is enough. The metric measures steps by the half width.
 *
 * <p>Sources: box lattices of Vilnis et al. (ACL 2018); hinges on both sides as in BoxTaxo (WWW
 * 2023), divided by the parent's half width.
 *
 * @param sizes what bounds half widths
 */
record BoxGeometry(Sizes sizes) implements Geometry {
  @Override
  public int width(int budget) {
    return budget / 2 * 2;
  }

  @Override
  public void begin(double[] node, SplittableRandom random) {
    Sizes.begin(node, node.length / 2, random);
  }

  @Override
  public double contain(
      double[] child, double[] parent, double[] childGradient, double[] parentGradient) {
    double sum = 0;
    for (int i = 0; i < child.length / 2; i++) {
      double cost = Quotient.contain(quotient(child, parent, i));
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
    double most = 0;
    for (int i = 0; i < node.length / 2 && most < 1 + Quotient.SLACK; i++) {
      double q = quotient(node, other, i);
      worst = q > most ? i : worst;
      most = Math.max(most, q);
    }
    double cost = Quotient.separate(most);
    if (cost > 0) {
      add(node, other, worst, -1, nodeGradient, otherGradient);
    }
    return cost;
  }

  private static double quotient(double[] child, double[] parent, int i) {
    int d = child.length / 2;
    return (Math.exp(child[d + i]) + Math.abs(child[i] - parent[i])) / Math.exp(parent[d + i]);
  }

  private static void add(
      double[] child, double[] parent, int i, double sign, double[] ofChild, double[] ofParent) {
    int d = child.length / 2;
    double w = Math.exp(parent[d + i]);
    double x = sign * Math.signum(child[i] - parent[i]) / w;
    ofChild[i] += x;
    ofParent[i] -= x;
    ofChild[d + i] += sign * Math.exp(child[d + i]) / w;
    ofParent[d + i] -= sign * quotient(child, parent, i);
  }

  @Override
  public double regularize(double[] node, double[] gradient) {
    return sizes.penalty(node, node.length / 2, gradient);
  }

  @Override
  public void scale(double[] node, double[] gradient) {
    Sizes.scaleEach(node, gradient, 0);
  }

  @Override
  public void project(double[] node) {
    sizes.project(node, node.length / 2);
  }

  @Override
  public double margin(double[] child, double[] parent, double low) {
    double worst = Double.POSITIVE_INFINITY;
    for (int i = 0; i < child.length / 2 && worst >= low; i++) {
      worst = Math.min(worst, 1 - quotient(child, parent, i));
    }
    return worst;
  }
}
