package sphere.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;

/** The protocols of the literature, as they define them, within a number of floats per node. */
final class ProtocolsBenchmark {
  private static final int[] PERCENT = {0, 10, 25, 50};

  private final Options options;
  private final int numbers;
  private final NumberedBalls balls;
  private final PrintStream err;
  private final Figures figures = new Figures();

  ProtocolsBenchmark(Options options, int numbers, PrintStream err) {
    this.options = options;
    this.numbers = numbers;
    balls = new NumberedBalls(options, numbers);
    this.err = err;
  }

  String run() throws IOException {
    Hierarchy hierarchy = options.source().read().hierarchy();
    figures.put("dimension", numbers).put("charts", balls.training().maxCharts());
    figures.put("coordinatesPerChart", balls.training().dimension());
    reconstruction(hierarchy);
    Closure closure = Closure.of(hierarchy);
    closureF1(closure);
    secondParents(closure);
    if (options.refinement().isPresent()) {
      figures.put("trainings", 2 + PERCENT.length).put("refined", balls.refined());
    }
    return figures.toJsonLines();
  }

  private void reconstruction(Hierarchy hierarchy) {
    err.println("reconstruction");
    int threads = options.training().concurrency();
    BallTable table = balls.of(hierarchy);
    Audit audit = Auditor.audit(hierarchy, table, options.kernel(), threads, Monitor.NONE);
    Ranking ranking = ReconstructionProtocol.run(hierarchy, table, audit, threads);
    figures.put("reconstructionMeanRank", ranking.meanRank());
    figures.put("reconstructionMap", 100 * ranking.meanAveragePrecision());
  }

  private void closureF1(Closure closure) {
    ClosureProtocol protocol = new ClosureProtocol(closure, options.training().seed());
    for (int percent : PERCENT) {
      err.println("closure, " + percent + " % of the implied pairs");
      figures.put("closureF1At" + percent, 100 * protocol.f1(percent, balls));
    }
  }

  private void secondParents(Closure closure) {
    err.println("second parents");
    SecondParentProtocol protocol = new SecondParentProtocol(closure, options.training().seed());
    protocol.run(balls);
    figures.put("secondParents", protocol.byMargin().questions());
    put("secondParent", protocol.byMargin());
    put("secondParentByChildren", protocol.byChildren());
  }

  private void put(String name, Ranking ranking) {
    figures.put(name + "Mrr", ranking.meanReciprocalRank());
    figures.put(name + "HitsAt10", ranking.hitsAt10());
  }
}
