package sphere.benchmarks.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import sphere.benchmarks.Main;
import sphere.benchmarks.Options;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

/** Entry point of the benchmarks that need a running Neo4j. */
public final class DatabaseMain {
  /** What a soak calls itself with, in processes of its own. */
  static final String LIFE = "soak-life";

  private static final int MADE = 3000;
  private static final int LEAVES = 200;
  private static final Set<String> LIFE_OPTIONS =
      Set.of(
          "--folder", "--millis", "--last", "--load", "--leaves", "--nodes", "--edges", "--seed");

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
      case "soak" -> out.println(soak(options, err));
      case LIFE -> life(options, out, err);
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

  private static String soak(List<String> options, PrintStream err) throws IOException {
    Map<String, String> given = given(options, Set.of("--nodes", "--edges", "--seed", "--minutes"));
    if (!given.containsKey("--minutes")) {
      throw new IllegalArgumentException("Option `--minutes` is missing.");
    }
    Duration time = Duration.ofMinutes(Options.number(given, "--minutes", 0, 1, 10_080));
    List<String> rest = without(options, "--minutes");
    hierarchy(rest);
    Path folder = Files.createTempDirectory("sphere-soak");
    try {
      return new SoakBenchmark(folder, time, rest, seed(given), LEAVES, err).run();
    } finally {
      delete(folder);
    }
  }

  private static void life(List<String> options, PrintStream out, PrintStream err)
      throws IOException {
    Map<String, String> given = given(options, LIFE_OPTIONS);
    List<String> rest = options;
    for (String own : List.of("--folder", "--millis", "--last", "--load", "--leaves")) {
      rest = without(rest, own);
    }
    dieWithParent();
    new SoakLife(
            Path.of(given.get("--folder")),
            hierarchy(rest),
            Long.parseLong(given.get("--load")),
            Integer.parseInt(given.get("--leaves")),
            out,
            err)
        .run(
            Duration.ofMillis(Long.parseLong(given.get("--millis"))),
            Boolean.parseBoolean(given.get("--last")));
  }

  // Of a parent that is gone there is no more input.
  private static void dieWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is told this way.
                }
              } catch (IOException e) {
                // As if it had ended.
              }
              Runtime.getRuntime().halt(1);
            },
            "soak-watch");
    watch.setDaemon(true);
    watch.start();
  }

  // That of the files, or one that is made.
  private static Hierarchy hierarchy(List<String> options) throws IOException {
    boolean read = options.stream().anyMatch(Set.of("--nodes", "--edges", "--jdk")::contains);
    return read
        ? Options.parse(options, "--seed").source().read().hierarchy()
        : made(seed(given(options, Set.of("--seed"))));
  }

  private static Hierarchy made(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HierarchyBuilder builder = new HierarchyBuilder(MADE);
    for (int v = 1; v < MADE; v++) {
      builder.add(v, random.nextInt(v));
      if (random.nextInt(10) == 0) {
        builder.add(v, random.nextInt(v));
      }
    }
    return builder.build();
  }

  private static long seed(Map<String, String> given) {
    return Options.number(given, "--seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static Map<String, String> given(List<String> options, Set<String> known) {
    return Options.pairs(options.stream().filter(a -> !a.equals("--jdk")).toList(), known);
  }

  private static List<String> without(List<String> options, String key) {
    List<String> rest = new ArrayList<>(options);
    int at = rest.indexOf(key);
    rest.subList(at, at + 2).clear();
    return rest;
  }

  private static double seconds(List<String> options) {
    Map<String, String> given = given(options, Set.of("--nodes", "--edges", "--seed", "--seconds"));
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
