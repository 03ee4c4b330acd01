package sphere.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Better;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.query.ContainmentIndex;
import sphere.geometry.refinement.Refinement;
import sphere.geometry.refinement.SpherexTrainer;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;

/** Trains one hierarchy, checks the answers of its index, and lets JMH time them. */
final class IndexBenchmark {
  private static final int CHECKED_NODES = 200;

  private static final int BALLS = 20;

  /** What is measured in nanoseconds; all else is in microseconds. */
  private static final Set<String> NANOS =
      Set.of(
          "contains", "subsumes", "closureBinarySearch", "ancestors", "common", "descendantCount");

  private final Options options;
  private final PrintStream err;
  private final TimeValue iteration;
  private final Figures figures = new Figures();

  IndexBenchmark(Options options, PrintStream err, TimeValue iteration) {
    this.options = options;
    this.err = err;
    this.iteration = iteration;
  }

  /** The figures, one JSON object a line. */
  String run() throws IOException {
    Hierarchy hierarchy = options.source().read().hierarchy();
    int threads = options.training().concurrency();
    Refinement trained = train(hierarchy);
    Better better =
        Better.of(
            hierarchy, trained.start(), trained.refined(), options.kernel(), threads, Monitor.NONE);
    describe(hierarchy, better.table(), better.audit());
    make(hierarchy, better.table(), better.audit());
    measure(new IndexFile(hierarchy, better.table()));
    return figures.toJsonLines();
  }

  private Refinement train(Hierarchy hierarchy) {
    return options
        .refinement()
        .map(
            descent ->
                SpherexTrainer.train(
                    hierarchy, options.training(), descent, options.kernel(), Monitor.NONE))
        .orElseGet(
            () -> Refinement.none(AtlasTrainer.train(hierarchy, options.training(), Monitor.NONE)));
  }

  private void describe(Hierarchy hierarchy, BallTable table, Audit audit) {
    figures.put("balls", hierarchy.nodeCount()).put("charts", table.chartCount());
    figures.put("coordinatesPerChart", table.dimension()).put("f1", audit.f1());
    figures.put("exceptions", audit.falsePairs() + audit.missedPairs());
  }

  // All that is made only when it is asked for is asked for.
  private void make(Hierarchy hierarchy, BallTable table, Audit audit) {
    if (hierarchy.nodeCount() == 0) {
      throw new IllegalArgumentException("There is no node to ask about: give a file with some.");
    }
    long begin = System.nanoTime();
    ContainmentIndex index = new ContainmentIndex(hierarchy, table, audit, options.kernel());
    index.around(table.ball(0));
    index.descendantCount(0);
    double millis = Math.round((System.nanoTime() - begin) / 1e4) / 1e2;
    long wrong = new SubsumptionCheck(hierarchy, index).errors(options.training().seed());
    figures.put("wrongAnswers", wrong + wrongLists(hierarchy, index) + wrongBalls(table, index));
    figures.put("buildMillis", millis).put("indexBytes", index.bytes());
    figures.put("exceptionBytes", audit.exceptionBytes());
  }

  private static long wrongLists(Hierarchy hierarchy, ContainmentIndex index) {
    int n = hierarchy.nodeCount();
    return IntStream.range(0, CHECKED_NODES)
        .map(i -> (int) (i * (long) n / CHECKED_NODES))
        .filter(
            v ->
                !Arrays.equals(index.ancestors(v, true), hierarchy.ancestors(v))
                    || index.descendantCount(v) != hierarchy.descendants(v).length)
        .count();
  }

  private static long wrongBalls(BallTable table, ContainmentIndex index) {
    long wrong = 0;
    for (int i = 0; i < BALLS; i++) {
      Ball ball = table.ball((int) (i * (long) table.nodeCount() / BALLS));
      double[] around = margins(table, v -> table.ball(v).margin(ball));
      double[] inside = margins(table, v -> ball.margin(table.ball(v)));
      wrong += Arrays.equals(index.around(ball), contained(around)) ? 0 : 1;
      wrong += Arrays.equals(index.inside(ball), contained(inside)) ? 0 : 1;
      wrong += inOrder(index.nearest(ball, 10), around) ? 0 : 1;
      wrong += inOrder(index.nearestInside(ball, 10), inside) ? 0 : 1;
    }
    return wrong;
  }

  private static double[] margins(BallTable table, IntToDoubleFunction ofOrdinal) {
    return IntStream.range(0, table.nodeCount()).mapToDouble(ofOrdinal).toArray();
  }

  private static int[] contained(double[] margins) {
    return IntStream.range(0, margins.length).filter(v -> margins[v] >= 0).toArray();
  }

  // Each before all others, but those before it: by a pass over all for each.
  private static boolean inOrder(int[] best, double[] margins) {
    double[] left = margins.clone();
    for (int v : best) {
      int first = 0;
      for (int u = 1; u < left.length; u++) {
        first = left[u] > left[first] ? u : first;
      }
      if (first != v) {
        return false;
      }
      left[v] = Double.NEGATIVE_INFINITY;
    }
    return best.length == Math.min(10, margins.length);
  }

  private void measure(IndexFile model) throws IOException {
    Path file = Files.createTempFile("sphere-index", ".bin");
    try {
      model.write(file);
      times(file)
          .forEach(
              (name, nanos) ->
                  figures.put(
                      name + (NANOS.contains(name) ? "Nanos" : "Micros"),
                      NANOS.contains(name) ? nanos : nanos / 1e3));
    } finally {
      Files.delete(file);
    }
  }

  private Map<String, Double> times(Path file) {
    var chosen =
        new OptionsBuilder()
            .include("\\.IndexLoops\\.")
            .forks(1)
            .warmupIterations(5)
            .warmupTime(iteration)
            .measurementIterations(5)
            .measurementTime(iteration)
            .param("file", file.toString())
            .param("kernel", options.kernel().name())
            .jvmArgsAppend("--add-modules=jdk.incubator.vector", "-Xmx3g")
            .build();
    OutputFormat format = OutputFormatFactory.createFormatInstance(err, VerboseMode.NORMAL);
    Map<String, Double> times = new TreeMap<>();
    try {
      for (RunResult result : new Runner(chosen, format).run()) {
        String name = result.getPrimaryResult().getLabel();
        times.put(name, result.getPrimaryResult().getStatistics().getPercentile(50));
      }
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not run: " + e.getMessage(), e);
    }
    return times;
  }
}
