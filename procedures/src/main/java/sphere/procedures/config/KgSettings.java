package sphere.procedures.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sphere.geometry.roles.RoleConfig;
import sphere.geometry.roles.Template;

/**
 * What {@code sphere.kg.train} was told, checked, with every default filled in.
 *
 * @param model name of the model
 * @param nodeLabels nodes to take; empty: the ends of the relationships; {@code *}: all
 * @param relationshipTypes types to take; empty: all but Sphere's own
 * @param names names of the properties that hold the balls
 * @param learning what learning is told
 */
public record KgSettings(
    String model,
    List<String> nodeLabels,
    List<String> relationshipTypes,
    PropertyNames names,
    RoleConfig learning) {
  /** Name of the model if none is given. */
  public static final String MODEL = "kg";

  private static final String LABELS = "nodeLabels";
  private static final String TYPES = "relationshipTypes";
  private static final String CENTER = "centerProperty";
  private static final String RADIUS = "radiusProperty";
  private static final String TEMPLATE = "template";
  private static final String DIMENSION = "dimension";
  private static final String EPOCHS = "epochs";
  private static final String RATE = "learningRate";
  private static final String HELD_OUT = "heldOut";
  private static final String SEED = "randomSeed";
  private static final String CONCURRENCY = "concurrency";

  /** Every key of the map. */
  public static final Set<String> KEYS =
      Set.of(
          LABELS,
          TYPES,
          CENTER,
          RADIUS,
          TEMPLATE,
          DIMENSION,
          EPOCHS,
          RATE,
          HELD_OUT,
          SEED,
          CONCURRENCY);

  /**
   * Reads the map.
   *
   * @throws IllegalArgumentException one sentence that names key, value and limit
   */
  public static KgSettings of(String model, Map<String, Object> configuration) {
    ConfigMap map = new ConfigMap(configuration, KEYS);
    RoleConfig usual = RoleConfig.DEFAULT;
    return new KgSettings(
        QuerySettings.modelName(model),
        map.texts(LABELS),
        map.texts(TYPES).stream().filter(type -> !type.equals("*")).toList(),
        PropertyNames.of(
            PropertyNames.Role.FACT, map.text(CENTER, "kgCenter"), map.text(RADIUS, "kgRadius")),
        new RoleConfig(
            Template.valueOf(
                map.word(TEMPLATE, "translation", "translation", "dual").toUpperCase(Locale.ROOT)),
            (int) map.integer(DIMENSION, usual.dimension(), 2, 1024),
            (int) map.integer(EPOCHS, usual.epochs(), 1, 100_000),
            map.number(RATE, usual.learningRate()),
            map.number(HELD_OUT, usual.heldOut()),
            map.integer(SEED, usual.randomSeed(), Long.MIN_VALUE, Long.MAX_VALUE),
            (int) map.integer(CONCURRENCY, TrainSettings.defaultConcurrency(), 1, 1024)));
  }

  /** Coordinates that each node gets. */
  public int floats() {
    return learning.template().length(learning.dimension());
  }

  /** The same settings with the relationship types that the graph decided. */
  public KgSettings with(List<String> types) {
    return new KgSettings(model, nodeLabels, types, names, learning);
  }

  /** Every key with the value in effect, as a user could pass it again. */
  public Map<String, Object> effective() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(LABELS, nodeLabels);
    map.put(TYPES, relationshipTypes);
    map.put(CENTER, names.center());
    map.put(RADIUS, names.radius());
    map.put(TEMPLATE, learning.template().name().toLowerCase(Locale.ROOT));
    map.put(DIMENSION, (long) learning.dimension());
    map.put(EPOCHS, (long) learning.epochs());
    map.put(RATE, learning.learningRate());
    map.put(HELD_OUT, learning.heldOut());
    map.put(SEED, learning.randomSeed());
    map.put(CONCURRENCY, (long) learning.concurrency());
    return map;
  }
}
