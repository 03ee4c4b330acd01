package sphere.procedures.facts;

import org.neo4j.graphdb.Node;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.graph.NodeValues;

/**
 * Balls that were learned from facts.
 *
 * @param names names of the two properties
 * @param balls of each member; an empty center of one that gets none
 */
public record LearnedValues(PropertyNames names, LearnedBalls balls) implements NodeValues {

  @Override
  public int put(Node node, int member) {
    if (balls.isMissing(member)) {
      return 0;
    }
    node.setProperty(names.center(), balls.centers()[member]);
    node.setProperty(names.radius(), (double) balls.radii()[member]);
    return names.both().size();
  }
}
