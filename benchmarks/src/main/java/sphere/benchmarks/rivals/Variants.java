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
  private static final Radii RADII = RefinementConfig.defaults().radii();
  // The widest that there are: clipped is at half and twice of them.
  private static final Radii WIDE = new Radii(RADII.regularization(), 1e-12, 1e6);
  private static final Radii FREE = new Radii(0, RADII.min(), RADII.max());
  // Chosen, not searched.
  private static final double PROBABILITY = .1;

  private Variants() {}

  /** All, in order. */
  static List<Variant> all() {
    return List.of(
        new Constructed("atlas", TrainingConfig.AUTO),
        new Constructed("ballConstructive", 1),
        new Descended(
            "ballBoth", (floats, gamma) -> ball(floats, gamma, RADII), Start.CONSTRUCTIVE),
        random("ballTrained", (floats, gamma) -> nested(floats, gamma, RADII, RADII)),
        random("ballApart", (floats, gamma) -> ball(floats, gamma, RADII)),
        random("ballUnclipped", (floats, gamma) -> nested(floats, gamma, RADII, WIDE)),
        random("ballUnregularized", (floats, gamma) -> nested(floats, gamma, FREE, RADII)),
        random("ballProbability", Variants::probable),
        random("box", (floats, gamma) -> BoxObjective.boxes(floats, gamma, RADII)),
        random("gumbelBox", (floats, b) -> new GumbelBoxObjective(floats, b, RADII)),
        random("cube", (floats, gamma) -> BoxObjective.cubes(floats, gamma, RADII)),
        random("threshold", (floats, gamma) -> new ThresholdObjective(floats, gamma, RADII)),
        random("poincare", PoincareObjective::new));
  }

  static List<String> names() {
    return all().stream().map(Variant::name).toList();
  }

  private static Variant random(String name, Descended.Geometry geometry) {
    return new Descended(name, geometry, Start.RANDOM);
  }

  /**
   * Balls that begin as the other geometries do: their rows are those of points with thresholds.
   */
  static Objective nested(int floats, double gamma, Radii costs, Radii moves) {
    return new Mixed(
        new ThresholdObjective(floats, gamma, RADII),
        ball(floats, gamma, costs),
        ball(floats, gamma, moves));
  }

  /** Nested balls whose parents are also asked to be likely where their children are. */
  static Objective probable(int floats, double gamma) {
    Objective ball = ball(floats, gamma, RADII, PROBABILITY);
    return new Mixed(new ThresholdObjective(floats, gamma, RADII), ball, ball);
  }

  private static Objective ball(int floats, double gamma, Radii radii) {
    return ball(floats, gamma, radii, 0);
  }

  private static Objective ball(int floats, double gamma, Radii radii, double probability) {
    RefinementConfig none = RefinementConfig.defaults();
    return new BallObjective(
        floats - 1,
        new RefinementConfig(
            none.start(),
            none.maxEpochs(),
            none.patience(),
            none.tolerance(),
            none.learningRate(),
            gamma,
            none.negatives(),
            none.validationShare(),
            radii,
            probability));
  }
}
