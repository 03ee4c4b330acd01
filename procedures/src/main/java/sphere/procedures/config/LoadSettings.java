package sphere.procedures.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code sphere.ontology.load} was told.
 *
 * @param format of the document, or {@code auto}
 * @param nodeLabel label of named classes
 */
public record LoadSettings(String format, String nodeLabel) {
  private static final String AUTO = "auto";

  /** Labels that say something else of a node than that it is a class. */
  private static final Set<String> TAKEN =
      Set.of(
          "Expression",
          "Intersection",
          "PropertyChain",
          "Relationship",
          "Restriction",
          "SphereModel",
          "SphereRestriction");

  /**
   * Reads the map.
   *
   * @param formats that can be read
   */
  public static LoadSettings of(Map<String, Object> configuration, List<String> formats) {
    ConfigMap map = new ConfigMap(configuration, Set.of("format", "nodeLabel"));
    String[] words =
        Stream.concat(Stream.of(AUTO), formats.stream()).distinct().toArray(String[]::new);
    String label = map.text("nodeLabel", "Class");
    if (TAKEN.contains(label)) {
      throw new IllegalArgumentException(
          "Value for `nodeLabel` was `%s`, but that label says that a node is no class."
              .formatted(label));
    }
    return new LoadSettings(map.word("format", AUTO, words), label);
  }

  /** Every key with the value in effect. */
  public Map<String, Object> effective() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", format);
    map.put("nodeLabel", nodeLabel);
    return map;
  }
}
