package sphere.benchmarks.ontology;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sphere.benchmarks.Options;
import sphere.geometry.roles.RoleConfig;
import sphere.geometry.roles.Template;
import sphere.geometry.training.TrainingConfig;

/**
 * What the command line said.
 *
 * @param axioms file of axioms
 * @param seeds how many runs, of seeds that follow each other
 * @param seed the first of them
 * @param template what a role is in the learned balls
 * @param dimension coordinates of a learned center
 * @param floats coordinates per node of the atlas that is stored, at most; 0 for as many as it
 *     takes, the product's default
 * @param epochs passes over the axioms
 * @param threads no figure but seconds depends on it
 * @param sample how many questions are asked at most
 * @param only the one part that is run, if not all are
 */
record OntologyOptions(
    Path axioms,
    int seeds,
    long seed,
    Template template,
    int dimension,
    int floats,
    int epochs,
    int threads,
    int sample,
    Optional<String> only) {
  /** Ranks by the product's own model, in several ways. */
  static final String SPHERE = "sphere";

  /** Ranks by the baseline. */
  static final String ELEM = "elem";

  /** What holds in the balls that are stored. */
  static final String STORED = "stored";

  /** What geometry finds by definitions. */
  static final String DEFINITIONS = "definitions";

  private static final List<String> PARTS = List.of(SPHERE, ELEM, STORED, DEFINITIONS);

  private static final Set<String> KNOWN =
      Set.of(
          "--axioms",
          "--seeds",
          "--seed",
          "--template",
          "--dimension",
          "--floats",
          "--epochs",
          "--threads",
          "--sample",
          "--only");

  /**
   * Reads the command line.
   *
   * @param args without the benchmark's name
   * @throws IllegalArgumentException saying which option is wrong and how
   */
  static OntologyOptions parse(List<String> args) {
    Map<String, String> given = Options.pairs(args, KNOWN);
    Optional<String> only = Optional.ofNullable(given.get("--only"));
    only.ifPresent(OntologyOptions::requirePart);
    return new OntologyOptions(
        file(given),
        (int) Options.number(given, "--seeds", 5, 1, 100),
        Options.number(given, "--seed", 1, Long.MIN_VALUE, Long.MAX_VALUE - 100),
        template(given.getOrDefault("--template", "translation")),
        (int) Options.number(given, "--dimension", 64, 2, 1024),
        (int) Options.number(given, "--floats", 0, 0, 1024),
        (int) Options.number(given, "--epochs", 150, 1, 50_000),
        (int) Options.number(given, "--threads", 2, 1, 1024),
        (int) Options.number(given, "--sample", Integer.MAX_VALUE, 1, Integer.MAX_VALUE),
        only);
  }

  private static Template template(String word) {
    require(
        word.equals("translation") || word.equals("dual"),
        "Value for `--template` was `%s`, but must be `translation` or `dual`.".formatted(word));
    return word.equals("dual") ? Template.DUAL : Template.TRANSLATION;
  }

  private static void requirePart(String part) {
    require(
        PARTS.contains(part),
        "Value for `--only` was `%s`, but must be one of `%s`."
            .formatted(part, String.join("`, `", PARTS)));
  }

  private static Path file(Map<String, String> given) {
    require(given.containsKey("--axioms"), "Option `--axioms` is missing.");
    Path path = Path.of(given.get("--axioms"));
    require(Files.isReadable(path) && !Files.isDirectory(path), "No readable file `" + path + "`.");
    return path;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Whether a part is run. */
  boolean has(String part) {
    return only.isEmpty() || only.get().equals(part);
  }

  /** How balls are trained in one run. */
  TrainingConfig balls(long runSeed) {
    int charts = floats == 0 ? TrainingConfig.EXACT : TrainingConfig.AUTO;
    return new TrainingConfig(0, charts, Math.max(2, floats), runSeed, threads);
  }

  /** How roles are learned in one run. */
  RoleConfig roles(long runSeed) {
    RoleConfig none = RoleConfig.DEFAULT;
    return new RoleConfig(
        template, dimension, epochs, none.learningRate(), none.heldOut(), runSeed, threads);
  }
}
