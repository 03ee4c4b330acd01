package sphere.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Better;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.query.ContainmentIndex;
import sphere.geometry.refinement.Refinement;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.SpherexTrainer;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;

/** Read, train, audit and check one hierarchy. */
final class HierarchyBenchmark {
  private final Options options;
  private final PrintStream err;
  private final Figures figures = new Figures();

  HierarchyBenchmark(Options options, PrintStream err) {
    this.options = options;
    this.err = err;
  }

  /** The figures, one JSON object a line. */
  String run() throws IOException {
    long begin = System.nanoTime();
    HierarchyFile file = options.source().read();
    double readSeconds = seconds(begin);
    shape(file);
    work(file.hierarchy(), readSeconds);
    return figures.toJsonLines();
  }

  private void shape(HierarchyFile file) {
    Hierarchy h = file.hierarchy();
    err.printf(
        "read %d nodes and %d edges; passed over %d duplicates and %d self-loops, %d edges have an"
            + " end that is no node%n",
        h.memberCount(),
        h.memberEdgeCount(),
        h.duplicateEdges(),
        h.selfLoops(),
        file.danglingEdges());
    figures.put("nodes", h.memberCount()).put("edges", h.memberEdgeCount());
    figures.put("mergedCycles", h.cycleCount()).put("balls", h.nodeCount());
    figures.put("danglingEdges", file.danglingEdges());
  }

  private void work(Hierarchy h, double readSeconds) {
    long begin = System.nanoTime();
    Refinement trained = train(h);
    double trainSeconds = seconds(begin);
    err.println("trained in " + trainSeconds + " s");
    begin = System.nanoTime();
    Better better =
        Better.of(
            h,
            trained.start(),
            trained.refined(),
            options.kernel(),
            options.training().concurrency(),
            Monitor.NONE);
    BallTable table = better.table();
    Audit audit = better.audit();
    double auditSeconds = seconds(begin);
    err.println("audited in " + auditSeconds + " s");
    if (options.refinement().isPresent()) {
      figures.put("epochs", trained.curve().size()).put("refined", better.second() ? 1 : 0);
      figures.put("refinedF1", better.refinedF1());
    }
    // Before the check, which is no part of the work that is measured.
    long peak = peakHeapMiB();
    quality(table, audit);
    figures.put("subsumptionErrors", subsumptionErrors(h, table, audit));
    figures.put("readSeconds", readSeconds).put("trainSeconds", trainSeconds);
    figures.put("auditSeconds", auditSeconds).put("peakHeapMiB", peak);
  }

  private Refinement train(Hierarchy h) {
    if (options.refinement().isPresent()) {
      RefinementConfig config = options.refinement().get();
      Refinement result =
          SpherexTrainer.train(h, options.training(), config, options.kernel(), Monitor.NONE);
      result.curve().forEach(err::println);
      return result;
    }
    return Refinement.none(AtlasTrainer.train(h, options.training(), Monitor.NONE));
  }

  private void quality(BallTable table, Audit audit) {
    figures.put("charts", table.chartCount()).put("floatsPerNode", table.floatsPerNode());
    figures.put("meanFloatsPerNode", table.meanFloatsPerNode());
    figures.put("closurePairs", audit.closurePairs()).put("precision", audit.precision());
    figures.put("recall", audit.recall()).put("f1", audit.f1());
    figures.put("falsePairs", audit.falsePairs()).put("missedPairs", audit.missedPairs());
    figures.put("exceptionBytes", audit.exceptionBytes());
    figures.put("uncertifiedEdges", audit.uncertifiedEdges()).put("minRadius", audit.minRadius());
  }

  private long subsumptionErrors(Hierarchy h, BallTable table, Audit audit) {
    ContainmentIndex index = new ContainmentIndex(h, table, audit, options.kernel());
    return new SubsumptionCheck(h, index).errors(options.training().seed());
  }

  private static double seconds(long begin) {
    return Math.round((System.nanoTime() - begin) / 1e6) / 1e3;
  }

  private static long peakHeapMiB() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      bytes += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    return bytes >> 20;
  }
}
