package sphere.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.training.TrainingConfig;

/**
 * What the command line said.
 *
 * @param source where the hierarchy comes from
 * @param kernel by what siblings are compared
 * @param training configuration of training
 * @param refinement configuration of the descent, if one is asked for
 */
public record Options(
    Source source, Kernel kernel, TrainingConfig training, Optional<RefinementConfig> refinement) {
  private static final Set<String> KNOWN =
      Set.of(
          "--nodes",
          "--edges",
          "--charts",
          "--floats",
          "--dimension",
          "--seed",
          "--threads",
          "--kernel",
          "--objective",
          "--epochs",
          "--rate",
          "--margin",
          "--negatives",
          "--sampling");

  private static final Set<String> MADE =
      Set.of("--charts", "--floats", "--dimension", "--seed", "--threads", "--kernel");

  /** Where a hierarchy is read from. */
  public interface Source {
    /** Reads it. */
    HierarchyFile read() throws IOException;
  }

  static Options parse(List<String> args) {
    return parse(args, KNOWN.toArray(String[]::new));
  }

  /**
   * Options of a benchmark that takes fewer.
   *
   * @param args the command line without the benchmark's name
   * @param known what it takes besides the hierarchy
   * @throws IllegalArgumentException saying which option is wrong and how
   */
  public static Options parse(List<String> args, String... known) {
    boolean jdk = args.contains("--jdk");
    Set<String> allowed = new HashSet<>(List.of(known));
    allowed.addAll(List.of("--nodes", "--edges"));
    Map<String, String> given =
        pairs(args.stream().filter(a -> !a.equals("--jdk")).toList(), allowed);
    return new Options(
        jdk ? HierarchyFile::ofJdk : files(given),
        Kernels.named(given.getOrDefault("--kernel", Kernels.AUTO)),
        training(given),
        refinement(given));
  }

  /** Of a benchmark that makes its hierarchies itself. */
  static Options made(List<String> args) {
    Map<String, String> given = pairs(args, MADE);
    return new Options(
        () -> {
          throw new IllegalStateException("Made, not read.");
        },
        Kernels.named(given.getOrDefault("--kernel", Kernels.AUTO)),
        training(given),
        Optional.empty());
  }

  private static Optional<RefinementConfig> refinement(Map<String, String> given) {
    String objective = given.getOrDefault("--objective", "constructive");
    return switch (objective) {
      case "constructive" -> {
        for (String key : List.of("--epochs", "--rate", "--margin", "--negatives", "--sampling")) {
          require(!given.containsKey(key), "Option `" + key + "` needs `--objective spherex`.");
        }
        yield Optional.empty();
      }
      case "spherex" -> Optional.of(descent(RefinementConfig.Start.CONSTRUCTIVE, given));
      case "random" -> Optional.of(descent(RefinementConfig.Start.RANDOM, given));
      default ->
          throw new IllegalArgumentException(
              "Value for `objective` was `%s`, but must be `constructive`, `spherex` or `random`."
                  .formatted(objective));
    };
  }

  private static Source files(Map<String, String> given) {
    Path nodes = file(given, "--nodes");
    Path edges = file(given, "--edges");
    return () -> HierarchyFile.read(nodes, edges);
  }

  private static TrainingConfig training(Map<String, String> given) {
    return new TrainingConfig(
        (int) number(given, "--dimension", 0, 1, TrainingConfig.MAX_DIMENSION),
        charts(given.getOrDefault("--charts", one(given) ? "1" : "auto")),
        (int) number(given, "--floats", 64, 1, Integer.MAX_VALUE),
        number(given, "--seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        (int) number(given, "--threads", 2, 1, 1024));
  }

  private static RefinementConfig descent(RefinementConfig.Start start, Map<String, String> given) {
    require(
        !given.containsKey("--floats"),
        "Option `--floats` is of several charts, but a descent has one: set `--dimension`.");
    RefinementConfig none = RefinementConfig.defaults();
    return new RefinementConfig(
        start,
        (int) number(given, "--epochs", none.maxEpochs(), 1, 100_000),
        none.patience(),
        none.tolerance(),
        real(given, "--rate", none.learningRate()),
        real(given, "--margin", none.margin()),
        (int) number(given, "--negatives", none.negatives(), 1, 1000),
        none.validationShare(),
        none.radii(),
        none.probabilityWeight(),
        sampling(given.getOrDefault("--sampling", "mined")));
  }

  private static RefinementConfig.Sampling sampling(String value) {
    require(
        List.of("mined", "shifted").contains(value),
        "Value for `--sampling` was `" + value + "`, but must be `mined` or `shifted`.");
    return RefinementConfig.Sampling.valueOf(value.toUpperCase(Locale.ROOT));
  }

  private static double real(Map<String, String> given, String key, double none) {
    try {
      return given.containsKey(key) ? Double.parseDouble(given.get(key)) : none;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Value for `" + key + "` was `" + given.get(key) + "`, but must be a number.", e);
    }
  }

  // A descent moves one ball per node.
  private static boolean one(Map<String, String> given) {
    return !given.getOrDefault("--objective", "constructive").equals("constructive");
  }

  /**
   * The command line as pairs of option and value.
   *
   * @throws IllegalArgumentException naming an option that is unknown, has no value or stands twice
   */
  public static Map<String, String> pairs(List<String> args, Set<String> known) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      require(known.contains(args.get(i)), "Unknown option `" + args.get(i) + "`.");
      require(i + 1 < args.size(), "Option `" + args.get(i) + "` needs a value.");
      String before = given.put(args.get(i), args.get(i + 1));
      require(before == null, "Option `" + args.get(i) + "` was given twice.");
    }
    return given;
  }

  private static Path file(Map<String, String> given, String key) {
    require(given.containsKey(key), "Option `" + key + "` is missing.");
    Path path = Path.of(given.get(key));
    require(Files.isReadable(path) && !Files.isDirectory(path), "No readable file `" + path + "`.");
    return path;
  }

  private static int charts(String value) {
    return switch (value) {
      case "auto" -> TrainingConfig.AUTO;
      case "exact" -> TrainingConfig.EXACT;
      default ->
          (int) number(Map.of("--charts", value), "--charts", 1, 1, TrainingConfig.MAX_CHARTS);
    };
  }

  /**
   * A whole number of the command line.
   *
   * @param none what it is if not given
   * @throws IllegalArgumentException naming the option and the value if it is outside [low, high]
   */
  public static long number(Map<String, String> given, String key, long none, long low, long high) {
    String text = given.get(key);
    if (text == null) {
      return none;
    }
    return number(key, text, low, high);
  }

  static long number(String key, String text, long low, long high) {
    long value = parse(key, text);
    String range = ", but must be within [" + low + ", " + high + "].";
    require(value >= low && value <= high, "Value for `" + key + "` was `" + text + "`" + range);
    return value;
  }

  private static long parse(String key, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Value for `" + key + "` was `" + text + "`, but must be a whole number.", e);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
