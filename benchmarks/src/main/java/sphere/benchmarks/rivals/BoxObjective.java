package sphere.benchmarks.rivals;

import sphere.geometry.refinement.RefinementConfig;

/**
 * Boxes: a center and half widths, one in each dimension or, of cubes, one for all.
 *
 * <p>Of child u and parent v, {@code q_i = (w_u,i + |c_u,i - c_v,i|) / w_v,i}: the child's box lies
 * in the parent's exactly if all are at most 1. With {@code gamma} the margin of the configuration:
 *
 * <pre>{@code
 * contain    sum over i of max(0, q_i - 1 + gamma)
 * separate   max(0, 1 + gamma - max over i of q_i)
 * margin     1 - max over i of q_i
 * }</pre>
 *
 * <p>Where centers coincide in a dimension the direction is undefined and 0 is taken. Cubes are
 * balls of the maximum norm, so they differ from balls by the norm alone.
 *
 * <p>Sources: box lattices of Vilnis et al. (ACL 2018); hinges on both sides as in BoxTaxo (WWW
 * 2023), divided by the parent's half width; cubes are the baseline that a review of SpheREx asked
 * for.
 */
final class BoxObjective extends SizedObjective {
  private final double gamma;

  private BoxObjective(int dimension, int widths, RefinementConfig config) {
    super(dimension, widths, .5, 0, config.radii());
    gamma = config.margin();
  }

  /** Boxes of at most so many numbers, at least 2. */
  static BoxObjective boxes(int numbers, RefinementConfig config) {
    return new BoxObjective(numbers / 2, numbers / 2, config);
  }

  /** Cubes of so many numbers, at least 2. */
  static BoxObjective cubes(int numbers, RefinementConfig config) {
    return new BoxObjective(numbers - 1, 1, config);
  }

  @Override
  public double contain(
      double[] child, double[] parent, double[] childGradient, double[] parentGradient) {
    double sum = 0;
    for (int i = 0; i < coordinates(); i++) {
      double q = quotient(child, parent, i);
      double cost = Math.max(0, q - 1 + gamma);
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
    for (int i = 0; i < coordinates() && most < 1 + gamma; i++) {
      double q = quotient(node, other, i);
      worst = q > most ? i : worst;
      most = Math.max(most, q);
    }
    double cost = Math.max(0, 1 + gamma - most);
    if (cost > 0) {
      add(node, other, worst, -1, nodeGradient, otherGradient);
    }
    return cost;
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
    double most = 0;
    for (int i = 0; i < coordinates(); i++) {
      most = Math.max(most, quotient(child, parent, i));
    }
    return 1 - most;
  }
}
