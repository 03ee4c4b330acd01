package sphere.procedures.graph;

import java.util.Optional;
import org.neo4j.graphdb.Node;
import sphere.geometry.ball.Ball;
import sphere.procedures.config.PropertyNames;

/**
 * The ball that a node's properties describe, whoever wrote them.
 *
 * <p>The center is a list of numbers, taken as 32-bit floats; the radius a number, or a list of one
 * for each chart, NaN for one that does not hold the node and has no coordinates. Stateless.
 */
public final class NodeBalls {
  private NodeBalls() {}

  /**
   * The ball of a node; empty if one of the two properties is missing.
   *
   * @throws IllegalArgumentException naming the node and the property if they hold something else
   */
  public static Optional<Ball> of(Node node, PropertyNames names) {
    return Stored.of(node, names.center())
        .flatMap(center -> Stored.of(node, names.radius()).map(r -> ball(node, names, center, r)));
  }

  private static Ball ball(Node node, PropertyNames names, Object center, Object radius) {
    try {
      float[] coordinates = floats(center).orElseThrow(() -> refuse(names.center(), center));
      double[] radii = doubles(radius).orElseThrow(() -> refuse(names.radius(), radius));
      return new Ball(coordinates, radii);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Node %s: %s".formatted(node.getElementId(), e.getMessage()));
    }
  }

  private static Optional<float[]> floats(Object value) {
    if (value instanceof float[] floats) {
      return Optional.of(floats);
    }
    return doubles(value).map(NodeBalls::narrowed);
  }

  private static float[] narrowed(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
      if (Float.isInfinite(floats[i]) && Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "A ball has the coordinate %s, but it must lie within 32-bit floats, [-3.4e38, 3.4e38]."
                .formatted(values[i]));
      }
    }
    return floats;
  }

  private static Optional<double[]> doubles(Object value) {
    if (value instanceof double[] doubles) {
      return Optional.of(doubles);
    } else if (value instanceof Number number) {
      return Optional.of(new double[] {number.doubleValue()});
    } else if (value instanceof long[] longs) {
      return Optional.of(java.util.Arrays.stream(longs).asDoubleStream().toArray());
    } else if (value instanceof float[] floats) {
      return Optional.of(widened(floats));
    }
    return Optional.empty();
  }

  private static double[] widened(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static IllegalArgumentException refuse(String property, Object value) {
    return new IllegalArgumentException(
        ("Property `%s` is a %s, but must be a number or a list of numbers. Train with"
                + " `centerProperty` and `radiusProperty` of their own.")
            .formatted(property, value.getClass().getSimpleName()));
  }
}
