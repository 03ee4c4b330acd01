package sphere.procedures.features;

import java.util.List;
import java.util.stream.Collectors;
import org.neo4j.graphdb.Node;
import sphere.geometry.features.Wording;
import sphere.procedures.graph.Stored;

/**
 * The texts of nodes: the first property is the name, the others together describe it. A list of
 * strings is several names, or several sentences. Stateless.
 */
final class Texts {
  private Texts() {}

  /** What a node is called and what is said of it; what is no text says nothing. */
  static Wording of(Node node, List<String> properties) {
    String description =
        properties.stream()
            .skip(1)
            .map(property -> text(node, property, ". "))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(". "));
    return new Wording(text(node, properties.get(0), ", "), description);
  }

  private static String text(Node node, String property, String separator) {
    Object value = Stored.of(node, property).orElse("");
    return value instanceof String[] texts
        ? String.join(separator, texts).strip()
        : value instanceof String text ? text.strip() : "";
  }

  /**
   * Nothing, if what a node has under a name is text.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static void require(Node node, String property) {
    Object value = Stored.of(node, property).orElse("");
    boolean isText = value instanceof String || value instanceof String[] || isEmptyList(value);
    if (!isText) {
      throw new IllegalArgumentException(
          ("Property `%s` of node %s is a %s, but must be a string or a list of strings. Name"
                  + " another one in `textProperty`, or remove it there.")
              .formatted(property, node.getElementId(), value.getClass().getSimpleName()));
    }
  }

  // A list of no length has no type that means anything.
  private static boolean isEmptyList(Object value) {
    return value.getClass().isArray() && java.lang.reflect.Array.getLength(value) == 0;
  }
}
