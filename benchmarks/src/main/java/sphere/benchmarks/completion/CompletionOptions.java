package sphere.benchmarks.completion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sphere.benchmarks.Options;
import sphere.geometry.features.SemanticConfig;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;

/**
 * What the command line said.
 *
 * @param data folder of nodes and edges
 * @param features file of vectors, if one is given
 * @param text whether names and definitions are used
 * @param rotate whether all vectors are rotated and shifted before anything else
 * @param heads whether balls and boxes are compared by the place of things alone
 * @param sample how many leaves are held out; 0 for a share of them
 * @param removed how many edges are taken away to be proposed again; 0 to ask for leaves instead
 * @param seeds how many runs, of seeds 1, 2, ...
 * @param training configuration of each run but for its seed
 * @param kernel by what distances are measured
 */
record CompletionOptions(
    Path data,
    Optional<Path> features,
    boolean text,
    boolean rotate,
    boolean heads,
    int sample,
    int removed,
    int seeds,
    SemanticConfig training,
    Kernel kernel) {
  private static final Set<String> KNOWN =
      Set.of(
          "--data",
          "--seeds",
          "--features",
          "--without",
          "--dimension",
          "--sample",
          "--removed",
          "--threads",
          "--kernel");

  private static final Set<String> FLAGS = Set.of("--text", "--rotate", "--heads");

  /**
   * Reads the command line.
   *
   * @param args without the benchmark's name
   * @throws IllegalArgumentException saying which option is wrong and how
   */
  static CompletionOptions parse(List<String> args) {
    Map<String, String> given =
        Options.pairs(args.stream().filter(a -> !FLAGS.contains(a)).toList(), KNOWN);
    Optional<Path> features = Optional.ofNullable(given.get("--features")).map(Path::of);
    features.ifPresent(f -> require(isFile(f), "No readable file `" + f + "`."));
    return new CompletionOptions(
        folder(given),
        features,
        features.isEmpty() || args.contains("--text"),
        args.contains("--rotate"),
        args.contains("--heads"),
        (int) Options.number(given, "--sample", 0, 1, Integer.MAX_VALUE),
        (int) Options.number(given, "--removed", 0, 1, Integer.MAX_VALUE),
        (int) Options.number(given, "--seeds", 5, 1, 100),
        training(given),
        Kernels.named(given.getOrDefault("--kernel", Kernels.AUTO)));
  }

  private static Path folder(Map<String, String> given) {
    require(given.containsKey("--data"), "Option `--data` is missing.");
    Path folder = Path.of(given.get("--data"));
    require(Files.isDirectory(folder), "No folder `" + folder + "`.");
    return folder;
  }

  private static boolean isFile(Path path) {
    return Files.isReadable(path) && !Files.isDirectory(path);
  }

  private static SemanticConfig training(Map<String, String> given) {
    SemanticConfig none = SemanticConfig.defaults();
    return new SemanticConfig(
        (int) Options.number(given, "--dimension", none.dimension(), 2, 1024),
        none.maxEpochs(),
        none.learningRate(),
        none.dropout(),
        without(given.getOrDefault("--without", "")),
        none.seed(),
        (int) Options.number(given, "--threads", none.concurrency(), 1, 1024));
  }

  private static Set<SemanticConfig.Part> without(String names) {
    Set<SemanticConfig.Part> parts = EnumSet.noneOf(SemanticConfig.Part.class);
    for (String name : names.isEmpty() ? new String[0] : names.split(",", -1)) {
      parts.add(part(name));
    }
    return parts;
  }

  private static SemanticConfig.Part part(String name) {
    return Arrays.stream(SemanticConfig.Part.values())
        .filter(part -> lower(part).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(refusal(name)));
  }

  private static String refusal(String name) {
    return Arrays.stream(SemanticConfig.Part.values())
        .map(CompletionOptions::lower)
        .collect(
            Collectors.joining(
                "`, `",
                "Value for `--without` was `" + name + "`, but must be among `",
                "`, with commas between."));
  }

  private static String lower(SemanticConfig.Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
