package sphere.procedures.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.training.TrainingConfig;

/**
 * What {@code sphere.train} was told, checked, with every default filled in.
 *
 * @param model name of the model
 * @param nodeLabels nodes to take; empty: the ends of the relationships; {@code *}: all
 * @param relationshipTypes types to follow; empty: the one hierarchical type; {@code *}: all
 * @param orientation {@code NATURAL} (child to parent), {@code REVERSE} or {@code AUTO} (as each
 *     type's name says, {@code NATURAL} if it says nothing)
 * @param onCycle {@code fail} or {@code merge}
 * @param kernel {@code auto}, {@code vector} or {@code scalar}: how siblings are compared; changes
 *     no result
 * @param device {@code auto}, {@code cpu} or {@code gpu}: where descents by rows and audits are
 *     computed; changes no result
 * @param properties names of the properties that hold the balls
 * @param training what the trainer is told
 * @param refinement what the descent is told, if there is to be one
 * @param features what learning from features is told, if there are to be any
 * @param autoRefresh whether the model is refreshed by itself when its graph has changed
 */
public record TrainSettings(
    String model,
    List<String> nodeLabels,
    List<String> relationshipTypes,
    String orientation,
    String onCycle,
    String kernel,
    String device,
    PropertyNames properties,
    TrainingConfig training,
    Optional<RefinementConfig> refinement,
    Optional<FeatureSettings> features,
    boolean autoRefresh) {

  private static final String DEVICE = "device";

  /** Every key of the map. */
  public static final Set<String> KEYS = keys();

  private static Set<String> keys() {
    Set<String> keys =
        new HashSet<>(
            Set.of(
                "nodeLabels",
                "relationshipTypes",
                "orientation",
                "dimension",
                "charts",
                "floatsPerNode",
                "centerProperty",
                "radiusProperty",
                "randomSeed",
                "concurrency",
                "kernel",
                DEVICE,
                "onCycle",
                "autoRefresh",
                RefinementSettings.OBJECTIVE));
    keys.addAll(RefinementSettings.KEYS);
    keys.addAll(FeatureSettings.KEYS);
    return Set.copyOf(keys);
  }

  /**
   * Reads the map.
   *
   * @throws IllegalArgumentException one sentence that names key, value and limit
   */
  public static TrainSettings of(String model, Map<String, Object> configuration) {
    ConfigMap map = new ConfigMap(configuration, KEYS);
    Optional<RefinementConfig> refinement = RefinementSettings.of(map);
    PropertyNames names =
        PropertyNames.of(
            map.text("centerProperty", PropertyNames.DEFAULT.center()),
            map.text("radiusProperty", PropertyNames.DEFAULT.radius()));
    return new TrainSettings(
        QuerySettings.modelName(model),
        map.texts("nodeLabels"),
        map.texts("relationshipTypes"),
        map.word("orientation", "AUTO", "NATURAL", "REVERSE", "AUTO"),
        map.word("onCycle", "fail", "fail", "merge"),
        map.word("kernel", Kernels.AUTO, Kernels.NAMES.toArray(String[]::new)),
        device(map),
        names,
        training(map, refinement.isPresent()),
        refinement,
        FeatureSettings.of(map, names),
        map.flag("autoRefresh", false));
  }

  static String device(ConfigMap map) {
    return map.word(DEVICE, "auto", "auto", "cpu", "gpu");
  }

  private static TrainingConfig training(ConfigMap map, boolean refined) {
    long dimension = dimension(map);
    int charts = refined ? 1 : charts(map);
    long floats =
        map.integer(
            "floatsPerNode", 64, 2, TrainingConfig.MAX_CHARTS * TrainingConfig.MAX_DIMENSION);
    if (charts == TrainingConfig.AUTO && dimension > floats) {
      throw new IllegalArgumentException(
          ("When `charts` is `auto`, `dimension` must be at most `floatsPerNode` (%d), but was %d."
                  + " Raise `floatsPerNode`, or lower `dimension`.")
              .formatted(floats, dimension));
    }
    return new TrainingConfig(
        (int) dimension,
        charts,
        (int) floats,
        map.integer("randomSeed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        (int) map.integer("concurrency", defaultConcurrency(), 1, 1024));
  }

  // Four, as in GDS, where the machine has them.
  static int defaultConcurrency() {
    return Math.min(4, Runtime.getRuntime().availableProcessors());
  }

  private static long dimension(ConfigMap map) {
    Object value = map.raw("dimension").orElse("auto");
    if (isAuto(value)) {
      return 0;
    }
    if (value instanceof Long d
        && d >= TrainingConfig.MIN_DIMENSION
        && d <= TrainingConfig.MAX_DIMENSION) {
      return d;
    }
    throw new IllegalArgumentException(
        "Value for `dimension` was %s, but must be `auto` or an integer within [%d, %d]."
            .formatted(
                ConfigMap.shown(value),
                TrainingConfig.MIN_DIMENSION,
                TrainingConfig.MAX_DIMENSION));
  }

  private static boolean isAuto(Object value) {
    return value instanceof String s && s.equalsIgnoreCase("auto");
  }

  private static int charts(ConfigMap map) {
    Object value = map.raw("charts").orElse("auto");
    if (value instanceof Long) {
      return (int) map.integer("charts", 1, 1, TrainingConfig.MAX_CHARTS);
    }
    if (isAuto(value)) {
      return TrainingConfig.AUTO;
    }
    if (value instanceof String s && s.equalsIgnoreCase("exact")) {
      return TrainingConfig.EXACT;
    }
    throw new IllegalArgumentException(
        "Value for `charts` was %s, but must be `auto`, `exact` or an integer within [1, %d]."
            .formatted(ConfigMap.shown(value), TrainingConfig.MAX_CHARTS));
  }

  /** The same settings with the relationship types and orientation that the graph decided. */
  public TrainSettings with(List<String> types, String direction) {
    return with(nodeLabels, types, direction);
  }

  /** The same settings with labels, types and orientation that somebody else decided. */
  TrainSettings with(List<String> labels, List<String> types, String direction) {
    return new TrainSettings(
        model,
        labels,
        types,
        direction,
        onCycle,
        kernel,
        device,
        properties,
        training,
        refinement,
        features,
        autoRefresh);
  }

  /** Names of all properties that training writes. */
  public List<PropertyNames> written() {
    List<PropertyNames> names = new ArrayList<>(List.of(properties));
    features.ifPresent(f -> names.add(f.names()));
    features.flatMap(FeatureSettings::encoded).ifPresent(names::add);
    return names;
  }

  /** Every key with the value in effect, as a user could pass it again. */
  public Map<String, Object> effective() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("nodeLabels", nodeLabels);
    map.put("relationshipTypes", relationshipTypes);
    map.put("orientation", orientation);
    map.put("onCycle", onCycle);
    map.put("dimension", dimensionValue());
    map.put("charts", chartsValue());
    map.put("floatsPerNode", (long) training.floatsPerNode());
    map.put("centerProperty", properties.center());
    map.put("radiusProperty", properties.radius());
    map.put("randomSeed", training.seed());
    map.put("concurrency", (long) training.concurrency());
    map.put("kernel", kernel);
    map.put(DEVICE, device);
    map.put("autoRefresh", autoRefresh);
    RefinementSettings.put(map, refinement);
    features.ifPresent(f -> f.put(map));
    return map;
  }

  private Object dimensionValue() {
    return training.isDimensionChosen() ? "auto" : (Object) (long) training.effectiveDimension();
  }

  private Object chartsValue() {
    return training.charts() > 0 ? (long) training.charts() : training.chartsName();
  }
}
