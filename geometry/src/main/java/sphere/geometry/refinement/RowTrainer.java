package sphere.geometry.refinement;

import java.util.SplittableRandom;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.Below;
import sphere.geometry.device.CpuRowDevice;
import sphere.geometry.device.HeldOutRows;
import sphere.geometry.device.Incidence;
import sphere.geometry.device.Preorder;
import sphere.geometry.device.RowBalls;
import sphere.geometry.device.RowCosts;
import sphere.geometry.device.RowDevice;
import sphere.geometry.device.RowProblem;
import sphere.geometry.device.Rows;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Accounted;
import sphere.geometry.training.Monitor;

/**
 * Gradient descent on balls whose pairs are drawn for all rows at once ({@link RowProblem}).
 *
 * <p>An epoch moves every row once, by its parents, its children and what stands at the distances
 * of {@link Shifts}. The state of least loss on held-out edges is kept. Deterministic by seed, on
 * any device and with any number of threads.
 */
final class RowTrainer {
  private final Hierarchy hierarchy;
  private final RefinementConfig config;
  private final long seed;
  private final Monitor monitor;
  private final Preorder preorder;
  private final RowProblem problem;

  private RowTrainer(
      Hierarchy hierarchy, RefinementConfig config, Chart start, long seed, Monitor monitor) {
    this.hierarchy = hierarchy;
    this.config = config;
    this.seed = seed;
    this.monitor = monitor;
    preorder = Preorder.of(hierarchy, monitor::check);
    HeldOut heldOut =
        HeldOut.edges(hierarchy, config.validationShare(), config.negatives(), seed, monitor);
    Incidence incidence = Incidence.of(hierarchy, preorder, heldOut::holds, monitor::check);
    problem =
        new RowProblem(
            start.dimension(),
            incidence.begin(),
            incidence.entries(),
            Below.of(hierarchy, preorder, monitor),
            rows(heldOut),
            costs(config),
            balls(start));
  }

  /**
   * Descends, with {@code config.validationShare()} of the edges held out.
   *
   * @param start a ball for each ordinal; radii are clipped to what is allowed
   * @param seed of pairs and of the order of rows; same seed, same result
   * @param device where it is computed; never changes the result
   * @param monitor told of epochs and memory, asked whether to stop
   */
  static Descended train(
      Hierarchy hierarchy,
      RefinementConfig config,
      Chart start,
      long seed,
      RowDevice device,
      Monitor monitor) {
    requireFits(hierarchy, config);
    monitor.account(bytes(hierarchy, start.dimension(), config));
    return new RowTrainer(hierarchy, config, start, seed, monitor).run(device);
  }

  /**
   * Nothing, if rows fit their entries, and what is held out an array.
   *
   * @throws IllegalArgumentException naming how many there may be
   */
  static void requireFits(Hierarchy hierarchy, RefinementConfig config) {
    requireHeldOutFits(hierarchy, config);
    int most = RowProblem.MOST_ROWS;
    if (hierarchy.nodeCount() > most || hierarchy.edgeCount() > most - 8) {
      throw new IllegalArgumentException(
          ("When `sampling` is `shifted`, a hierarchy may have %d nodes and as many edges, but had"
                  + " %d and %d. Set `sampling` to `mined`.")
              .formatted(most, hierarchy.nodeCount(), hierarchy.edgeCount()));
    }
  }

  // A tenth more than the share, since who is held out is drawn.
  private static void requireHeldOutFits(Hierarchy hierarchy, RefinementConfig config) {
    double pairs = Math.min(1, 1.1 * config.validationShare()) * hierarchy.edgeCount();
    if (pairs * (config.negatives() + 2) > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "Of %d relationships `validationShare` %s with %d `negatives` each fit no array. Lower one of them."
              .formatted(hierarchy.edgeCount(), config.validationShare(), config.negatives()));
    }
  }

  /** Bytes of a problem without the ranges of {@link Below}, which account for themselves. */
  static long bytes(Hierarchy hierarchy, int dimension, RefinementConfig config) {
    long heldOut = (long) Math.ceil(hierarchy.edgeCount() * config.validationShare());
    return hierarchy.nodeCount() * (8L * dimension + 48)
        + 16L * hierarchy.edgeCount()
        + heldOut * (40 + 8L * config.negatives());
  }

  /** Bytes of the whole descent on threads; ranges are found to count them. */
  static long bytesOnThreads(
      Hierarchy hierarchy, int dimension, RefinementConfig config, Monitor monitor) {
    Accounted ranges = new Accounted(monitor);
    Below.of(hierarchy, Preorder.of(hierarchy, monitor::check), ranges);
    return bytes(hierarchy, dimension, config)
        + CpuRowDevice.bytes(hierarchy.nodeCount(), 2L * hierarchy.edgeCount(), dimension)
        + ranges.bytes();
  }

  private static RowCosts costs(RefinementConfig config) {
    return new RowCosts(
        (float) config.margin(),
        (float) config.radii().regularization(),
        (float) Math.log(config.radii().min()),
        (float) Math.log(config.radii().max()),
        (float) config.learningRate());
  }

  private HeldOutRows rows(HeldOut heldOut) {
    int width = config.negatives() + 2;
    int[] rows = new int[Math.multiplyExact(heldOut.pairs().length, width)];
    int at = 0;
    for (int e = 0; e < heldOut.pairs().length; e++) {
      rows[at++] = preorder.position()[HeldOut.descendant(heldOut.pairs()[e])];
      rows[at++] = preorder.position()[HeldOut.ancestor(heldOut.pairs()[e])];
      for (int x : heldOut.negatives()[e]) {
        rows[at++] = x < 0 ? x : preorder.position()[x];
      }
    }
    return new HeldOutRows(config.negatives(), rows);
  }

  private RowBalls balls(Chart start) {
    int d = start.dimension();
    float[] centers = new float[start.centers().length];
    float[] logRadii = new float[preorder.size()];
    for (int p = 0; p < logRadii.length; p++) {
      int v = preorder.node()[p];
      System.arraycopy(start.centers(), v * d, centers, p * d, d);
      double log = Math.log(Math.max(Double.MIN_NORMAL, start.radii()[v]));
      logRadii[p] = costs(config).clipped((float) log);
    }
    return new RowBalls(centers, logRadii);
  }

  private Descended run(RowDevice device) {
    try (Rows rows = device.open(problem)) {
      Course.Run run =
          hierarchy.edgeCount() == 0
              ? Course.Run.NONE
              : Course.run(config, monitor, e -> epoch(rows, e), rows::keep);
      return new Descended(chart(rows.kept()), run.curve());
    }
  }

  private Epoch epoch(Rows rows, int number) {
    SplittableRandom random = new SplittableRandom(GradientTrainer.mix(seed, number, -1));
    int key = random.nextInt();
    int[] shifts = Shifts.of(problem.rows(), config.negatives(), random);
    double cost = rows.epoch(key, shifts);
    int heldOut = problem.heldOut().pairs();
    double loss = cost / (problem.entries().length / 2 + problem.rows() * (1L + shifts.length));
    return new Epoch(number, loss, heldOut == 0 ? loss : rows.heldOutCost() / heldOut);
  }

  private Chart chart(RowBalls balls) {
    int d = problem.dimension();
    float[] centers = new float[balls.centers().length];
    double[] radii = new double[preorder.size()];
    for (int p = 0; p < radii.length; p++) {
      int v = preorder.node()[p];
      System.arraycopy(balls.centers(), p * d, centers, v * d, d);
      radii[v] = Math.exp(balls.logRadii()[p]);
    }
    return new Chart(d, centers, radii);
  }
}
