package sphere.procedures.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.graphdb.Node;

/**
 * What {@code sphere.place} or {@code sphere.complete} was told.
 *
 * @param model name of the model
 * @param limit most rows
 * @param insert whether children that belong below the new thing are told
 * @param nodes to look at; empty: all
 * @param minConfidence of what is worth telling, 0 to 1
 * @param concurrency threads
 */
public record PlaceSettings(
    String model,
    int limit,
    boolean insert,
    List<Node> nodes,
    double minConfidence,
    int concurrency) {

  /** Reads the map of {@code sphere.place}. */
  public static PlaceSettings placing(Map<String, Object> configuration) {
    ConfigMap map = new ConfigMap(configuration, Set.of("model", "limit", "mode"));
    return new PlaceSettings(
        QuerySettings.modelName(map.text("model", QuerySettings.MODEL)),
        limit(map, 10),
        map.word("mode", "attach", "attach", "insert").equals("insert"),
        List.of(),
        0,
        1);
  }

  /** Reads the map of {@code sphere.complete}. */
  public static PlaceSettings completing(String model, Map<String, Object> configuration) {
    ConfigMap map =
        new ConfigMap(configuration, Set.of("limit", "nodes", "minConfidence", "concurrency"));
    return new PlaceSettings(
        QuerySettings.modelName(model),
        limit(map, 100),
        false,
        map.nodes("nodes"),
        confidence(map),
        (int) map.integer("concurrency", TrainSettings.defaultConcurrency(), 1, 1024));
  }

  private static int limit(ConfigMap map, int otherwise) {
    return (int) map.integer("limit", otherwise, 1, Integer.MAX_VALUE);
  }

  private static double confidence(ConfigMap map) {
    double value = map.number("minConfidence", .5);
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "Value for `minConfidence` was `%s`, but must be within [0, 1].".formatted(value));
    }
    return value;
  }
}
