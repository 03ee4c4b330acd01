package sphere.procedures.ontology;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Names that were made for what has none of its own: parts of expressions, and of long chains. */
final class MadeNames {
  /** What those begin with that lie in the graph. */
  static final String PREFIX = "urn:sphere:";

  /** What stands between roles that a chain begins with. */
  static final String THEN = " ∘ ";

  private static final String BLANK = "_:";

  private MadeNames() {}

  /** Whether a name is one of them. */
  static boolean has(String name) {
    return name.startsWith(PREFIX) || name.startsWith(BLANK) || name.contains(THEN);
  }

  /** A name in words: never those of something that has a name of its own. */
  static String shown(String name) {
    if (name.contains(THEN)) {
      return Arrays.stream(name.split(THEN))
          .map(MadeNames::shown)
          .collect(Collectors.joining(THEN, "(", ")"));
    }
    return has(name) && name.contains(BLANK)
        ? name.substring(name.indexOf(BLANK))
        : LocalName.of(name);
  }
}
