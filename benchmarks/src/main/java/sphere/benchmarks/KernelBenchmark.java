package sphere.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Kernels against each other, a scan against a plain read, one exact probability.
 *
 * <p>Rounds take turns, and of each loop the median of its rounds counts, so that a machine that is
 * busy for a while disturbs both sides of a ratio or neither.
 */
final class KernelBenchmark {
  private final PrintStream err;
  private final int rounds;
  private final TimeValue iteration;
  private final Map<String, List<Double>> times = new HashMap<>();

  KernelBenchmark(PrintStream err, int rounds, TimeValue iteration) {
    this.err = err;
    this.rounds = rounds;
    this.iteration = iteration;
  }

  /** The figures, one JSON object a line. */
  List<String> run() {
    for (int round = 0; round < rounds; round++) {
      measure("KernelLoops.oneToMany", "16", "64", "256");
      measure("KernelLoops.(pair|manyToMany|add)", "64");
      measure("(MemoryLoops|LensLoops)");
    }
    List<String> lines = new ArrayList<>();
    for (int d : new int[] {16, 64, 256}) {
      lines.add(dimensional("vectorOverScalar", d, ratio("oneToMany", d)));
    }
    lines.add(dimensional("vectorOverScalarPair", 64, ratio("pair", 64)));
    lines.add(dimensional("vectorOverScalarBlock", 64, ratio("manyToMany", 64)));
    lines.add(dimensional("vectorOverScalarAdd", 64, ratio("add", 64)));
    lines.add(figure("bandwidthShare", time("read") / time("distances")));
    lines.add(figure("bandwidthShareDecided", time("read") / time("around")));
    lines.add(figure("readGigabytesPerSecond", 1e3 * MemoryLoops.GIGABYTES / time("read")));
    lines.add(figure("probabilityNanos", time("probability")));
    lines.add(figure("commonsMathOverProbability", time("commonsMath") / time("probability")));
    return lines;
  }

  private void measure(String loops, String... dimensions) {
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .include("\\." + loops)
            .forks(1)
            .warmupIterations(6)
            .warmupTime(iteration)
            .measurementIterations(3)
            .measurementTime(iteration)
            .jvmArgsAppend("--add-modules=jdk.incubator.vector", "-Xmx2g");
    if (dimensions.length > 0) {
      builder.param("dimension", dimensions);
    }
    OutputFormat format = OutputFormatFactory.createFormatInstance(err, VerboseMode.NORMAL);
    try {
      results(new Runner(builder.build(), format).run());
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not run: " + e.getMessage(), e);
    }
  }

  private void results(Collection<RunResult> results) {
    for (RunResult result : results) {
      String kernel = result.getParams().getParam("kernel");
      String key = result.getPrimaryResult().getLabel();
      String name = kernel == null ? key : key + kernel + result.getParams().getParam("dimension");
      double score = result.getPrimaryResult().getScore();
      times.computeIfAbsent(name, k -> new ArrayList<>()).add(score);
    }
  }

  private double ratio(String loop, int dimension) {
    return time(loop + "scalar" + dimension) / time(loop + "vector" + dimension);
  }

  private double time(String name) {
    double[] sorted = times.get(name).stream().mapToDouble(x -> x).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static String dimensional(String name, int dimension, double value) {
    return String.format(
        Locale.ROOT, "{\"figure\":\"%s\",\"dimension\":%d,\"value\":%.6f}", name, dimension, value);
  }

  private static String figure(String name, double value) {
    return String.format(Locale.ROOT, "{\"figure\":\"%s\",\"value\":%.6f}", name, value);
  }
}
