package sphere.procedures.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code sphere.nearest} was told.
 *
 * @param model name of the model
 * @param limit most rows
 * @param inside whether balls in the given one are looked for, not around it
 * @param strangers names of the properties that hold the ball of a node that no model knows; empty:
 *     the model's own
 */
public record NearestSettings(
    String model, int limit, boolean inside, Optional<PropertyNames> strangers) {

  /** Reads the map. */
  public static NearestSettings of(Map<String, Object> configuration) {
    ConfigMap map =
        new ConfigMap(
            configuration,
            Set.of("model", "limit", "direction", "centerProperty", "radiusProperty"));
    return new NearestSettings(
        QuerySettings.model(map),
        (int) map.integer("limit", 10, 1, 1_000_000),
        map.word("direction", "around", "around", "inside").equals("inside"),
        QuerySettings.strangers(map));
  }
}
