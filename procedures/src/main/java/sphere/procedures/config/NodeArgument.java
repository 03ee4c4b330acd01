package sphere.procedures.config;

import java.util.List;
import java.util.Objects;
import org.neo4j.graphdb.Node;

/** An argument that is a node or a list of nodes. */
public final class NodeArgument {
  private NodeArgument() {}

  /**
   * The nodes of an argument; empty if it is null or holds a null, as of a match that found
   * nothing.
   *
   * @throws IllegalArgumentException if it holds something else
   */
  public static List<Node> nodes(String name, Object value) {
    if (value instanceof Node node) {
      return List.of(node);
    }
    List<?> list = value instanceof List<?> l ? l : value == null ? List.of() : List.of(value);
    for (Object item : list) {
      if (item != null && !(item instanceof Node)) {
        throw new IllegalArgumentException(
            "Value for `%s` was %s, but must be a node or a list of nodes."
                .formatted(name, ConfigMap.shown(item)));
      }
    }
    return holdsNull(list) ? List.of() : list.stream().map(Node.class::cast).toList();
  }

  // Some lists throw when they are asked whether they contain a null.
  static boolean holdsNull(List<?> list) {
    return list.stream().anyMatch(Objects::isNull);
  }
}
