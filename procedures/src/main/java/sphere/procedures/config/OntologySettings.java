package sphere.procedures.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which part of the graph is the ontology.
 *
 * @param nodeLabels labels of named classes; empty for all that are called so
 * @param relationshipTypes types that point from a class to a more general one; empty for all that
 *     are called so
 */
public record OntologySettings(List<String> nodeLabels, List<String> relationshipTypes) {
  /** The keys that it reads. */
  static final Set<String> KEYS = Set.of("nodeLabels", "relationshipTypes");

  /** Reads the map, which may hold no other keys. */
  public static OntologySettings of(Map<String, Object> configuration) {
    return of(new ConfigMap(configuration, KEYS));
  }

  /** Reads its keys. */
  static OntologySettings of(ConfigMap map) {
    return new OntologySettings(named(map, "nodeLabels"), named(map, "relationshipTypes"));
  }

  private static List<String> named(ConfigMap map, String key) {
    return map.texts(key).stream().filter(name -> !name.equals("*")).toList();
  }
}
