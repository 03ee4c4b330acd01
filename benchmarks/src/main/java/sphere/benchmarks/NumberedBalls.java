package sphere.benchmarks;

import sphere.geometry.audit.Better;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.refinement.Refinement;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.SpherexTrainer;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/**
 * Balls within so many numbers per node, each radius being one of them: an atlas, or where a
 * descent is asked for one ball, the better of it before and after.
 */
final class NumberedBalls implements BallMaker {
  private static final int CHART = 4;

  /** Fewest numbers: two coordinates and a radius. */
  static final int FEWEST = TrainingConfig.MIN_DIMENSION + 1;

  private final Options options;
  private final TrainingConfig training;
  private int refined;

  NumberedBalls(Options options, int numbers) {
    this.options = options;
    training = options.refinement().isPresent() ? one(numbers) : atlas(numbers);
  }

  // A descent moves one ball per node.
  private TrainingConfig one(int numbers) {
    return config(numbers - 1, 1, numbers);
  }

  private TrainingConfig atlas(int numbers) {
    int d = Math.min(CHART, numbers - 1);
    return config(d, Math.min(TrainingConfig.MAX_CHARTS, numbers / (d + 1)), numbers);
  }

  private TrainingConfig config(int dimension, int charts, int numbers) {
    TrainingConfig asked = options.training();
    return new TrainingConfig(dimension, charts, numbers, asked.seed(), asked.concurrency());
  }

  TrainingConfig training() {
    return training;
  }

  /** Of how many of the tables made so far the descent was the better. */
  int refined() {
    return refined;
  }

  @Override
  public BallTable of(Hierarchy known) {
    return options
        .refinement()
        .map(descent -> better(known, descent))
        .orElseGet(() -> AtlasTrainer.train(known, training, Monitor.NONE));
  }

  // As the product keeps them: by all pairs that follow from what was trained on.
  private BallTable better(Hierarchy known, RefinementConfig descent) {
    Refinement made =
        SpherexTrainer.train(known, training, descent, options.kernel(), Monitor.NONE);
    Better better =
        Better.of(
            known,
            made.start(),
            made.refined(),
            options.kernel(),
            training.concurrency(),
            Monitor.NONE);
    refined += better.second() ? 1 : 0;
    return better.table();
  }
}
