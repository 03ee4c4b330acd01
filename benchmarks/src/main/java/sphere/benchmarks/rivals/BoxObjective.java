package sphere.benchmarks.rivals;

import sphere.geometry.refinement.RefinementConfig;

/**
 * Boxes: a center and half widths, one in each dimension or, of cubes, one for all.
 *
 * <p>Of child u and parent v, {@code q_i = (w_u,i + |c_u,i - c_v,i|) / w_v,i}: the child's box lies
 * in the parent's exactly if q, the largest, is at most 1. With {@code gamma} the margin that is
 * asked for:
 *
 * <pre>{@code
 * contain    max(0, q - 1 + gamma)
 * separate   max(0, 1 + gamma - q)
 * margin     1 - q
 * }</pre>
 *
 * <p>Cubes are balls of the maximum norm, at the cost of balls: they differ by the norm alone. The
 * gradient is that of the first coordinate that is worst; where centers coincide in it the
 * direction is undefined and 0 is taken.
 *
 * <p>Sources: box lattices of Vilnis et al. (ACL 2018); hinges on both sides as in BoxTaxo (WWW
 * 2023), divided by the parent's half width, but of the worst side alone: a sum over the sides
 * outweighs separation by as many sides as there are. Cubes are the baseline that a review of
 * SpheREx asked for.
 */
final class BoxObjective extends SizedObjective {
  private final double gamma;

  private BoxObjective(int dimension, int widths, double gamma, RefinementConfig.Radii radii) {
    super(dimension, widths, 0, radii);
    this.gamma = gamma;
  }

  /** Boxes of at most so many numbers, at least 2. */
  static BoxObjective boxes(int numbers, double gamma, RefinementConfig.Radii radii) {
    return new BoxObjective(numbers / 2, numbers / 2, gamma, radii);
  }

  /** Cubes of so many numbers, at least 2. */
  static BoxObjective cubes(int numbers, double gamma, RefinementConfig.Radii radii) {
    return new BoxObjective(numbers - 1, 1, gamma, radii);
  }

  @Override
  public double contain(
      double[] child, double[] parent, double[] childGradient, double[] parentGradient) {
    int worst = worst(child, parent, Double.POSITIVE_INFINITY);
    double cost = Math.max(0, quotient(child, parent, worst) - 1 + gamma);
    if (cost > 0) {
      add(child, parent, worst, 1, childGradient, parentGradient);
    }
    return cost;
  }

  @Override
  public double separate(
      double[] node, double[] other, double[] nodeGradient, double[] otherGradient) {
    int worst = worst(node, other, 1 + gamma);
    double cost = Math.max(0, 1 + gamma - quotient(node, other, worst));
    if (cost > 0) {
      add(node, other, worst, -1, nodeGradient, otherGradient);
    }
    return cost;
  }

  // Where the quotient is largest, or the first where it is as large as is of interest.
  private int worst(double[] child, double[] parent, double enough) {
    int worst = 0;
    double most = 0;
    for (int i = 0; i < coordinates() && most < enough; i++) {
      double q = quotient(child, parent, i);
      worst = q > most ? i : worst;
      most = Math.max(most, q);
    }
    return worst;
  }

  private double quotient(double[] child, double[] parent, int i) {
    return (size(child, i) + Math.abs(child[i] - parent[i])) / size(parent, i);
  }

  private void add(
      double[] child, double[] parent, int i, double sign, double[] ofChild, double[] ofParent) {
    double outer = size(parent, i);
    double along = sign * Math.signum(child[i] - parent[i]) / outer;
    ofChild[i] += unit(child, i) * along;
    ofParent[i] -= unit(parent, i) * along;
    ofChild[at(i)] += sign * size(child, i) / outer;
    ofParent[at(i)] -= sign * quotient(child, parent, i);
  }

  @Override
  public double margin(double[] child, double[] parent) {
    return 1 - quotient(child, parent, worst(child, parent, Double.POSITIVE_INFINITY));
  }
}
