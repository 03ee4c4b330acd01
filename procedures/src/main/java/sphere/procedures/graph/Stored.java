package sphere.procedures.graph;

import java.util.Optional;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;

/** Properties of nodes that others may be deleting at this moment. */
public final class Stored {
  private Stored() {}

  /** A property; empty if the node has none of that name, or there is no such node any more. */
  public static Optional<Object> of(Node node, String name) {
    try {
      return Optional.ofNullable(node.getProperty(name, null));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /** Whether a node has a property; no, if there is no such node any more. */
  public static boolean has(Node node, String name) {
    try {
      return node.hasProperty(name);
    } catch (NotFoundException e) {
      return false;
    }
  }
}
