package sphere.procedures;

import java.util.Optional;
import org.neo4j.graphdb.Node;
import sphere.geometry.ball.Ball;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.graph.NodeBalls;

/** The ball of a node that a model does not know, to compare with the model's. */
final class StoredBall {
  private StoredBall() {}

  /**
   * Reads it.
   *
   * @param names of the properties; empty: those of the model
   * @throws IllegalArgumentException if the node has none, or one of another shape
   */
  static Ball of(Model model, Optional<PropertyNames> names, Node node) {
    PropertyNames held = names.orElse(model.record().names());
    Ball ball = NodeBalls.of(node, held).orElseThrow(() -> none(model, held, node));
    try {
      model.table().requireShape(ball);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Node %s: %s Give it a ball like these, or leave it out."
              .formatted(node.getElementId(), e.getMessage()));
    }
    return ball;
  }

  private static IllegalArgumentException none(Model model, PropertyNames names, Node node) {
    return new IllegalArgumentException(
        ("Node %s is not in model `%s` and has no ball. Give it `%s` and `%s`, or train the model"
                + " again to take it in.")
            .formatted(node.getElementId(), model.name(), names.center(), names.radius()));
  }
}
