package sphere.benchmarks.rivals;

import sphere.geometry.refinement.RefinementConfig;

/**
 * A point for each node and a threshold: below a node is what is nearer to its point than its
 * threshold.
 *
 * <p>Of child u and parent v, {@code q = |c_u - c_v| / t_v}; with {@code gamma} the margin that is
 * asked for:
 *
 * <pre>{@code
 * contain    max(0, q - 1 + gamma)
 * separate   max(0, 1 + gamma - q)
 * margin     1 - q
 * }</pre>
 *
 * <p>No size of the child counts, so what lies below is not below what lies above: not an order. It
 * tells whether balls are more than points with thresholds. Where points coincide the direction is
 * undefined and 0 is taken.
 *
 * <p>Source: the baseline that a review of SpheREx asked for.
 */
final class ThresholdObjective extends SizedObjective {
  private final double gamma;

  /**
   * @param numbers per node, at least 2
   * @param gamma margin
   * @param radii what thresholds may be
   */
  ThresholdObjective(int numbers, double gamma, RefinementConfig.Radii radii) {
    super(numbers - 1, 1, 0, radii);
    this.gamma = gamma;
  }

  @Override
  public double contain(
      double[] child, double[] parent, double[] childGradient, double[] parentGradient) {
    double q = quotient(child, parent);
    double cost = Math.max(0, q - 1 + gamma);
    if (cost > 0) {
      add(child, parent, q, 1, childGradient, parentGradient);
    }
    return cost;
  }

  @Override
  public double separate(
      double[] node, double[] other, double[] nodeGradient, double[] otherGradient) {
    double q = quotient(node, other);
    double cost = Math.max(0, 1 + gamma - q);
    if (cost > 0) {
      add(node, other, q, -1, nodeGradient, otherGradient);
    }
    return cost;
  }

  private double quotient(double[] child, double[] parent) {
    return Math.sqrt(Squares.distance(child, parent, coordinates())) / size(parent, 0);
  }

  private void add(
      double[] child, double[] parent, double q, double sign, double[] ofChild, double[] ofParent) {
    double t = size(parent, 0);
    double factor = q == 0 ? 0 : sign / (q * t * t);
    double childUnit = unit(child, 0);
    double parentUnit = unit(parent, 0);
    for (int i = 0; i < coordinates(); i++) {
      double along = factor * (child[i] - parent[i]);
      ofChild[i] += childUnit * along;
      ofParent[i] -= parentUnit * along;
    }
    ofParent[at(0)] -= sign * q;
  }

  @Override
  public double margin(double[] child, double[] parent) {
    return 1 - quotient(child, parent);
  }
}
