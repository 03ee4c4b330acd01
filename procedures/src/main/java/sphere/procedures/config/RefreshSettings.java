package sphere.procedures.config;

import java.util.Map;
import java.util.Set;

/**
 * What {@code sphere.refresh} was told.
 *
 * @param model name of the model
 * @param concurrency threads; changes no result
 */
public record RefreshSettings(String model, int concurrency) {

  /** Reads the map. */
  public static RefreshSettings of(String model, Map<String, Object> configuration) {
    ConfigMap map = new ConfigMap(configuration, Set.of("concurrency"));
    return new RefreshSettings(
        QuerySettings.modelName(model),
        (int) map.integer("concurrency", TrainSettings.defaultConcurrency(), 1, 1024));
  }
}
