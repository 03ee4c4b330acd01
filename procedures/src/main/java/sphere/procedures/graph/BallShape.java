package sphere.procedures.graph;

import java.util.Arrays;
import java.util.Map;
import org.neo4j.graphdb.Node;
import sphere.procedures.config.PropertyNames;

/**
 * What the balls of one model look like on a node, so that what somebody else keeps under the same
 * names is never taken for ours.
 *
 * <p>Encoded texts are a shape too: the vector in place of the center, a 64-bit hash of what it was
 * made of in place of the radius.
 *
 * @param names names of the two properties
 * @param floats length of the center, a list of 32-bit floats, on a node that every chart holds
 * @param charts number of radii, 64-bit floats, on such a node; on another there may be fewer, NaN
 *     among them, and coordinates for those that are numbers
 */
public record BallShape(PropertyNames names, int floats, int charts) {

  /** Whether a node carries both properties as the model writes them. */
  public boolean isOn(Node node) {
    return Stored.of(node, names.center())
        .flatMap(center -> Stored.of(node, names.radius()).map(radius -> areOurs(center, radius)))
        .orElse(false);
  }

  /**
   * Whether a node carries a center as the model writes it, and no radius: somebody has taken that
   * away. Cypher writes lists of 64-bit floats, so nobody else's looks like this.
   */
  public boolean isLeftOver(Node node) {
    return names.role() == PropertyNames.Role.BALL
        && charts > 0
        && !Stored.has(node, names.radius())
        && Stored.of(node, names.center()).orElse("") instanceof float[] center
        && center.length > 0
        && center.length <= floats
        && center.length % (floats / charts) == 0;
  }

  private boolean areOurs(Object center, Object radius) {
    return switch (names.role()) {
      case BALL -> charts == 1 ? areOne(center, radius) : areSeveral(center, radius);
      case SEMANTIC -> areOne(center, radius) || arePlaced(center, radius);
      case ENCODED -> isList(center) && radius instanceof Long;
      case FACT, VECTOR -> areOne(center, radius);
    };
  }

  private boolean isList(Object center) {
    return center instanceof float[] one && one.length == floats;
  }

  private boolean areOne(Object center, Object radius) {
    return isList(center) && radius instanceof Double;
  }

  // As Cypher writes the ball of a thing that was placed, whose floats have 64 bits.
  private boolean arePlaced(Object center, Object radius) {
    return center instanceof double[] one && one.length == floats && radius instanceof Double;
  }

  private boolean areSeveral(Object center, Object radius) {
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
            role(properties.get(prefix + "role")),
            String.valueOf(properties.get(prefix + "centerProperty")),
            String.valueOf(properties.get(prefix + "radiusProperty"))),
        number(properties.get(prefix + "floats")),
        number(properties.get(prefix + "chartCount")));
  }

  // Records from before there were others tell of balls.
  private static PropertyNames.Role role(Object value) {
    return value instanceof String name
        ? PropertyNames.Role.valueOf(name)
        : PropertyNames.Role.BALL;
  }

  private static int number(Object value) {
    return value instanceof Long number ? number.intValue() : 0;
  }

  /** Puts it into a record, under names with a prefix. */
  public void put(Map<String, Object> properties, String prefix) {
    properties.put(prefix + "role", names.role().name());
    properties.put(prefix + "centerProperty", names.center());
    properties.put(prefix + "radiusProperty", names.radius());
    properties.put(prefix + "floats", (long) floats);
    properties.put(prefix + "chartCount", (long) charts);
  }
}
