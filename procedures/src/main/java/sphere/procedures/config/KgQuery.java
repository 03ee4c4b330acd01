package sphere.procedures.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a question about facts was told.
 *
 * @param model name of the model
 * @param limit most rows
 * @param outgoing whether what relationships would lead to is looked for, not where they would come
 *     from
 * @param nodeLabels labels of which an answer has one; empty: any
 */
public record KgQuery(String model, int limit, boolean outgoing, List<String> nodeLabels) {
  private static final String MODEL = "model";
  private static final String OUT = "outgoing";

  /** Reads the map of {@code sphere.kg.predict}. */
  public static KgQuery predict(Map<String, Object> configuration) {
    ConfigMap map = new ConfigMap(configuration, Set.of(MODEL, "limit", "direction", "nodeLabels"));
    return new KgQuery(
        model(map),
        (int) map.integer("limit", 10, 1, 1_000_000),
        map.word("direction", OUT, OUT, "incoming").equals(OUT),
        map.texts("nodeLabels").stream().filter(label -> !label.equals("*")).toList());
  }

  /** Reads a map that may hold only a model's name. */
  public static KgQuery score(Map<String, Object> configuration) {
    return new KgQuery(model(new ConfigMap(configuration, Set.of(MODEL))), 1, true, List.of());
  }

  private static String model(ConfigMap map) {
    return QuerySettings.modelName(map.text(MODEL, KgSettings.MODEL));
  }
}
