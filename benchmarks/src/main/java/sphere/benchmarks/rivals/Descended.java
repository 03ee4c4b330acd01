package sphere.benchmarks.rivals;

import sphere.geometry.refinement.BallObjective;
import sphere.geometry.refinement.GradientTrainer;
import sphere.geometry.refinement.HeldOut;
import sphere.geometry.refinement.Objective;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.RefinementConfig.Start;
import sphere.geometry.training.Monitor;

/**
 * A geometry after the product's descent, as the last epoch leaves it.
 *
 * <p>The product keeps the epoch of least cost on what is held out. That is no measure across
 * geometries: where what is held out does not follow from what is trained on (points with
 * thresholds, Poincaré points), that cost grows while decisions get better.
 *
 * @param name of the line
 * @param geometry what a node is
 * @param start from where; the balls of one chart where it is constructive
 */
record Descended(String name, Geometry geometry, Start start) implements Variant {
  /** Makes an objective within a number of floats per node. */
  interface Geometry {
    /**
     * @param softness as of {@link Setting}
     */
    Objective of(int floats, double softness);
  }

  @Override
  public boolean trained() {
    return true;
  }

  @Override
  public Margins make(PairSet pairs, int floats, Setting setting, long seed) {
    Objective objective = geometry.of(floats, setting.softness());
    double[][] nodes =
        start == Start.RANDOM
            ? GradientTrainer.randomStart(objective, pairs.nodeCount(), seed, Monitor.NONE)
            : BallObjective.rows(Constructed.table(pairs, floats, 1, seed).chart(0));
    RefinementConfig config = config(setting);
    HeldOut heldOut = HeldOut.of(pairs.order(), pairs.heldOut(), config.negatives(), seed);
    GradientTrainer.train(pairs.order(), objective, config, heldOut, nodes, seed, 1, Monitor.NONE);
    return (node, other) -> objective.margin(nodes[node], nodes[other]);
  }

  // Otherwise the product's defaults. None stops early, so that all have one budget.
  private static RefinementConfig config(Setting setting) {
    RefinementConfig none = RefinementConfig.defaults();
    return new RefinementConfig(
        none.start(),
        setting.epochs(),
        setting.epochs(),
        none.tolerance(),
        setting.rate(),
        none.margin(),
        none.negatives(),
        none.validationShare(),
        none.radii(),
        none.probabilityWeight());
  }
}
