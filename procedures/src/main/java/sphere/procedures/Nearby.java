package sphere.procedures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ball.Ball;
import sphere.procedures.QueryProcedures.RelatedRow;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.NearestSettings;

/** The balls of a model that a ball fits best, or that fit best in it. */
final class Nearby {
  private final Model model;
  private final Transaction tx;
  private final NearestSettings settings;
  private final boolean stale;

  Nearby(Model model, Transaction tx, NearestSettings settings) {
    this.model = model;
    this.tx = tx;
    this.settings = settings;
    stale = model.isStale();
  }

  Stream<RelatedRow> rows(Node node) {
    int v = model.ordinalOf(tx, node);
    Ball ball = v >= 0 ? model.table().ball(v) : StoredBall.of(model, settings.strangers(), node);
    // One more, for the node itself; twice as many again as long as deleted ones take the place.
    int asked = settings.limit();
    int[] found;
    List<RelatedRow> rows;
    do {
      asked = Math.min(2 * asked, Integer.MAX_VALUE / 4);
      found = found(ball, asked);
      rows = rows(node, found, ball);
    } while (rows.size() < settings.limit() && found.length == asked);
    return rows.stream();
  }

  private int[] found(Ball ball, int limit) {
    return settings.inside()
        ? model.index().nearestInside(ball, limit)
        : model.index().nearest(ball, limit);
  }

  private List<RelatedRow> rows(Node node, int[] found, Ball ball) {
    return Arrays.stream(found)
        .boxed()
        .flatMap(v -> rows(v, ball))
        .filter(row -> !row.node().equals(node))
        .limit(settings.limit())
        .toList();
  }

  private Stream<RelatedRow> rows(int v, Ball ball) {
    Ball other = model.table().ball(v);
    double margin = settings.inside() ? ball.margin(other) : other.margin(ball);
    return model
        .nodes(tx, v)
        .map(node -> new RelatedRow(node, margin, other.radius(0), margin >= 0, stale));
  }
}
