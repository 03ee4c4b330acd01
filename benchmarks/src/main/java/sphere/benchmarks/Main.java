package sphere.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.runner.options.TimeValue;

/** Entry point: figures as JSON lines on standard output, everything else on standard error. */
public final class Main {
  private static final String USAGE =
      """
      Usage: benchmarks/run hierarchy (--nodes FILE --edges FILE | --jdk)
                 [--charts auto|exact|N] [--floats N] [--dimension N] [--seed N] [--threads N]
                 [--kernel auto|vector|scalar]
               NODES: id TAB name TAB definition; EDGES: child TAB parent; no header; plain or gzip
             benchmarks/run lens < LINES   (each: dimension outerRadius innerRadius distance)
             benchmarks/run kernels        (JMH, about three minutes; ratios)
             benchmarks/run plots FOLDER   (the pictures of docs/geometry.md)""";

  private Main() {}

  /**
   * Runs one benchmark.
   *
   * @param args its name and options
   */
  public static void main(String[] args) {
    int status = run(args, System.in, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    if (Arrays.asList(args).contains("--help")) {
      out.println(USAGE);
      return 0;
    }
    try {
      measure(args, in, out, err);
      return 0;
    } catch (IllegalArgumentException | IllegalStateException | IOException e) {
      err.println("benchmarks/run: " + e.getMessage());
      err.println(USAGE);
      return 2;
    }
  }

  private static void measure(String[] args, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    List<String> options = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
    switch (args.length == 0 ? "" : args[0]) {
      case "hierarchy" -> out.println(new HierarchyBenchmark(Options.parse(options), err).run());
      case "lens" -> LensBenchmark.run(in, out);
      case "kernels" ->
          new KernelBenchmark(err, 3, TimeValue.milliseconds(200)).run().forEach(out::println);
      case "plots" -> GeometryPlots.write(folder(options));
      default ->
          throw new IllegalArgumentException(
              "The benchmark must be `hierarchy`, `kernels`, `lens` or `plots`, but %s."
                  .formatted(args.length == 0 ? "none was given" : "`" + args[0] + "` is not one"));
    }
  }

  private static Path folder(List<String> options) {
    if (options.size() != 1) {
      throw new IllegalArgumentException("`plots` needs the one folder to write to.");
    }
    return Path.of(options.get(0));
  }
}
