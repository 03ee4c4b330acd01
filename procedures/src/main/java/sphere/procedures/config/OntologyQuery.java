package sphere.procedures.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a question about an ontology was told.
 *
 * @param model name of the model
 * @param limit most rows
 * @param direct only what follows from nothing else that is told
 * @param role that the question is about: a node or a string
 * @param predicted how many answers may be learned ones
 */
public record OntologyQuery(
    String model, long limit, boolean direct, Optional<Object> role, int predicted) {
  private static final String MODEL = "model";

  /**
   * Reads a map that may hold a model's name, a limit, whether only direct answers are told, and
   * how many learned ones.
   */
  public static OntologyQuery related(Map<String, Object> configuration) {
    ConfigMap map = new ConfigMap(configuration, Set.of(MODEL, "limit", "direct", "predicted"));
    return new OntologyQuery(
        model(map),
        map.integer("limit", QuerySettings.ALL, 1, QuerySettings.ALL),
        map.flag("direct", true),
        Optional.empty(),
        (int) map.integer("predicted", 0, 0, 1_000_000));
  }

  /** Reads a map that may hold only a model's name. */
  public static OntologyQuery named(Map<String, Object> configuration) {
    return of(new ConfigMap(configuration, Set.of(MODEL)));
  }

  /** Reads a map that may hold a model's name and a role. */
  public static OntologyQuery explained(Map<String, Object> configuration) {
    return of(new ConfigMap(configuration, Set.of(MODEL, "role")));
  }

  private static OntologyQuery of(ConfigMap map) {
    return new OntologyQuery(model(map), QuerySettings.ALL, true, map.raw("role"), 0);
  }

  private static String model(ConfigMap map) {
    return QuerySettings.modelName(map.text(MODEL, OntologyTrainSettings.MODEL));
  }
}
