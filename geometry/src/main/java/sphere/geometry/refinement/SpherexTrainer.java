package sphere.geometry.refinement;

import java.util.Optional;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Estimate;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/** Trains one ball for each node by gradient descent on the SpheREx objective. */
public final class SpherexTrainer {
  private SpherexTrainer() {}

  /**
   * Balls before and after.
   *
   * @param hierarchy what to embed; may be empty
   * @param training dimension, seed and threads; one chart
   * @param config what the descent is told
   * @param kernel measures all to all where radii are settled; never changes the result
   * @throws IllegalArgumentException if more than one chart is asked for
   */
  public static Refinement train(
      Hierarchy hierarchy,
      TrainingConfig training,
      RefinementConfig config,
      Kernel kernel,
      Monitor monitor) {
    requireOneChart(training);
    training.requireFits(hierarchy.nodeCount());
    GradientTrainer.requireFits(hierarchy, config);
    int n = hierarchy.nodeCount();
    int d = training.effectiveDimension();
    BallObjective objective = new BallObjective(d, config);
    if (config.start() == RefinementConfig.Start.RANDOM) {
      monitor.account(bytesOfStart(n, d));
      double[][] start = GradientTrainer.randomStart(objective, n, training.seed(), monitor);
      return refine(hierarchy, training, config, kernel, monitor, start, Optional.empty());
    }
    BallTable before = AtlasTrainer.train(hierarchy, training, monitor);
    monitor.account(bytesOfStart(n, d));
    double[][] start = BallObjective.rows(before.chart(0));
    return refine(hierarchy, training, config, kernel, monitor, start, Optional.of(before));
  }

  private static Refinement refine(
      Hierarchy hierarchy,
      TrainingConfig training,
      RefinementConfig config,
      Kernel kernel,
      Monitor monitor,
      double[][] start,
      Optional<BallTable> before) {
    int d = training.effectiveDimension();
    int threads = training.concurrency();
    BallObjective objective = new BallObjective(d, config);
    Fit fit =
        GradientTrainer.train(
            hierarchy, objective, config, start, training.seed(), threads, monitor);
    Chart settled =
        RadiusSettling.settle(hierarchy, chart(fit.nodes(), d), kernel, threads, monitor);
    BallTable refined = new BallTable(settled);
    return new Refinement(before.orElse(refined), refined, fit.curve());
  }

  // Rows of doubles, and the table made of them.
  private static long bytesOfStart(int nodes, int dimension) {
    return nodes * (12L * (dimension + 1) + 40);
  }

  /**
   * What a training will take: construction where it is the start, descent and settling by how long
   * they took in 8 and 64 dimensions, within a factor of two or three, since it hangs on how the
   * balls come to lie. From random balls more pairs are met, since more are mined, and each inner
   * ball has all others near it.
   *
   * @throws IllegalArgumentException if more than one chart is asked for
   */
  public static Estimate estimate(
      Hierarchy hierarchy, TrainingConfig training, RefinementConfig config, Monitor monitor) {
    requireOneChart(training);
    training.requireFits(hierarchy.nodeCount());
    GradientTrainer.requireFits(hierarchy, config);
    Estimate construction =
        config.start() == RefinementConfig.Start.RANDOM
            ? new Estimate(1, training.effectiveDimension(), 0, 0, 0)
            : AtlasTrainer.estimate(hierarchy, training, monitor);
    int n = hierarchy.nodeCount();
    int d = training.effectiveDimension();
    return new Estimate(
        1,
        d,
        n * (4L * d + 8),
        construction.bytes()
            + GradientTrainer.bytes(hierarchy, new BallObjective(d, config), config)
            + bytesOfStart(n, d)
            + RadiusSettling.bytes(n, d, training.concurrency()),
        construction.millis() + (long) (nanos(hierarchy, d, config) / 1e6));
  }

  private static double nanos(Hierarchy hierarchy, int d, RefinementConfig config) {
    double nodes = hierarchy.nodeCount();
    double inner = innerNodes(hierarchy);
    double visits = nodes * config.maxEpochs();
    return config.start() == RefinementConfig.Start.RANDOM
        ? visits * (10 + 4 * config.negatives()) * (150 + 3 * d) + nodes * inner * (20 + .8 * d)
        : visits * (10 + config.negatives()) * 3 * d + inner * 1000 * (10 + d);
  }

  private static int innerNodes(Hierarchy hierarchy) {
    int inner = 0;
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      inner += hierarchy.childBegin(v) < hierarchy.childEnd(v) ? 1 : 0;
    }
    return inner;
  }

  private static void requireOneChart(TrainingConfig training) {
    if (training.charts() != 1) {
      throw new IllegalArgumentException(
          "When `objective` is `spherex`, `charts` must be 1, but was %s."
              .formatted(training.chartsName()));
    }
  }

  private static Chart chart(double[][] rows, int d) {
    float[] centers = new float[Math.multiplyExact(rows.length, d)];
    double[] radii = new double[rows.length];
    for (int v = 0; v < rows.length; v++) {
      for (int k = 0; k < d; k++) {
        centers[v * d + k] = (float) rows[v][k];
      }
      radii[v] = Math.exp(rows[v][d]);
    }
    return new Chart(d, centers, radii);
  }
}
