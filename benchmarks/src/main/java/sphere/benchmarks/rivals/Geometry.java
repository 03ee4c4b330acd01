package sphere.benchmarks.rivals;

import java.util.SplittableRandom;

/**
 * What stands for a node, when one lies in another, and what a wrong pair costs.
 *
 * <p>A node is {@code width} numbers. Gradients are added to what the arrays hold, by the same
 * numbers as the node. Immutable; thread-safe.
 */
interface Geometry {
  /**
   * Numbers per node within a budget, which every geometry has alike.
   *
   * @param budget at least 4
   */
  int width(int budget);

  /** Fills in where a node begins. */
  void begin(double[] node, SplittableRandom random);

  /** What it costs, at least 0, that the child does not lie in the parent far enough. */
  double contain(double[] child, double[] parent, double[] childGradient, double[] parentGradient);

  /** What it costs, at least 0, that a node lies in another that is not above it, or nearly so. */
  double separate(double[] node, double[] other, double[] nodeGradient, double[] otherGradient);

  /** What it costs, at least 0, that a node is too large or too small. */
  double regularize(double[] node, double[] gradient);

  /**
   * From the gradient to what is subtracted at a rate of 1: steepest descent in the geometry's own
   * metric, at most about one node's size in length.
   */
  void scale(double[] node, double[] gradient);

  /** Back to where nodes may be, after a step. */
  void project(double[] node);

  /**
   * How well the child lies in the parent: it does so if this is at least 0.
   *
   * @param low what is of no interest: a margin below it may be any number below it
   */
  double margin(double[] child, double[] parent, double low);
}
