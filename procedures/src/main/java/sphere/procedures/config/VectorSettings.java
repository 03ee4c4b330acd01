package sphere.procedures.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sphere.geometry.roles.RoleConfig;

/**
 * What learning from the axioms of an ontology is told, beside its reasoning.
 *
 * @param names where the learned balls of classes go
 * @param learning what learning is told
 */
public record VectorSettings(PropertyNames names, RoleConfig learning) {
  private static final String PREDICTIONS = "predictions";
  private static final String DIMENSION = "predictionDimension";
  private static final String EPOCHS = "predictionEpochs";
  private static final String HELD_OUT = "heldOut";
  private static final String VECTOR = "vectorProperty";

  /** Keys that say nothing without predictions. */
  private static final Set<String> DEPENDENT = Set.of(DIMENSION, EPOCHS, HELD_OUT, VECTOR);

  /** Every key. */
  public static final Set<String> KEYS = Set.of(PREDICTIONS, DIMENSION, EPOCHS, HELD_OUT, VECTOR);

  /** What learning is told, unless there is to be none. */
  static Optional<VectorSettings> of(ConfigMap map, TrainSettings balls) {
    if (!map.flag(PREDICTIONS, true)) {
      DEPENDENT.stream().sorted().forEach(key -> requireNone(map, key));
      return Optional.empty();
    }
    PropertyNames names = PropertyNames.vector(map.text(VECTOR, "ontologyVector"));
    if (names.sharesWith(balls.properties())) {
      throw new IllegalArgumentException(
          "Value for `vectorProperty` was `%s`, but balls go to `%s` and `%s`. Set another name."
              .formatted(names.center(), balls.properties().center(), balls.properties().radius()));
    }
    return Optional.of(new VectorSettings(names, learning(map, balls)));
  }

  private static RoleConfig learning(ConfigMap map, TrainSettings balls) {
    RoleConfig usual = RoleConfig.DEFAULT;
    return new RoleConfig(
        usual.template(),
        (int) map.integer(DIMENSION, usual.dimension(), 2, 1024),
        (int) map.integer(EPOCHS, usual.epochs(), 1, 100_000),
        usual.learningRate(),
        map.number(HELD_OUT, usual.heldOut()),
        balls.training().seed(),
        balls.training().concurrency());
  }

  private static void requireNone(ConfigMap map, String key) {
    map.raw(key)
        .ifPresent(
            value -> {
              throw new IllegalArgumentException(
                  "When `predictions` is `false`, `%s` must be left out, but was `%s`."
                      .formatted(key, value));
            });
  }

  /**
   * What a model was told.
   *
   * @param told keys and values
   * @param balls what its balls were told
   */
  public static Optional<VectorSettings> of(Map<String, Object> told, TrainSettings balls) {
    return of(new ConfigMap(told, KEYS), balls);
  }

  /** Coordinates that each class gets. */
  public int floats() {
    return learning.template().length(learning.dimension());
  }

  /** Every key with the value in effect. */
  public static Map<String, Object> effective(Optional<VectorSettings> settings) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(PREDICTIONS, settings.isPresent());
    settings.ifPresent(
        some -> {
          map.put(DIMENSION, (long) some.learning.dimension());
          map.put(EPOCHS, (long) some.learning.epochs());
          map.put(HELD_OUT, some.learning.heldOut());
          map.put(VECTOR, some.names.center());
        });
    return map;
  }
}
