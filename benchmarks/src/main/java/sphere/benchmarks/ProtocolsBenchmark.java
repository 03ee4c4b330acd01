package sphere.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/** The protocols of the literature, as they define them, within a number of floats per node. */
final class ProtocolsBenchmark {
  private static final int CHART = 4;

  private final Options options;
  private final PrintStream err;
  private final Figures figures = new Figures();

  ProtocolsBenchmark(Options options, PrintStream err) {
    this.options = options;
    this.err = err;
  }

  String run() throws IOException {
    Hierarchy hierarchy = options.source().read().hierarchy();
    TrainingConfig config = within(options.training());
    figures.put("dimension", options.training().floatsPerNode());
    figures.put("charts", config.maxCharts()).put("coordinatesPerChart", config.dimension());
    reconstruction(hierarchy, config);
    Closure closure = Closure.of(hierarchy);
    closureF1(closure, config);
    secondParents(closure, config);
    return figures.toJsonLines();
  }

  // Radii count too: D numbers are charts of four coordinates and a radius.
  private static TrainingConfig within(TrainingConfig asked) {
    int numbers = asked.floatsPerNode();
    int d = Math.max(2, Math.min(CHART, numbers - 1));
    int charts = Math.max(1, Math.min(TrainingConfig.MAX_CHARTS, numbers / (d + 1)));
    return new TrainingConfig(d, charts, numbers, asked.seed(), asked.concurrency());
  }

  private void reconstruction(Hierarchy hierarchy, TrainingConfig config) {
    err.println("reconstruction");
    int threads = config.concurrency();
    BallTable table = AtlasTrainer.train(hierarchy, config, Monitor.NONE);
    Audit audit = Auditor.audit(hierarchy, table, options.kernel(), threads, Monitor.NONE);
    Ranking ranking = ReconstructionProtocol.run(hierarchy, table, audit, threads);
    figures.put("reconstructionMeanRank", ranking.meanRank());
    figures.put("reconstructionMap", 100 * ranking.meanAveragePrecision());
  }

  private void closureF1(Closure closure, TrainingConfig config) {
    ClosureProtocol protocol = new ClosureProtocol(closure, config.seed());
    for (int percent : new int[] {0, 10, 25, 50}) {
      err.println("closure, " + percent + " % of the implied pairs");
      figures.put("closureF1At" + percent, 100 * protocol.f1(percent, config));
    }
  }

  private void secondParents(Closure closure, TrainingConfig config) {
    err.println("second parents");
    SecondParentProtocol protocol = new SecondParentProtocol(closure, config.seed());
    protocol.run(config);
    figures.put("secondParents", protocol.byMargin().questions());
    put("secondParent", protocol.byMargin());
    put("secondParentByChildren", protocol.byChildren());
  }

  private void put(String name, Ranking ranking) {
    figures.put(name + "Mrr", ranking.meanReciprocalRank());
    figures.put(name + "HitsAt10", ranking.hitsAt10());
  }
}
