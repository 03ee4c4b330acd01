package sphere.procedures.facts;

import org.neo4j.graphdb.Node;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.graph.NodeValues;

/**
 * Centers alone.
 *
 * @param names name of the property
 * @param centers of each member; empty of one that gets none
 */
public record Centers(PropertyNames names, float[][] centers) implements NodeValues {

  @Override
  public int put(Node node, int member) {
    if (centers[member].length == 0) {
      return 0;
    }
    node.setProperty(names.center(), centers[member]);
    return 1;
  }
}
