package sphere.procedures.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sphere.geometry.features.SemanticConfig;
import sphere.geometry.training.TrainingConfig;
import sphere.procedures.config.PropertyNames.Role;

/**
 * What learning from features is told.
 *
 * @param vectors names of the properties that hold lists of numbers
 * @param texts names of the properties that hold texts: a name first, what describes it then
 * @param encoded where the vectors of the texts are kept, if anywhere
 * @param names where the balls of the semantic chart go
 * @param dimension coordinates of that chart
 * @param epochs most passes
 */
public record FeatureSettings(
    List<String> vectors,
    List<String> texts,
    Optional<PropertyNames> encoded,
    PropertyNames names,
    int dimension,
    int epochs) {
  /** Key of the properties that hold lists of numbers. */
  public static final String FEATURE = "featureProperty";

  /** Key of the properties that hold texts. */
  public static final String TEXT = "textProperty";

  private static final String ENCODE = "encodeProperty";
  private static final String DIMENSION = "semanticDimension";
  private static final String CENTER = "semanticCenterProperty";
  private static final String RADIUS = "semanticRadiusProperty";
  private static final String EPOCHS = "semanticEpochs";

  /** Keys that say nothing without features. */
  private static final List<String> DEPENDENT = List.of(DIMENSION, CENTER, RADIUS, EPOCHS, ENCODE);

  static final Set<String> KEYS = keys();

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(DEPENDENT);
    keys.addAll(List.of(FEATURE, TEXT));
    return Set.copyOf(keys);
  }

  /** What learning is told, if there is something to learn from. */
  static Optional<FeatureSettings> of(ConfigMap map, PropertyNames balls) {
    List<String> vectors = map.texts(FEATURE);
    List<String> texts = map.texts(TEXT);
    if (vectors.isEmpty() && texts.isEmpty()) {
      DEPENDENT.forEach(key -> requireNone(map, key));
      return Optional.empty();
    }
    requireText(map, texts);
    SemanticConfig defaults = SemanticConfig.defaults();
    FeatureSettings settings =
        new FeatureSettings(
            vectors,
            texts,
            map.raw(ENCODE).map(given -> PropertyNames.encoded(map.text(ENCODE, ""))),
            new PropertyNames(
                Role.SEMANTIC,
                map.text(CENTER, "sphereSemanticCenter"),
                map.text(RADIUS, "sphereSemanticRadius")),
            (int)
                map.integer(
                    DIMENSION,
                    defaults.dimension(),
                    TrainingConfig.MIN_DIMENSION,
                    TrainingConfig.MAX_DIMENSION),
            (int) map.integer(EPOCHS, defaults.maxEpochs(), 1, 10_000));
    settings.requireDifferent(balls);
    return Optional.of(settings);
  }

  private static void requireNone(ConfigMap map, String key) {
    map.raw(key)
        .ifPresent(
            value -> {
              throw new IllegalArgumentException(
                  ("Without `featureProperty` and `textProperty`, `%s` must be left out, but was"
                          + " %s. Name one of the two to use it.")
                      .formatted(key, value));
            });
  }

  private static void requireText(ConfigMap map, List<String> texts) {
    map.raw(ENCODE)
        .filter(value -> texts.isEmpty())
        .ifPresent(
            value -> {
              throw new IllegalArgumentException(
                  ("Without `textProperty`, `encodeProperty` must be left out, but was %s. Name a"
                          + " property with texts to use it.")
                      .formatted(value));
            });
  }

  // What is read is no place to write to, and no two things go to the same place.
  private void requireDifferent(PropertyNames balls) {
    Map<String, String> seen = new LinkedHashMap<>();
    requireNew(seen, balls);
    requireNew(seen, names);
    encoded.ifPresent(both -> requireNew(seen, both));
    vectors.forEach(name -> requireNew(seen, FEATURE, name));
    texts.forEach(name -> requireNew(seen, TEXT, name));
  }

  private static void requireNew(Map<String, String> seen, PropertyNames names) {
    requireNew(seen, names.keyOf(names.center()), names.center());
    requireNew(seen, names.role().radiusKey(), names.radius());
  }

  private static void requireNew(Map<String, String> seen, String key, String name) {
    String other = seen.putIfAbsent(name, key);
    if (other != null) {
      throw new IllegalArgumentException(
          "Values for `%s` and `%s` were both `%s`, but must differ.".formatted(other, key, name));
    }
  }

  /**
   * Nothing, if the coordinates of so many ordinals fit one array.
   *
   * @throws IllegalArgumentException if not
   */
  public void requireFits(int ordinals) {
    int most = (Integer.MAX_VALUE - 8) / Math.max(1, ordinals);
    if (dimension > most) {
      throw new IllegalArgumentException(
          "When a hierarchy has %d nodes, `semanticDimension` must be at most %d, but was %d."
              .formatted(ordinals, most, dimension));
    }
  }

  /** What the trainer is told. */
  public SemanticConfig config(TrainingConfig training) {
    SemanticConfig defaults = SemanticConfig.defaults();
    return new SemanticConfig(
        dimension,
        epochs,
        defaults.learningRate(),
        defaults.dropout(),
        Set.of(),
        training.seed(),
        training.concurrency());
  }

  /** All properties that are read, as they are spoken of. */
  public String spoken() {
    List<String> all = new java.util.ArrayList<>(vectors);
    all.addAll(texts);
    return Suggestion.listed(all);
  }

  /** Puts every key with the value in effect. */
  void put(Map<String, Object> map) {
    map.put(FEATURE, vectors);
    map.put(TEXT, texts);
    map.put(DIMENSION, (long) dimension);
    map.put(CENTER, names.center());
    map.put(RADIUS, names.radius());
    map.put(EPOCHS, (long) epochs);
    encoded.ifPresent(both -> map.put(ENCODE, both.center()));
  }
}
