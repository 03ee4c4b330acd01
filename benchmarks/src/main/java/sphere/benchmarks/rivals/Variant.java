package sphere.benchmarks.rivals;

import java.util.List;
import java.util.SplittableRandom;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/**
 * One line of the table.
 *
 * @param name of the line
 * @param geometry what nodes are
 * @param constructive whether nodes begin as one chart of balls, not at random
 * @param trained whether they are trained then
 */
record Variant(String name, Geometry geometry, boolean constructive, boolean trained) {
  /** All lines, in order. */
  static List<Variant> all() {
    Geometry ball = new BallGeometry(Sizes.BOUND);
    return List.of(
        new Variant("ballConstructive", ball, true, false),
        new Variant("ballTrained", ball, false, true),
        new Variant("ballBoth", ball, true, true),
        random("ballUnclipped", new BallGeometry(new Sizes(false, true))),
        random("ballUnregularized", new BallGeometry(new Sizes(true, false))),
        random("box", new BoxGeometry(Sizes.BOUND)),
        random("gumbelBox", new GumbelBoxGeometry(Sizes.BOUND)),
        random("cube", new CubeGeometry(Sizes.BOUND)),
        random("threshold", new ThresholdGeometry(Sizes.BOUND)),
        random("poincare", new PoincareGeometry()));
  }

  private static Variant random(String name, Geometry geometry) {
    return new Variant(name, geometry, false, true);
  }

  /**
   * Where nodes begin.
   *
   * @param budget numbers per node
   */
  double[][] begin(PairSet pairs, int budget, long seed) {
    return constructive ? construct(pairs, budget, seed) : drawn(pairs, budget, seed);
  }

  private double[][] drawn(PairSet pairs, int budget, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] nodes = new double[pairs.nodeCount()][geometry.width(budget)];
    for (double[] node : nodes) {
      geometry.begin(node, random);
    }
    return nodes;
  }

  private static double[][] construct(PairSet pairs, int budget, long seed) {
    Hierarchy order = pairs.order();
    TrainingConfig config = new TrainingConfig(budget - 1, 1, budget, seed, 1);
    BallTable table = AtlasTrainer.train(order, config, Monitor.NONE);
    double[][] nodes = new double[order.nodeCount()][budget];
    for (int v = 0; v < nodes.length; v++) {
      float[] center = table.center(v);
      for (int i = 0; i < budget - 1; i++) {
        nodes[v][i] = center[i];
      }
      nodes[v][budget - 1] = Math.log(table.radii(v)[0]);
    }
    return nodes;
  }
}
