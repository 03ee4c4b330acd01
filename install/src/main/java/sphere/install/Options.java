package sphere.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line said.
 *
 * @param check compare every answer and stop, instead of staying up
 * @param help only say how to use it
 * @param version of Neo4j
 * @param home where the server is assembled, if not in the default folder
 * @param ports to listen on
 */
record Options(boolean check, boolean help, NeoVersion version, Optional<Path> home, Ports ports) {
  /** How to use it; a file, so that install/run can show it before anything is built. */
  static String usage() {
    try (InputStream in = Options.class.getResourceAsStream("usage.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final List<String> FLAGS = List.of("--check", "--help");
  private static final List<String> KEYS = List.of("--neo4j", "--home", "--ports");

  static Options parse(List<String> args) {
    Map<String, String> given = given(args);
    boolean check = given.containsKey("--check");
    for (String key : List.of("--home", "--ports")) {
      Fault.unless(
          !check || !given.containsKey(key),
          "Option `%s` has no use with `--check`, which takes a temporary folder and free ports;"
              + " leave it out.",
          key);
    }
    return new Options(
        check,
        given.containsKey("--help"),
        NeoVersion.parse(given.getOrDefault("--neo4j", NeoVersion.DEFAULT)),
        Optional.ofNullable(given.get("--home")).map(Path::of),
        Optional.ofNullable(given.get("--ports")).map(Ports::parse).orElse(Ports.DEFAULT));
  }

  private static Map<String, String> given(List<String> args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.size(); i++) {
      String key = args.get(i);
      Fault.unless(!given.containsKey(key), "Option `%s` was given twice; leave one out.", key);
      given.put(key, FLAGS.contains(key) ? "" : value(args, key, ++i));
    }
    return given;
  }

  private static String value(List<String> args, String key, int at) {
    if (!KEYS.contains(key)) {
      throw new Fault("Unknown option `%s`. Did you mean `%s`?".formatted(key, nearest(key)));
    }
    Fault.unless(at < args.size(), "Option `%s` needs a value; see `--help`.", key);
    return args.get(at);
  }

  private static String nearest(String key) {
    String best = FLAGS.get(0);
    for (List<String> known : List.of(FLAGS, KEYS)) {
      for (String option : known) {
        best = edits(key, option) < edits(key, best) ? option : best;
      }
    }
    return best;
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
