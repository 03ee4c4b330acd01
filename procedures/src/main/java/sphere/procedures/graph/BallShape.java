package sphere.procedures.graph;

import java.util.Map;
import org.neo4j.graphdb.Node;
import sphere.procedures.config.PropertyNames;

/**
 * What the balls of one model look like on a node, so that what somebody else keeps under the same
 * names is never taken for ours.
 *
 * @param names names of the two properties
 * @param floats length of the center, a list of 32-bit floats
 * @param charts number of radii, 64-bit floats
 */
public record BallShape(PropertyNames names, int floats, int charts) {

  /** Whether a node carries both properties as the model writes them. */
  public boolean isOn(Node node) {
    return isCenter(node.getProperty(names.center(), null))
        && isRadius(node.getProperty(names.radius(), null));
  }

  private boolean isCenter(Object value) {
    return value instanceof float[] center && center.length == floats;
  }

  private boolean isRadius(Object value) {
    return charts == 1
        ? value instanceof Double
        : value instanceof double[] radii && radii.length == charts;
  }

  // As it stands in a model's record, under names with a prefix.
  static BallShape of(Map<String, Object> properties, String prefix) {
    return new BallShape(
        new PropertyNames(
            String.valueOf(properties.get(prefix + "centerProperty")),
            String.valueOf(properties.get(prefix + "radiusProperty"))),
        number(properties.get(prefix + "floats")),
        number(properties.get(prefix + "chartCount")));
  }

  private static int number(Object value) {
    return value instanceof Long number ? number.intValue() : 0;
  }

  void put(Map<String, Object> properties, String prefix) {
    properties.put(prefix + "centerProperty", names.center());
    properties.put(prefix + "radiusProperty", names.radius());
    properties.put(prefix + "floats", (long) floats);
    properties.put(prefix + "chartCount", (long) charts);
  }
}
