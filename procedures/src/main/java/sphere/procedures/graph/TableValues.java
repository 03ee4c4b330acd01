package sphere.procedures.graph;

import org.neo4j.graphdb.Node;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.procedures.config.PropertyNames;

/**
 * The balls of a table.
 *
 * @param names names of the two properties
 * @param hierarchy whose ordinals the table is about
 * @param table the balls
 */
public record TableValues(PropertyNames names, Hierarchy hierarchy, BallTable table)
    implements NodeValues {

  @Override
  public int put(Node node, int member) {
    int v = hierarchy.ordinalOf(member);
    double[] radii = table.radii(v);
    node.setProperty(names.center(), table.center(v));
    node.setProperty(names.radius(), table.chartCount() == 1 ? (Object) radii[0] : radii);
    return names.both().size();
  }
}
