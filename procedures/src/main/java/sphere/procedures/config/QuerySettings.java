package sphere.procedures.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.graphdb.Node;

/**
 * What a query procedure was told.
 *
 * @param model name of the model
 * @param bySubsumption exact closure if true, pure geometry if false
 * @param limit most rows
 * @param byMargin rows by falling margin if true, by radius if false
 * @param not nodes whose relatives are left out
 * @param strangers names of the properties that hold the balls of nodes that no model knows; empty:
 *     the model's own
 * @param region whether the region that several balls share, and the one around them, is told
 */
public record QuerySettings(
    String model,
    boolean bySubsumption,
    long limit,
    boolean byMargin,
    List<Node> not,
    Optional<PropertyNames> strangers,
    boolean region) {
  /** The limit if none is given. */
  public static final int ALL = Integer.MAX_VALUE;

  /** Name of the model if none is given. */
  public static final String MODEL = "sphere";

  // Reading a map takes about as long as the answer to a small question.
  private static final QuerySettings UNSAID = plain(MODEL, ALL);

  private static final Set<String> LISTING =
      Set.of("model", "by", "limit", "orderBy", "not", "centerProperty", "radiusProperty");

  /** Reads the map of {@code sphere.ancestors} and {@code sphere.descendants}. */
  public static QuerySettings listing(Map<String, Object> configuration) {
    if (configuration == null || configuration.isEmpty()) {
      return UNSAID;
    }
    ConfigMap map = new ConfigMap(configuration, LISTING);
    return new QuerySettings(
        model(map),
        bySubsumption(map),
        limit(map),
        map.word("orderBy", "radius", "radius", "margin").equals("margin"),
        map.nodes("not"),
        strangers(map),
        false);
  }

  /** Reads the map of {@code sphere.common}. */
  public static QuerySettings common(Map<String, Object> configuration) {
    if (configuration == null || configuration.isEmpty()) {
      return UNSAID;
    }
    ConfigMap map = new ConfigMap(configuration, Set.of("model", "limit", "region"));
    return new QuerySettings(
        model(map),
        true,
        limit(map),
        false,
        List.of(),
        Optional.empty(),
        map.flag("region", false));
  }

  /** Reads the map of {@code sphere.subsumes.pairs}. */
  public static QuerySettings pairs(Map<String, Object> configuration) {
    ConfigMap map = new ConfigMap(configuration, Set.of("model", "by"));
    return new QuerySettings(
        model(map), bySubsumption(map), ALL, false, List.of(), Optional.empty(), false);
  }

  private static boolean bySubsumption(ConfigMap map) {
    return map.word("by", "subsumption", "subsumption", "containment").equals("subsumption");
  }

  /** Reads a map that may hold only a limit, the model being an argument. */
  public static QuerySettings limited(String model, Map<String, Object> configuration) {
    ConfigMap map = new ConfigMap(configuration, Set.of("limit"));
    return plain(modelName(model), limit(map));
  }

  /** Reads a map that may hold only a model's name. */
  public static QuerySettings named(Map<String, Object> configuration) {
    ConfigMap map = new ConfigMap(configuration, Set.of("model"));
    return plain(model(map), ALL);
  }

  private static QuerySettings plain(String model, long limit) {
    return new QuerySettings(model, true, limit, false, List.of(), Optional.empty(), false);
  }

  // Both or none.
  static Optional<PropertyNames> strangers(ConfigMap map) {
    Optional<Object> center = map.raw("centerProperty");
    if (center.isPresent() != map.raw("radiusProperty").isPresent()) {
      throw new IllegalArgumentException(
          "`%s` was given without `%s`: name both properties of the balls to compare with."
              .formatted(
                  center.isPresent() ? "centerProperty" : "radiusProperty",
                  center.isPresent() ? "radiusProperty" : "centerProperty"));
    }
    return center.map(
        c -> PropertyNames.of(map.text("centerProperty", ""), map.text("radiusProperty", "")));
  }

  private static long limit(ConfigMap map) {
    return map.integer("limit", ALL, 1, ALL);
  }

  static String model(ConfigMap map) {
    return modelName(map.text("model", MODEL));
  }

  /**
   * Checks a model's name.
   *
   * @throws IllegalArgumentException if blank or longer than 255 characters
   */
  public static String modelName(String name) {
    if (name == null || name.isBlank() || name.length() > 255) {
      throw new IllegalArgumentException(
          "Value for `model` was `%s`, but must be a name of 1 to 255 characters, not blank."
              .formatted(name));
    }
    return name;
  }
}
