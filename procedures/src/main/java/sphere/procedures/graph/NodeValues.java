package sphere.procedures.graph;

import org.neo4j.graphdb.Node;
import sphere.procedures.config.PropertyNames;

/** What a model writes to the nodes of its members under two names. */
public interface NodeValues {
  /** The names. */
  PropertyNames names();

  /**
   * Writes to one node.
   *
   * @param member which the node is
   * @return how many properties were written
   */
  int put(Node node, int member);
}
