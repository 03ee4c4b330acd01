package sphere.procedures.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** "Did you mean": the known name nearest to a mistyped one. */
public final class Suggestion {
  private Suggestion() {}

  /** A sentence with a leading blank, or nothing if no known name is near. */
  public static String of(String name, Collection<String> known) {
    return nearest(name, known).map(" Did you mean `%s`?"::formatted).orElse("");
  }

  /** Names in a sentence, the first twenty of them. */
  public static String listed(Collection<String> names) {
    String first = names.stream().limit(20).collect(Collectors.joining("`, `", "`", "`"));
    return names.size() > 20 ? first + " and " + (names.size() - 20) + " more" : first;
  }

  /**
   * Refuses a name that the graph does not have, with the nearest one that it has.
   *
   * @throws IllegalArgumentException unless it is known
   */
  public static void require(boolean known, String what, String name, Collection<String> all) {
    if (!known) {
      String near = of(name, all);
      throw new IllegalArgumentException(
          "No %s `%s` in the graph.%s"
              .formatted(what, name, near.isEmpty() ? " Known: " + listed(all) + "." : near));
    }
  }

  // A third of the letters may be wrong: more, and suggestions read like guesses.
  static Optional<String> nearest(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(k -> distance(wanted, k.toLowerCase(Locale.ROOT)) <= Math.max(1, name.length() / 3))
        .min(
            Comparator.comparingInt((String k) -> distance(wanted, k.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein's edit distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
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
