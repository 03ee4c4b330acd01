package sphere.benchmarks.rivals;

import java.util.List;
import sphere.geometry.refinement.BallObjective;
import sphere.geometry.refinement.Objective;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.RefinementConfig.Radii;
import sphere.geometry.refinement.RefinementConfig.Start;
import sphere.geometry.training.TrainingConfig;

/** The lines of the table. */
final class Variants {
  // The widest that there are: clipped is at half and twice of them.
  private static final double LEAST = 1e-12;
  private static final double MOST = 1e6;

  private Variants() {}

  /** All, in order. */
  static List<Variant> all() {
    return List.of(
        new Constructed("atlas", TrainingConfig.AUTO),
        new Constructed("ballConstructive", 1),
        random("ballTrained", Variants::ball),
        new Descended("ballBoth", Variants::ball, Start.CONSTRUCTIVE),
        random("ballUnclipped", Variants::unclipped),
        random("ballUnregularized", Variants::unregularized),
        random("box", BoxObjective::boxes),
        random("gumbelBox", GumbelBoxObjective::new),
        random("cube", BoxObjective::cubes),
        random("threshold", ThresholdObjective::new),
        random("poincare", (floats, config) -> new PoincareObjective(floats)));
  }

  private static Variant random(String name, Descended.Geometry geometry) {
    return new Descended(name, geometry, Start.RANDOM);
  }

  private static Objective ball(int floats, RefinementConfig config) {
    return new BallObjective(floats - 1, config);
  }

  private static Objective unclipped(int floats, RefinementConfig config) {
    Radii wide = new Radii(config.radii().regularization(), LEAST, MOST);
    return new Unclipped(ball(floats, config), ball(floats, with(config, wide)));
  }

  private static Objective unregularized(int floats, RefinementConfig config) {
    Radii radii = config.radii();
    return ball(floats, with(config, new Radii(0, radii.min(), radii.max())));
  }

  private static RefinementConfig with(RefinementConfig config, Radii radii) {
    return new RefinementConfig(
        config.start(),
        config.maxEpochs(),
        config.patience(),
        config.tolerance(),
        config.learningRate(),
        config.margin(),
        config.negatives(),
        config.validationShare(),
        radii,
        config.probabilityWeight());
  }
}
