package sphere.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;

/** Entry point: figures as JSON lines on standard output, everything else on standard error. */
public final class Main {
  private static final String USAGE =
      "Usage: benchmarks/run hierarchy (--nodes FILE --edges FILE | --jdk)"
          + " [--charts auto|exact|N] [--floats N] [--dimension N] [--seed N] [--threads N]";

  private Main() {}

  /**
   * Runs one benchmark.
   *
   * @param args its name and options
   */
  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (Arrays.asList(args).contains("--help")) {
      out.println(USAGE);
      return 0;
    }
    try {
      measure(args, out, err);
      return 0;
    } catch (IllegalArgumentException | IOException e) {
      err.println("benchmarks/run: " + e.getMessage());
      err.println(USAGE);
      return 2;
    }
  }

  private static void measure(String[] args, PrintStream out, PrintStream err) throws IOException {
    if (args.length == 0 || !args[0].equals("hierarchy")) {
      String given = args.length == 0 ? "none was given" : "`" + args[0] + "` is not one";
      throw new IllegalArgumentException("The benchmark must be `hierarchy`, but " + given + ".");
    }
    Options options = Options.parse(Arrays.asList(args).subList(1, args.length));
    out.println(new HierarchyBenchmark(options, err).run());
  }
}
