package sphere.procedures.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.audit.Audit;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.query.ContainmentIndex;
import sphere.procedures.change.Changes;
import sphere.procedures.change.Stale;
import sphere.procedures.config.Suggestion;
import sphere.procedures.features.Knowledge;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.OntologyRecord;
import sphere.procedures.graph.Stored;
import sphere.procedures.job.Jobs;

/**
 * A published model: immutable, for any number of threads.
 *
 * <p>Neo4j gives the id of a deleted node to a new one, so a known id alone proves nothing: a node
 * of the model carries its ball, unless nothing has happened to it since it was read. While the
 * balls are being exchanged in the graph the id is taken for granted.
 *
 * @param graph members, nodes and order
 * @param table the balls as stored
 * @param audit where balls and order disagree
 * @param index answers
 * @param record what the graph holds about the model
 * @param knowledge what was learned from features, if there were any
 * @param changes what others have done to the graph since
 * @param exchanging whether the balls in the graph are being exchanged right now
 */
public record Model(
    GraphHierarchy graph,
    BallTable table,
    Audit audit,
    ContainmentIndex index,
    ModelNode record,
    Optional<Knowledge> knowledge,
    Changes changes,
    BooleanSupplier exchanging) {

  /** A model of what was read, trained and audited. */
  public static Model of(
      GraphHierarchy graph,
      BallTable table,
      Audit audit,
      ModelNode record,
      Changes changes,
      Jobs jobs,
      String database) {
    changes.bind(graph.nodes());
    ContainmentIndex index = new ContainmentIndex(graph.hierarchy(), table, audit, Kernels.best());
    return new Model(
        graph,
        table,
        audit,
        index,
        record,
        Optional.empty(),
        changes,
        () -> jobs.changing(database, record.name()).isPresent());
  }

  /** The same with what was learned from features. */
  public Model with(Optional<Knowledge> learned) {
    return new Model(graph, table, audit, index, record, learned, changes, exchanging);
  }

  /** The same with another record, of the same name. */
  public Model with(ModelNode other) {
    return new Model(graph, table, audit, index, other, knowledge, changes, exchanging);
  }

  /**
   * What the record tells of the ontology.
   *
   * @throws IllegalStateException if the model is of none
   */
  public OntologyRecord requireOntology() {
    return record
        .ontology()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    ("Model `%s` was trained on a hierarchy, not on an ontology. Train one by"
                            + " `CALL sphere.ontology.train()`, or ask, by the key `model`, one that"
                            + " was.")
                        .formatted(name())));
  }

  /**
   * What was learned from features.
   *
   * @param tx where models that can be asked instead are looked for
   * @throws IllegalStateException if there were none
   */
  public Knowledge requireKnowledge(Transaction tx) {
    return knowledge.orElseThrow(() -> ignorant(tx));
  }

  private IllegalStateException ignorant(Transaction tx) {
    if (record.semanticShape().isPresent()) {
      return new IllegalStateException(
          ("What model `%s` learned from features does not stand whole in the graph any more. Train"
                  + " it again with `%s`.")
              .formatted(name(), record.call()));
    }
    List<String> others =
        ModelNode.all(tx).stream()
            .filter(other -> other.semanticShape().isPresent())
            .map(ModelNode::name)
            .toList();
    return new IllegalStateException(
        ("Model `%s` was trained without features, so it cannot place anything. Train it again"
                + " with `featureProperty` or `textProperty`%s.")
            .formatted(
                name(),
                others.isEmpty()
                    ? ""
                    : ", or ask, by the key `model`, one that was: " + Suggestion.listed(others)));
  }

  /** Name of the model. */
  public String name() {
    return record.name();
  }

  /** The order among ordinals. */
  public Hierarchy hierarchy() {
    return graph.hierarchy();
  }

  /** The ordinal of a node, or -1 if the model does not know it. */
  public int ordinalOf(Transaction tx, Node node) {
    int member = graph.nodes().memberOf(node);
    return member >= 0 && isGenuine(tx, node, member) ? hierarchy().ordinalOf(member) : -1;
  }

  /**
   * The ordinal of a node whose ball is the one in memory, or -1 of any other.
   *
   * <p>Asked where {@link Models#vouchedFor} gave the model, of a transaction that has changed
   * nothing.
   */
  public int untouched(Node node) {
    int member = graph.nodes().memberOf(node);
    return member >= 0 && changes.isUntouched(member) ? hierarchy().ordinalOf(member) : -1;
  }

  /** The error for a node that the model does not know. */
  public IllegalArgumentException unknown(Node node) {
    return new IllegalArgumentException(
        "Node %s is not in model `%s`. Refresh the model, or train it again, to take it in."
            .formatted(node.getElementId(), name()));
  }

  private boolean isGenuine(Transaction tx, Node node, int member) {
    return changes.isUntouched(member) && !Internals.mayHaveChanged(tx)
        || !changes.isGone(graph.nodes().ids()[member])
            && (exchanging.getAsBoolean() || Stored.has(node, record.names().radius()));
  }

  /** The ball of a node, or none if the model does not know it. */
  public Optional<Ball> ball(Transaction tx, Node node) {
    int v = ordinalOf(tx, node);
    return v < 0 ? Optional.empty() : Optional.of(table.ball(v));
  }

  /** The semantic ball of a node, or none if the model does not know it or any such ball. */
  public Optional<Ball> semanticBall(Transaction tx, Node node) {
    int v = ordinalOf(tx, node);
    return knowledge.filter(known -> v >= 0).map(known -> known.ball(v));
  }

  /** Whether the graph has moved on since the model was read. */
  public boolean isStale() {
    return changes.isStale();
  }

  /** How far the graph has moved on since the model was read. */
  public Stale stale() {
    return changes.stale();
  }

  /** The nodes of an ordinal, of which there are several if they lay on a cycle. */
  public Stream<Node> nodes(Transaction tx, int ordinal) {
    return IntStream.of(hierarchy().membersOf(ordinal))
        .boxed()
        .flatMap(member -> node(tx, member).stream());
  }

  /** The node of a member, unless it has been deleted or carries the model's ball no more. */
  public Optional<Node> node(Transaction tx, int member) {
    if (changes.isUntouched(member) && !Internals.mayHaveChanged(tx)) {
      Optional<Node> known = Internals.node(tx, graph.nodes().ids()[member]);
      if (known.isPresent()) {
        return known;
      }
    }
    return graph.nodes().node(tx, member).filter(node -> isGenuine(tx, node, member));
  }

  /** Bytes held in memory: balls, exceptions, rows of the hierarchy and node ids. */
  public long bytes() {
    long rows = 4L * (2L * hierarchy().edgeCount() + 5L * hierarchy().nodeCount());
    long learned = knowledge.map(Knowledge::bytes).orElse(0L);
    return index.bytes() + rows + 8L * graph.nodes().size() + graph.nodes().bytes() + learned;
  }
}
