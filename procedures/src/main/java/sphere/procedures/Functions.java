package sphere.procedures;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.neo4j.graphdb.Node;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.UserFunction;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Lens;
import sphere.geometry.query.Aid;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.graph.BallShape;
import sphere.procedures.graph.NodeBalls;

/**
 * Questions about two nodes.
 *
 * <p>All but {@code subsumes} are pure geometry of the stored values: a pair's answer is that of
 * its best chart, or, if one of the nodes was placed and has only a semantic ball, that of the
 * semantic chart. Null if a node is null or has no ball.
 */
public final class Functions extends SphereCall {
  private static final String MODEL = "Name of the model whose balls are meant.";

  /** Exactly the closure of the trained hierarchy. */
  @UserFunction("sphere.subsumes")
  @Description(
      "Whether `inner` is `outer` or below it: exactly the transitive closure of the trained"
          + " hierarchy.")
  public Boolean subsumes(
      @Name(value = "outer", description = "The node that may be above.") Node outer,
      @Name(value = "inner", description = "The node that may be below.") Node inner,
      @Name(value = "model", defaultValue = "sphere", description = "Name of the model.")
          String name) {
    if (outer == null || inner == null) {
      return null;
    }
    Model model = model(name);
    int a = model.ordinalOf(tx, outer);
    int b = model.ordinalOf(tx, inner);
    return a < 0 || b < 0 ? null : (Boolean) model.index().subsumes(a, b);
  }

  /** How many are above. */
  @UserFunction("sphere.ancestorCount")
  @Description("How many balls are above that of a node by subsumption, without listing them.")
  public Long ancestorCount(
      @Name(value = "node", description = "A node.") Node node,
      @Name(value = "model", defaultValue = "sphere", description = "Name of the model.")
          String name) {
    return count(node, name, (model, v) -> model.index().ancestorCount(v));
  }

  /** How many are below. */
  @UserFunction("sphere.descendantCount")
  @Description("How many balls are below that of a node by subsumption, without listing them.")
  public Long descendantCount(
      @Name(value = "node", description = "A node.") Node node,
      @Name(value = "model", defaultValue = "sphere", description = "Name of the model.")
          String name) {
    return count(node, name, this::descendantCount);
  }

  private interface Counting {
    int of(Model model, int v);
  }

  private Long count(Node node, String name, Counting counting) {
    if (node == null) {
      return null;
    }
    Model model = model(name);
    int v = model.ordinalOf(tx, node);
    return v < 0 ? null : (Long) (long) counting.of(model, v);
  }

  private int descendantCount(Model model, int v) {
    need(model, Aid.SIZES);
    return model.index().descendantCount(v);
  }

  /** Containment. */
  @UserFunction("sphere.contains")
  @Description("Whether the ball of `inner` lies in the ball of `outer`, in at least one chart.")
  public Boolean contains(
      @Name(value = "outer", description = "The node whose ball may be around.") Node outer,
      @Name(value = "inner", description = "The node whose ball may be inside.") Node inner,
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model) {
    return ask(outer, inner, model, Ball::contains, BallTable::contains);
  }

  /** Overlap. */
  @UserFunction("sphere.overlaps")
  @Description("Whether the balls of two nodes share a point, in at least one chart.")
  public Boolean overlaps(
      @Name(value = "a", description = "A node.") Node a,
      @Name(value = "b", description = "Another node.") Node b,
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model) {
    return ask(a, b, model, Ball::overlaps);
  }

  /** Disjointness. */
  @UserFunction("sphere.disjoint")
  @Description("Whether the balls of two nodes share no point in any chart.")
  public Boolean disjoint(
      @Name(value = "a", description = "A node.") Node a,
      @Name(value = "b", description = "Another node.") Node b,
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model) {
    return ask(a, b, model, Ball::disjoint);
  }

  /** Signed slack. */
  @UserFunction("sphere.margin")
  @Description(
      "Signed slack of containment, the largest over the charts of r(outer) - r(inner) -"
          + " |c(outer) - c(inner)|: not negative exactly if contained.")
  public Double margin(
      @Name(value = "outer", description = "The node whose ball may be around.") Node outer,
      @Name(value = "inner", description = "The node whose ball may be inside.") Node inner,
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model) {
    return ask(outer, inner, model, Ball::margin, BallTable::margin);
  }

  /** Distance of the centers. */
  @UserFunction("sphere.distance")
  @Description("Distance of the centers of two nodes in the first chart.")
  public Double distance(
      @Name(value = "a", description = "A node.") Node a,
      @Name(value = "b", description = "Another node.") Node b,
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model) {
    return ask(a, b, model, Ball::distance);
  }

  /** Exact volume ratio. */
  @UserFunction("sphere.probability")
  @Description(
      "Share of the volume of the ball of `inner` that lies in the ball of `outer`, in the chart of"
          + " the largest margin: 1 if contained, 0 if disjoint. In high dimension decide by margin"
          + " and report this.")
  public Double probability(
      @Name(value = "outer", description = "The node whose ball may be around.") Node outer,
      @Name(value = "inner", description = "The node whose ball may be inside.") Node inner,
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model) {
    return ask(outer, inner, model, Ball::probability);
  }

  /** Logarithm of the volume. */
  @UserFunction("sphere.logVolume")
  @Description(
      "Natural logarithm of the volume of a node's ball in the first chart; null for a point, whose"
          + " volume is 0.")
  public Double logVolume(
      @Name(value = "node", description = "A node.") Node node,
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model) {
    return ask(node, node, model, (ball, same) -> finite(ball.logVolume(0)));
  }

  /** What two balls share. */
  @UserFunction("sphere.intersection")
  @Description(
      "What the balls of two nodes share, in the chart where they are nested best: a map of"
          + " `logVolume`, the natural logarithm of the volume of the intersection (null if it has"
          + " none), and `overlap`, that volume over the volume of the union (0 to 1).")
  public Map<String, Object> intersection(
      @Name(value = "a", description = "A node.") Node a,
      @Name(value = "b", description = "Another node.") Node b,
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model) {
    return ask(a, b, model, Functions::shared);
  }

  private static Map<String, Object> shared(Ball a, Ball b) {
    Lens lens = a.margin(b) >= b.margin(a) ? a.lens(b, a.bestChart(b)) : b.lens(a, b.bestChart(a));
    Map<String, Object> map = new HashMap<>();
    map.put("logVolume", finite(lens.logVolume()));
    map.put("overlap", lens.jaccard());
    return map;
  }

  // Cypher prints infinities in ways that few tools read back.
  private static Double finite(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }

  private <T> T ask(Node a, Node b, String model, BiFunction<Ball, Ball, T> question) {
    return ask(
        a, b, model, question, (table, x, y) -> question.apply(table.ball(x), table.ball(y)));
  }

  // The same question to balls in memory, by ordinals.
  private interface InMemory<T> {
    T ask(BallTable table, int a, int b);
  }

  // What nothing has happened to since it was read need not be read again for each of a million
  // rows.
  private <T> T ask(
      Node a, Node b, String model, BiFunction<Ball, Ball, T> question, InMemory<T> inMemory) {
    if (a == null || b == null) {
      return null;
    }
    Optional<Model> known = models.vouchedFor(tx, db.databaseName(), model);
    int x = known.isPresent() ? known.get().untouched(a) : -1;
    int y = x >= 0 ? known.get().untouched(b) : -1;
    return y >= 0 ? inMemory.ask(known.get().table(), x, y) : ofStored(a, b, model, question);
  }

  private <T> T ofStored(Node a, Node b, String model, BiFunction<Ball, Ball, T> question) {
    return models.jobs().inOneState(() -> answer(a, b, model, question)).orElse(null);
  }

  // Of a thing that was placed there is only the ball that it was given in the semantic chart.
  private <T> Optional<T> answer(Node a, Node b, String model, BiFunction<Ball, Ball, T> question) {
    Optional<Ball[]> both = both(a, b, balls(model));
    return both.or(() -> both(a, b, semanticBalls(model))).map(x -> question.apply(x[0], x[1]));
  }

  private static Optional<Ball[]> both(Node a, Node b, Function<Node, Optional<Ball>> balls) {
    return balls.apply(a).flatMap(x -> balls.apply(b).map(y -> new Ball[] {x, y}));
  }

  private boolean isChanging(String model) {
    return models.jobs().changing(db.databaseName(), model).isPresent();
  }

  // Old and new balls must not be compared: while they are exchanged, the old model answers.
  private Function<Node, Optional<Ball>> balls(String model) {
    if (!isChanging(model)) {
      PropertyNames names = models.names(caller(), model);
      return node -> NodeBalls.of(node, names);
    }
    Optional<Model> old = models.loaded(db.databaseName(), model);
    return old.<Function<Node, Optional<Ball>>>map(known -> node -> known.ball(tx, node))
        .orElseThrow(() -> beingWritten(model));
  }

  private static Ball still(boolean exchanged, Ball ball, String model) {
    if (exchanged) {
      throw beingWritten(model);
    }
    return ball;
  }

  private static IllegalStateException beingWritten(String model) {
    return new IllegalStateException(
        "The balls of model `%s` are being written. Ask again when `CALL sphere.progress()` shows no more of it."
            .formatted(model));
  }

  // By the same rule: a thing that was placed may be given another ball just now, or lose it.
  private Function<Node, Optional<Ball>> semanticBalls(String model) {
    Optional<Model> old =
        isChanging(model) ? models.loaded(db.databaseName(), model) : Optional.empty();
    Optional<PropertyNames> names =
        old.isPresent()
            ? old.get().record().semanticShape().map(BallShape::names)
            : models.semanticNames(caller(), model);
    boolean exchanged = isChanging(model);
    return node ->
        old.flatMap(known -> known.semanticBall(tx, node))
            .or(
                () ->
                    names
                        .flatMap(some -> NodeBalls.of(node, some))
                        .map(ball -> still(exchanged, ball, model)));
  }
}
