package sphere.procedures.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.roles.RoleModel;
import sphere.procedures.change.Changes;
import sphere.procedures.change.Stale;
import sphere.procedures.config.Suggestion;
import sphere.procedures.facts.FactGraph;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.Stored;
import sphere.procedures.job.Jobs;

/**
 * A published model of facts: immutable, for any number of threads.
 *
 * <p>Neo4j gives the id of a deleted node to a new one, so a known id alone proves nothing: a node
 * of the model carries its center.
 *
 * @param graph entities, types and facts
 * @param learned answers
 * @param record what the graph holds about the model
 * @param changes what others have done to the graph since
 * @param exchanging whether the centers in the graph are being exchanged right now
 */
public record FactModel(
    FactGraph graph,
    RoleModel learned,
    ModelNode record,
    Changes changes,
    BooleanSupplier exchanging) {

  /** A model of what was read and trained. */
  public static FactModel of(
      FactGraph graph,
      RoleModel learned,
      ModelNode record,
      Changes changes,
      Jobs jobs,
      String database) {
    changes.bind(graph.nodes());
    return new FactModel(
        graph, learned, record, changes, () -> jobs.changing(database, record.name()).isPresent());
  }

  /** Name of the model. */
  public String name() {
    return record.name();
  }

  /**
   * The entity that a node is.
   *
   * @throws IllegalArgumentException if the model does not know it
   */
  public int entity(Node node) {
    int entity = graph.nodes().memberOf(node);
    if (entity < 0 || !isGenuine(node, entity)) {
      throw new IllegalArgumentException(
          "Node %s is not in model `%s`. Train the model again, with `%s`, to take it in."
              .formatted(node.getElementId(), name(), record.call()));
    }
    return entity;
  }

  /** The node of an entity, unless it has been deleted or carries the model's center no more. */
  public Optional<Node> node(Transaction tx, int entity) {
    return graph.nodes().node(tx, entity).filter(node -> isGenuine(node, entity));
  }

  private boolean isGenuine(Node node, int entity) {
    return !changes.isGone(graph.nodes().ids()[entity])
        && (exchanging.getAsBoolean() || Stored.has(node, record.names().center()));
  }

  /**
   * The role of a type.
   *
   * @throws IllegalArgumentException if the model was trained on none of that name
   */
  public int role(String type) {
    List<String> types = graph.types();
    if (!types.contains(type)) {
      String near = Suggestion.of(type, types);
      throw new IllegalArgumentException(
          "No relationship type `%s` in model `%s`.%s"
              .formatted(
                  type,
                  name(),
                  near.isEmpty() ? " Known: " + Suggestion.listed(types) + "." : near));
    }
    return types.indexOf(type);
  }

  /** Whether the graph has moved on since the model was trained. */
  public boolean isStale() {
    return changes.isStale();
  }

  /** How far the graph has moved on since the model was trained. */
  public Stale stale() {
    return changes.stale();
  }

  /** Bytes held in memory: centers, facts and node ids. */
  public long bytes() {
    long entities = graph.nodes().size();
    long facts = 20L * graph.facts().count();
    long rows = 8L * graph.types().size() * (entities + 1);
    return entities * (16 + 4 * record.count("floats")) + facts + rows + graph.nodes().bytes();
  }
}
