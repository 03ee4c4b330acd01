package sphere.benchmarks.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import sphere.benchmarks.Main;
import sphere.benchmarks.Options;

/** Entry point of the benchmarks that need a running Neo4j. */
public final class DatabaseMain {
  private DatabaseMain() {}

  /**
   * Runs one benchmark.
   *
   * @param args its name and options
   */
  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    // Threads of Neo4j may linger.
    System.exit(status);
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    return Main.report(args, out, err, () -> measure(args, out, err));
  }

  private static void measure(String[] args, PrintStream out, PrintStream err) throws IOException {
    List<String> options = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
    switch (args.length == 0 ? "" : args[0]) {
      case "queries" -> queries(options, out, err);
      default -> throw new IllegalArgumentException("The benchmark must be `queries` or `soak`.");
    }
  }

  private static void queries(List<String> options, PrintStream out, PrintStream err)
      throws IOException {
    Options parsed = Options.parse(options, "--seed", "--seconds");
    double seconds = seconds(options);
    QueriesBenchmark benchmark =
        new QueriesBenchmark(
            parsed.source().read().hierarchy(), parsed.training(), seconds, out, err);
    Path home = Files.createTempDirectory("sphere-queries");
    try {
      benchmark.run(home);
    } finally {
      delete(home);
    }
  }

  private static double seconds(List<String> options) {
    Set<String> known = Set.of("--nodes", "--edges", "--seed", "--seconds");
    Map<String, String> given =
        Options.pairs(options.stream().filter(a -> !a.equals("--jdk")).toList(), known);
    String text = given.getOrDefault("--seconds", "2");
    try {
      double value = Double.parseDouble(text);
      if (value > 0 && value <= 600) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number out of range.
    }
    throw new IllegalArgumentException(
        "Value for `--seconds` was `" + text + "`, but must be a number above 0, at most 600.");
  }

  private static void delete(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
