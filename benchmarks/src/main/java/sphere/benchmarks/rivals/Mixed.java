package sphere.benchmarks.rivals;

import java.util.SplittableRandom;
import sphere.geometry.refinement.Objective;

/**
 * Objectives of the same rows, each for a part, so that an ablation changes one thing alone.
 *
 * @param begins where nodes begin
 * @param costs what is charged, and what decides
 * @param moves how nodes move, and within which bounds
 */
record Mixed(Objective begins, Objective costs, Objective moves) implements Objective {
  @Override
  public int width() {
    return costs.width();
  }

  @Override
  public void begin(double[] node, SplittableRandom random) {
    begins.begin(node, random);
  }

  @Override
  public double contain(
      double[] child, double[] parent, double[] childGradient, double[] parentGradient) {
    return costs.contain(child, parent, childGradient, parentGradient);
  }

  @Override
  public double separate(
      double[] node, double[] other, double[] nodeGradient, double[] otherGradient) {
    return costs.separate(node, other, nodeGradient, otherGradient);
  }

  @Override
  public double regularize(double[] node, double[] gradient) {
    return costs.regularize(node, gradient);
  }

  @Override
  public void move(double[] node, double[] step) {
    moves.move(node, step);
  }

  @Override
  public double margin(double[] child, double[] parent) {
    return costs.margin(child, parent);
  }
}
