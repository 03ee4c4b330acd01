package sphere.geometry.refinement;

import java.util.SplittableRandom;

/**
 * What gradient descent moves: the parameters of a node, and what pairs of nodes cost.
 *
 * <p>A node is a row of {@link #width} numbers. Gradients are those by the coordinates in which
 * {@link #move} takes a step; a geometry whose nodes have a scale of their own measures both in
 * units of it. Costs are at least 0, and 0 where nothing is to be gained; only then may a gradient
 * be left as it is. Stateless and thread-safe.
 */
public interface Objective {
  /** Parameters per node. */
  int width();

  /** Fills the row of a node at random, for a start that knows nothing. */
  void begin(double[] node, SplittableRandom random);

  /**
   * Cost of a pair that shall be contained; adds its gradients.
   *
   * @return at least 0
   */
  double contain(double[] child, double[] parent, double[] childGradient, double[] parentGradient);

  /**
   * Cost of a pair of which {@code node} shall not be contained in {@code other}; adds its
   * gradients.
   *
   * @return at least 0
   */
  double separate(double[] node, double[] other, double[] nodeGradient, double[] otherGradient);

  /**
   * Cost of {@link #separate} up to which a pair counts as apart, so that another is drawn in its
   * place: above 0 where a cost never vanishes, as the logarithm of a probability does not.
   */
  default double apart() {
    return 0;
  }

  /**
   * Cost of a node by itself; adds its gradient.
   *
   * @return at least 0
   */
  double regularize(double[] node, double[] gradient);

  /** Moves a node by a step, then back to where nodes may be (clipping, projection). */
  void move(double[] node, double[] step);

  /**
   * At least 0 exactly if {@code parent} contains {@code child}; free of scale where nodes have
   * one, so that margins of different pairs compare.
   */
  double margin(double[] child, double[] parent);
}
