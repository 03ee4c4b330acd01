package sphere.install;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A Neo4j version that the plugin supports.
 *
 * @param text as on Maven Central
 * @param minimumJava oldest Java that starts it
 * @param preferredJavas what its makers name, best first
 */
record NeoVersion(String text, int minimumJava, List<Integer> preferredJavas) {
  static final String DEFAULT = "5.26.30";

  private static final Pattern LONG_TERM = Pattern.compile("5\\.26\\.\\d+");
  private static final Pattern CALENDAR = Pattern.compile("2026\\.\\d+\\.\\d+");

  static NeoVersion parse(String text) {
    if (LONG_TERM.matcher(text).matches()) {
      return new NeoVersion(text, 17, List.of(17, 21));
    }
    Fault.unless(
        CALENDAR.matcher(text).matches(),
        "Value for `--neo4j` was `%s`, but must be a version 5.26.x or 2026.x.y, for instance"
            + " 2026.08.1.",
        text);
    return new NeoVersion(text, 21, List.of(25, 21));
  }

  String requirement() {
    return minimumJava == 17 ? "a JDK 17 or 21" : "a JDK " + minimumJava + " or later";
  }
}
