package sphere.geometry.audit;

import java.util.concurrent.atomic.AtomicLong;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Finds every pair on which balls and hierarchy disagree, without looking at every pair.
 *
 * <p>Missed pairs: each closure pair is tested directly. False pairs: in a chart's tree of balls
 * ({@link ChartForest}) everything below a node lies inside its ball, so a ball contains a stranger
 * only if two siblings touch, somewhere above; only below such siblings is searched, pair by pair.
 */
public final class Auditor {
  private final Hierarchy hierarchy;
  private final BallTable table;
  private final Kernel kernel;
  private final Monitor monitor;
  private final Workers workers;
  private final LongList falsePairs;
  private final LongList missedPairs;
  private final AtomicLong closure = new AtomicLong();
  private final AtomicLong uncertified = new AtomicLong();

  private Auditor(
      Hierarchy hierarchy, BallTable table, Kernel kernel, Monitor monitor, Workers workers) {
    this.hierarchy = hierarchy;
    this.table = table;
    this.kernel = kernel;
    this.monitor = monitor;
    this.workers = workers;
    falsePairs = new LongList(monitor);
    missedPairs = new LongList(monitor);
  }

  /**
   * Audits all ordered pairs of different ordinals.
   *
   * @param kernel measures siblings; never changes the result
   * @param concurrency threads; never changes the result
   */
  public static Audit audit(
      Hierarchy h, BallTable t, Kernel kernel, int concurrency, Monitor monitor) {
    try (Workers workers = new Workers(concurrency, monitor)) {
      return new Auditor(h, t, kernel, monitor, workers).run();
    }
  }

  private Audit run() {
    monitor.progress("audit", 0);
    workers.run(hierarchy.nodeCount(), 256, this::ancestors);
    for (int k = 0; k < table.chartCount(); k++) {
      monitor.progress("audit", (k + 1.0) / (table.chartCount() + 1));
      strangers(k);
    }
    PairTable missed = new PairTable(missedPairs.distinct());
    PairTable excluded = new PairTable(falsePairs.distinct());
    monitor.progress("audit", 1);
    return new Audit(
        closure.get(),
        closure.get() - missed.size(),
        excluded.size(),
        missed.size(),
        (int) uncertified.get(),
        minRadius(),
        missed,
        excluded);
  }

  private Workers.Task ancestors() {
    Reach reach = new Reach(hierarchy);
    return v -> {
      int count = reach.visit(v, true);
      closure.addAndGet(count - 1);
      for (int i = 1; i < count; i++) {
        if (!table.contains(reach.visited(i), v)) {
          missedPairs.add(PairTable.pair(reach.visited(i), v));
        }
      }
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        uncertified.addAndGet(table.contains(hierarchy.parent(s), v) ? 0 : 1);
      }
    };
  }

  private void strangers(int k) {
    ChartForest forest = ChartForest.of(hierarchy, table, k);
    workers.run(
        forest.virtualRoot() + 1,
        64,
        () -> {
          Crossing crossing = new Crossing(forest, k);
          Overlaps overlaps = new Overlaps(forest, kernel, monitor, crossing::cross);
          return v -> {
            overlaps.among(
                java.util.Arrays.copyOfRange(
                    forest.children(), forest.begin()[v], forest.begin()[v + 1]));
            crossing.upward(v);
          };
        });
  }

  private double minRadius() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < table.chartCount(); k++) {
      double[] radii = table.chart(k).radii();
      double largest = java.util.Arrays.stream(radii).max().orElse(1);
      double least = java.util.Arrays.stream(radii).min().orElse(1);
      smallest = Math.min(smallest, largest > 0 ? least / largest : 0);
    }
    return smallest;
  }

  /** Looks below two touching balls; scratch of one thread. */
  private final class Crossing {
    private final ChartForest forest;
    private final int k;
    private final Chart chart;
    private final Reach reach = new Reach(hierarchy);
    private int visits;

    Crossing(ChartForest forest, int k) {
      this.forest = forest;
      this.k = k;
      this.chart = forest.chart();
    }

    // Every pair (node at or below x, node at or below y) is met once, unless balls above are
    // apart.
    void cross(int x, int y) {
      if (!Overlaps.touching(chart, x, y)) {
        return;
      }
      against(x, y);
      for (int s = forest.begin()[x]; s < forest.begin()[x + 1]; s++) {
        cross(forest.children()[s], y);
      }
    }

    private void against(int x, int y) {
      if (!Overlaps.touching(chart, x, y)) {
        return;
      }
      if ((++visits & 1023) == 0) {
        monitor.check();
      }
      test(x, y);
      test(y, x);
      for (int s = forest.begin()[y]; s < forest.begin()[y + 1]; s++) {
        against(x, forest.children()[s]);
      }
    }

    // A ball as large as one around it contains that one too.
    void upward(int v) {
      if (v < forest.virtualRoot()) {
        for (int a = forest.parent()[v];
            a < forest.virtualRoot() && chart.contains(v, a);
            a = forest.parent()[a]) {
          test(v, a);
        }
      }
    }

    private void test(int outer, int inner) {
      if (chart.contains(outer, inner)) {
        int around = table.ordinal(k, outer);
        int inside = table.ordinal(k, inner);
        reach.visit(inside, true);
        if (!reach.reached(around)) {
          falsePairs.add(PairTable.pair(around, inside));
        }
      }
    }
  }
}
