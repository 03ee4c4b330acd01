package sphere.geometry.audit;

import java.util.Arrays;
import java.util.Optional;
import sphere.geometry.ball.BallTable;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.PairScans;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Finds every pair on which balls and hierarchy disagree, without looking at every pair.
 *
 * <p>Missed pairs: {@link Upward}. False pairs: in a chart's tree of balls ({@link ChartForest})
 * everything below a node lies inside its ball, so a ball contains a stranger only if two siblings
 * touch, somewhere above; only below such siblings is searched, pair by pair ({@link Crossing}).
 */
public final class Auditor {
  private final Hierarchy hierarchy;
  private final BallTable table;
  private final Kernel kernel;
  private final Monitor monitor;
  private final Workers workers;
  private final LongList falsePairs;

  private Auditor(
      Hierarchy hierarchy, BallTable table, Kernel kernel, Monitor monitor, Workers workers) {
    this.hierarchy = hierarchy;
    this.table = table;
    this.kernel = kernel;
    this.monitor = monitor;
    this.workers = workers;
    falsePairs = new LongList(monitor);
  }

  /**
   * Audits all ordered pairs of different ordinals.
   *
   * @param kernel measures siblings; never changes the result
   * @param concurrency threads; never changes the result
   */
  public static Audit audit(
      Hierarchy h, BallTable t, Kernel kernel, int concurrency, Monitor monitor) {
    return audit(h, t, kernel, PairScans.NONE, concurrency, monitor);
  }

  /**
   * The same, on a device where that pays and there is one.
   *
   * @param device looks at all pairs of a chart; never changes the result
   * @throws sphere.geometry.device.DeviceException if it fails
   */
  public static Audit audit(
      Hierarchy h, BallTable t, Kernel kernel, PairScans device, int concurrency, Monitor monitor) {
    monitor.account(bytes(h.nodeCount(), concurrency));
    try (Workers workers = new Workers(concurrency, monitor)) {
      return new Auditor(h, t, kernel, monitor, workers).run(device);
    }
  }

  /**
   * Bytes that an audit accounts, beside those of the pairs that it finds: what is known of the
   * ways up, the largest chart's tree and what makes it, marks of each thread.
   */
  public static long bytes(int nodes, int threads) {
    return nodes * (Upward.BYTES + ChartForest.BYTES + 8L * threads);
  }

  private Audit run(PairScans device) {
    monitor.progress("audit", 0);
    Upward upward = new Upward(hierarchy, table, monitor);
    upward.run(workers);
    for (int k = 0; k < table.chartCount(); k++) {
      monitor.progress("audit", (k + 1.0) / (table.chartCount() + 1));
      ChartForest forest = ChartForest.of(hierarchy, table, k, monitor);
      if (!AllPairs.pays(forest, upward.closure()) || !onDevice(k, device)) {
        strangers(k, forest);
      }
    }
    PairTable missed = new PairTable(upward.missed());
    PairTable excluded = new PairTable(falsePairs.distinct());
    monitor.progress("audit", 1);
    return new Audit(
        upward.closure(),
        upward.closure() - missed.size(),
        excluded.size(),
        missed.size(),
        upward.uncertified(),
        minRadius(table),
        missed,
        excluded);
  }

  // Whether it was done there.
  private boolean onDevice(int k, PairScans device) {
    Optional<PairScan> found = device.of(table.chart(k));
    if (found.isPresent()) {
      try (PairScan scan = found.get()) {
        new AllPairs(hierarchy, table, falsePairs, monitor).find(k, scan);
      }
    }
    return found.isPresent();
  }

  private void strangers(int k, ChartForest forest) {
    workers.run(
        forest.virtualRoot() + 1,
        64,
        () -> {
          Crossing crossing = new Crossing(hierarchy, table, k, forest, falsePairs, monitor);
          Overlaps overlaps = new Overlaps(forest, kernel, monitor, crossing::cross);
          return v -> {
            overlaps.among(
                Arrays.copyOfRange(forest.children(), forest.begin()[v], forest.begin()[v + 1]));
            crossing.upward(v);
          };
        });
  }

  /** The smallest radius as a share of the largest of its chart, over all charts. */
  static double minRadius(BallTable table) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < table.chartCount(); k++) {
      double[] radii = table.chart(k).radii();
      double largest = Arrays.stream(radii).max().orElse(1);
      double least = Arrays.stream(radii).min().orElse(1);
      smallest = Math.min(smallest, largest > 0 ? least / largest : 0);
    }
    return smallest;
  }
}
