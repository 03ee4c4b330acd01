package sphere.procedures.graph;

import java.util.Arrays;
import java.util.Map;
import org.neo4j.graphdb.Node;
import sphere.procedures.config.PropertyNames;

/**
 * What the balls of one model look like on a node, so that what somebody else keeps under the same
 * names is never taken for ours.
 *
 * @param names names of the two properties
 * @param floats length of the center, a list of 32-bit floats, on a node that every chart holds
 * @param charts number of radii, 64-bit floats, on such a node; on another there may be fewer, NaN
 *     among them, and coordinates for those that are numbers
 */
public record BallShape(PropertyNames names, int floats, int charts) {

  /** Whether a node carries both properties as the model writes them. */
  public boolean isOn(Node node) {
    return areOurs(node.getProperty(names.center(), null), node.getProperty(names.radius(), null));
  }

  private boolean areOurs(Object center, Object radius) {
    if (charts == 1) {
      return center instanceof float[] one && one.length == floats && radius instanceof Double;
    }
    return center instanceof float[] coordinates
        && radius instanceof double[] radii
        && radii.length > 0
        && radii.length <= charts
        && !Double.isNaN(radii[0])
        && coordinates.length == held(radii) * (floats / charts);
  }

  private static long held(double[] radii) {
    return Arrays.stream(radii).filter(r -> !Double.isNaN(r)).count();
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
