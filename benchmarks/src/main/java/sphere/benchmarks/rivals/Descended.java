package sphere.benchmarks.rivals;

import sphere.geometry.refinement.BallObjective;
import sphere.geometry.refinement.Fit;
import sphere.geometry.refinement.GradientTrainer;
import sphere.geometry.refinement.HeldOut;
import sphere.geometry.refinement.Objective;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.RefinementConfig.Start;
import sphere.geometry.training.Monitor;

/**
 * A geometry after the product's descent.
 *
 * @param name of the line
 * @param geometry what a node is
 * @param start from where; the balls of one chart where it is constructive
 */
record Descended(String name, Geometry geometry, Start start) implements Variant {
  /** Makes an objective within a number of floats per node. */
  interface Geometry {
    Objective of(int floats, RefinementConfig config);
  }

  @Override
  public boolean trained() {
    return true;
  }

  @Override
  public Made make(PairSet pairs, int floats, RefinementConfig config, long seed) {
    Objective objective = geometry.of(floats, config);
    double[][] begin =
        start == Start.RANDOM
            ? GradientTrainer.randomStart(objective, pairs.nodeCount(), seed)
            : BallObjective.rows(Constructed.table(pairs, floats, 1, seed).chart(0));
    HeldOut heldOut = HeldOut.of(pairs.order(), pairs.heldOut(), config.negatives(), seed);
    Fit fit =
        GradientTrainer.train(
            pairs.order(), objective, config, heldOut, begin, seed, 1, Monitor.NONE);
    double[][] nodes = fit.nodes();
    return new Made((node, other) -> objective.margin(nodes[node], nodes[other]), fit.bestEpoch());
  }
}
