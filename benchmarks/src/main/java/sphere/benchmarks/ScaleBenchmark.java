package sphere.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.training.Accounted;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Estimate;
import sphere.geometry.training.Monitor;

/**
 * Training and audit of made hierarchies of ever more nodes: each node below a random earlier one,
 * every tenth below another one too; and what one wide node and one deep chain cost against a
 * random tree of as many nodes.
 */
final class ScaleBenchmark {
  private static final int SHAPED = 100_001;

  private final Options options;
  private final PrintStream err;
  private final List<double[]> points = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  ScaleBenchmark(Options options, PrintStream err) {
    this.options = options;
    this.err = err;
  }

  /**
   * Figures, one JSON object a line.
   *
   * @param sizes numbers of nodes, rising; the first also warms up
   */
  List<String> run(int... sizes) {
    measure(made(sizes[0]), false);
    for (int n : sizes) {
      err.println(n + " nodes");
      measure(made(n), true);
    }
    lines.add(line("exponent", slope()));
    shapes(Math.min(SHAPED, sizes[sizes.length - 1]));
    return lines;
  }

  // Each the best of some, since a collection of garbage takes as long as a whole training.
  private void shapes(int n) {
    SplittableRandom random = new SplittableRandom(options.training().seed());
    double tree = best(shaped(n, v -> random.nextInt(v)));
    double wide = best(shaped(n, v -> 0));
    double chain = best(shaped(n, v -> v - 1));
    lines.add(line("wideOverTree", n, wide / tree));
    lines.add(line("chainOverTree", n, chain / tree));
  }

  private static Hierarchy shaped(int n, IntUnaryOperator parent) {
    HierarchyBuilder builder = new HierarchyBuilder(n);
    for (int v = 1; v < n; v++) {
      builder.add(v, parent.applyAsInt(v));
    }
    return builder.build();
  }

  private double best(Hierarchy hierarchy) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 7; i++) {
      long begin = System.nanoTime();
      AtlasTrainer.train(hierarchy, options.training(), Monitor.NONE);
      best = Math.min(best, (System.nanoTime() - begin) / 1e9);
    }
    return best;
  }

  private Hierarchy made(int n) {
    SplittableRandom random = new SplittableRandom(options.training().seed());
    HierarchyBuilder builder = new HierarchyBuilder(n);
    for (int v = 1; v < n; v++) {
      builder.add(v, random.nextInt(v));
      if (random.nextInt(10) == 0) {
        builder.add(v, random.nextInt(v));
      }
    }
    return builder.build();
  }

  private void measure(Hierarchy hierarchy, boolean counts) {
    Estimate estimate = AtlasTrainer.estimate(hierarchy, options.training(), Monitor.NONE);
    Accounted taken = new Accounted(Monitor.NONE);
    long begin = System.nanoTime();
    BallTable table = AtlasTrainer.train(hierarchy, options.training(), taken);
    double train = (System.nanoTime() - begin) / 1e9;
    begin = System.nanoTime();
    Audit audit =
        Auditor.audit(
            hierarchy, table, options.kernel(), options.training().concurrency(), Monitor.NONE);
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (counts) {
      int n = hierarchy.nodeCount();
      points.add(new double[] {Math.log(n), Math.log(train)});
      lines.add(line("trainSeconds", n, train));
      lines.add(line("auditSeconds", n, seconds));
      lines.add(line("trainBytesPerNode", n, taken.bytes() / (double) n));
      lines.add(line("tableBytesPerNode", n, table.bytes() / (double) n));
      lines.add(line("estimatedOverTakenBytes", n, estimate.bytes() / (double) taken.bytes()));
      lines.add(line("estimatedOverTakenMillis", n, estimate.millis() / 1e3 / train));
      lines.add(line("f1", n, audit.f1()));
    }
  }

  // Least squares of log seconds by log nodes.
  private double slope() {
    double x = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
    double y = points.stream().mapToDouble(p -> p[1]).average().orElseThrow();
    double xy = points.stream().mapToDouble(p -> (p[0] - x) * (p[1] - y)).sum();
    double xx = points.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
    return xy / xx;
  }

  private static String line(String figure, double value) {
    return String.format(Locale.ROOT, "{\"figure\":\"%s\",\"value\":%.6g}", figure, value);
  }

  private static String line(String figure, int nodes, double value) {
    return String.format(
        Locale.ROOT, "{\"figure\":\"%s\",\"nodes\":%d,\"value\":%.6g}", figure, nodes, value);
  }
}
