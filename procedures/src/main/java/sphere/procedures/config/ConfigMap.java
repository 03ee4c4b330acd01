package sphere.procedures.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.neo4j.graphdb.Node;

/**
 * A user's configuration map with its keys checked: case-insensitive, unknown ones refused.
 *
 * <p>Every getter throws {@link IllegalArgumentException} that names key, value and limit.
 */
final class ConfigMap {
  private final Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> nulls = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  ConfigMap(Map<String, Object> given, Set<String> known) {
    Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    known.forEach(k -> names.put(k, k));
    Optional.ofNullable(given)
        .orElse(Map.of())
        .forEach(
            (key, value) -> {
              require(names.containsKey(key), key, known);
              require(
                  values.put(key, value) == null, "Configuration key `%s` is given twice.", key);
            });
    values.keySet().stream().filter(key -> values.get(key) == null).forEach(nulls::add);
    values.keySet().removeAll(nulls);
  }

  private static void require(boolean known, String key, Set<String> all) {
    if (!known) {
      String near = Suggestion.of(key, all);
      throw new IllegalArgumentException(
          "Unknown configuration key `%s`.%s"
              .formatted(
                  key,
                  near.isEmpty()
                      ? " Known: "
                          + all.stream().sorted().collect(Collectors.joining("`, `", "`", "`."))
                      : near));
    }
  }

  private static void require(boolean valid, String message, Object... arguments) {
    if (!valid) {
      throw new IllegalArgumentException(message.formatted(arguments));
    }
  }

  /** A value in a sentence, where a string is the mistake: `3` is none, but '3' is. */
  static String shown(Object value) {
    return value instanceof String ? "the string `'" + value + "'`" : "`" + value + "`";
  }

  Optional<Object> raw(String key) {
    return Optional.ofNullable(values.get(key));
  }

  long integer(String key, long otherwise, long low, long high) {
    Object value = raw(key).orElse(otherwise);
    require(
        value instanceof Long n && n >= low && n <= high,
        "Value for `%s` was %s, but must be %s.",
        key,
        shown(value),
        Long.MIN_VALUE == low ? "an integer" : "an integer within [%d, %d]".formatted(low, high));
    return (long) value;
  }

  /** A number, whole or not; its range is the reader's to check. */
  double number(String key, double otherwise) {
    Object value = raw(key).orElse(otherwise);
    require(
        value instanceof Double || value instanceof Long,
        "Value for `%s` was %s, but must be a number.",
        key,
        shown(value));
    return ((Number) value).doubleValue();
  }

  String text(String key, String otherwise) {
    Object value = raw(key).orElse(otherwise);
    require(
        value instanceof String s && !s.isBlank(),
        "Value for `%s` was `%s`, but must be a non-empty string.",
        key,
        value);
    return (String) value;
  }

  boolean flag(String key, boolean otherwise) {
    Object value = raw(key).orElse(otherwise);
    require(
        value instanceof Boolean,
        "Value for `%s` was %s, but must be `true` or `false`.",
        key,
        shown(value));
    return (boolean) value;
  }

  /** A node or a list of nodes; empty if the key is missing, but a null is a match that failed. */
  List<Node> nodes(String key) {
    Object value = raw(key).orElse(List.of());
    require(
        !nulls.contains(key) && !(value instanceof List<?> list && NodeArgument.holdsNull(list)),
        "Value for `%s` is or holds a null. Leave it out, or match the node first.",
        key);
    return NodeArgument.nodes(key, value);
  }

  /** One of a few words; any case. */
  String word(String key, String otherwise, String... words) {
    Object value = raw(key).orElse(otherwise);
    for (String word : words) {
      if (value instanceof String s && s.equalsIgnoreCase(word)) {
        return word;
      }
    }
    throw new IllegalArgumentException(
        "Value for `%s` was `%s`, but must be one of `%s`.%s"
            .formatted(
                key,
                value,
                String.join("`, `", words),
                Suggestion.of(value.toString().toLowerCase(Locale.ROOT), List.of(words))));
  }

  /** A string or a list of strings, without repetitions; a list with {@code '*'} is that alone. */
  List<String> texts(String key) {
    Object value = raw(key).orElse(List.of());
    List<?> list = value instanceof List<?> l ? l : List.of(value);
    require(
        list.stream().allMatch(s -> s instanceof String t && !t.isBlank()),
        "Value for `%s` was `%s`, but must be a string or a list of strings.",
        key,
        value);
    return list.contains("*")
        ? List.of("*")
        : list.stream().map(String.class::cast).distinct().toList();
  }
}
