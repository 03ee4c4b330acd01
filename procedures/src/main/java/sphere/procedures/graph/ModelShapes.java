package sphere.procedures.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.config.PropertyNames.Role;

/**
 * What a record tells of how its model's balls look on nodes.
 *
 * @param properties all that stands on the record
 */
public record ModelShapes(Map<String, Object> properties) {
  private static final String VECTOR = "vector.";
  private static final String FLOATS = "floats";

  List<BallShape> all() {
    List<BallShape> shapes = new ArrayList<>(List.of(BallShape.of(properties, "")));
    semantic().ifPresent(shapes::add);
    encoded().ifPresent(shapes::add);
    vector().ifPresent(shapes::add);
    for (int i = 0; properties.containsKey(replaced(i) + FLOATS); i++) {
      shapes.add(BallShape.of(properties, replaced(i)));
    }
    return shapes.stream().distinct().toList();
  }

  private static String replaced(int i) {
    return "replaced." + i + ".";
  }

  static void putReplaced(Map<String, Object> properties, List<BallShape> shapes) {
    for (int i = 0; i < shapes.size(); i++) {
      shapes.get(i).put(properties, replaced(i));
    }
  }

  Optional<BallShape> semantic() {
    Object center = properties.get("semanticCenterProperty");
    Object radius = properties.get("semanticRadiusProperty");
    return center instanceof String c && radius instanceof String r
        ? Optional.of(
            new BallShape(new PropertyNames(Role.SEMANTIC, c, r), count("semanticDimension"), 1))
        : Optional.empty();
  }

  Optional<BallShape> encoded() {
    return properties.get("encodeProperty") instanceof String name
        ? Optional.of(
            new BallShape(PropertyNames.encoded(name), count(ModelNode.ENCODED_FLOATS), 1))
        : Optional.empty();
  }

  Optional<BallShape> vector() {
    return properties.containsKey(VECTOR + FLOATS)
        ? Optional.of(BallShape.of(properties, VECTOR))
        : Optional.empty();
  }

  /** Puts what the centers that are learned of classes look like. */
  public static void putVector(Map<String, Object> properties, BallShape shape) {
    shape.put(properties, VECTOR);
  }

  private int count(String key) {
    return properties.get(key) instanceof Long number ? number.intValue() : 0;
  }
}
