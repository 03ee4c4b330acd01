package sphere.geometry.refinement;

import java.util.Optional;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.CpuRowDevice;
import sphere.geometry.device.RowDevice;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Estimate;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/** Trains one ball for each node by gradient descent on the SpheREx objective. */
public final class SpherexTrainer {
  /** Coordinates of pairs that a thread sees in some seconds. */
  private static final double WORTH_A_DEVICE = 5e9;

  private SpherexTrainer() {}

  /**
   * Balls before and after, made by threads alone; parameters are as below.
   *
   * @throws IllegalArgumentException if more than one chart is asked for
   */
  public static Refinement train(
      Hierarchy hierarchy,
      TrainingConfig training,
      RefinementConfig config,
      Kernel kernel,
      Monitor monitor) {
    RowDevice threads = new CpuRowDevice(training.concurrency(), monitor);
    return train(hierarchy, training, config, kernel, threads, monitor);
  }

  /**
   * Balls before and after.
   *
   * @param hierarchy what to embed; may be empty
   * @param training dimension, seed and threads; one chart
   * @param config what the descent is told
   * @param kernel measures all to all where radii are settled; never changes the result
   * @param device descends where pairs are shifted, and is not asked otherwise; never changes the
   *     result
   * @throws IllegalArgumentException if more than one chart is asked for
   */
  public static Refinement train(
      Hierarchy hierarchy,
      TrainingConfig training,
      RefinementConfig config,
      Kernel kernel,
      RowDevice device,
      Monitor monitor) {
    requireFits(hierarchy, training, config);
    Optional<BallTable> before =
        config.start() == RefinementConfig.Start.RANDOM
            ? Optional.empty()
            : Optional.of(AtlasTrainer.train(hierarchy, training, monitor));
    Descended descended =
        config.sampling() == RefinementConfig.Sampling.SHIFTED
            ? shifted(hierarchy, training, config, before, device, monitor)
            : mined(hierarchy, training, config, before, monitor);
    Chart settled =
        RadiusSettling.settle(
            hierarchy, descended.chart(), kernel, training.concurrency(), monitor);
    BallTable refined = new BallTable(settled);
    return new Refinement(before.orElse(refined), refined, descended.curve());
  }

  private static void requireFits(
      Hierarchy hierarchy, TrainingConfig training, RefinementConfig config) {
    requireOneChart(training);
    training.requireFits(hierarchy.nodeCount());
    if (config.sampling() == RefinementConfig.Sampling.SHIFTED) {
      RowTrainer.requireFits(hierarchy, config);
    } else {
      GradientTrainer.requireFits(hierarchy, config);
    }
  }

  private static Descended shifted(
      Hierarchy hierarchy,
      TrainingConfig training,
      RefinementConfig config,
      Optional<BallTable> before,
      RowDevice device,
      Monitor monitor) {
    int d = training.effectiveDimension();
    Chart start =
        before
            .map(table -> table.chart(0))
            .orElseGet(() -> chart(random(hierarchy, training, config, monitor), d));
    return RowTrainer.train(hierarchy, config, start, training.seed(), device, monitor);
  }

  private static Descended mined(
      Hierarchy hierarchy,
      TrainingConfig training,
      RefinementConfig config,
      Optional<BallTable> before,
      Monitor monitor) {
    int d = training.effectiveDimension();
    double[][] start =
        before
            .map(table -> constructed(table.chart(0), monitor))
            .orElseGet(() -> random(hierarchy, training, config, monitor));
    Fit fit =
        GradientTrainer.train(
            hierarchy,
            new BallObjective(d, config),
            config,
            start,
            training.seed(),
            training.concurrency(),
            monitor);
    return new Descended(chart(fit.nodes(), d), fit.curve());
  }

  private static double[][] constructed(Chart chart, Monitor monitor) {
    monitor.account(bytesOfStart(chart.radii().length, chart.dimension()));
    return BallObjective.rows(chart);
  }

  private static double[][] random(
      Hierarchy hierarchy, TrainingConfig training, RefinementConfig config, Monitor monitor) {
    int n = hierarchy.nodeCount();
    int d = training.effectiveDimension();
    monitor.account(bytesOfStart(n, d));
    return GradientTrainer.randomStart(new BallObjective(d, config), n, training.seed(), monitor);
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
    requireFits(hierarchy, training, config);
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
            + bytes(hierarchy, d, config, monitor)
            + RadiusSettling.bytes(n, d, training.concurrency()),
        construction.millis() + (long) (nanos(hierarchy, d, config) / 1e6));
  }

  private static long bytes(Hierarchy hierarchy, int d, RefinementConfig config, Monitor monitor) {
    long start = bytesOfStart(hierarchy.nodeCount(), d);
    if (config.sampling() == RefinementConfig.Sampling.MINED) {
      return start + GradientTrainer.bytes(hierarchy, new BallObjective(d, config), config);
    }
    return RowTrainer.bytesOnThreads(hierarchy, d, config, monitor)
        + (config.start() == RefinementConfig.Start.RANDOM ? start : 0);
  }

  /**
   * Whether a GPU would be quicker, were there one: to start it takes about a second, which threads
   * need for a few million rows. Mined pairs are not for a GPU.
   */
  public static boolean paysOnDevice(
      Hierarchy hierarchy, TrainingConfig training, RefinementConfig config) {
    double rows = (double) hierarchy.nodeCount() * config.maxEpochs();
    double coordinates = rows * (2 + config.negatives()) * training.effectiveDimension();
    return config.sampling() == RefinementConfig.Sampling.SHIFTED
        && coordinates / training.concurrency() > WORTH_A_DEVICE;
  }

  private static double nanos(Hierarchy hierarchy, int d, RefinementConfig config) {
    double nodes = hierarchy.nodeCount();
    double inner = innerNodes(hierarchy);
    boolean random = config.start() == RefinementConfig.Start.RANDOM;
    double settling = random ? nodes * inner * (20 + .8 * d) : inner * 1000 * (10 + d);
    return nodes * config.maxEpochs() * nanosOfRow(d, config) + settling;
  }

  private static double nanosOfRow(int d, RefinementConfig config) {
    if (config.sampling() == RefinementConfig.Sampling.SHIFTED) {
      return (2 + config.negatives()) * (20 + 1.3 * d);
    }
    return config.start() == RefinementConfig.Start.RANDOM
        ? (10 + 4 * config.negatives()) * (150 + 3 * d)
        : (10 + config.negatives()) * 3 * d;
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
