package sphere.procedures.catalog;

import java.util.Optional;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Node;
import sphere.geometry.audit.Audit;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.query.ContainmentIndex;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.ModelNode;

/**
 * A published model: immutable, for any number of threads.
 *
 * @param graph members, nodes and order
 * @param table the balls as stored
 * @param audit where balls and order disagree
 * @param index answers
 * @param record what the graph holds about the model
 */
public record Model(
    GraphHierarchy graph, BallTable table, Audit audit, ContainmentIndex index, ModelNode record) {

  /** A model of what was read, trained and audited. */
  public static Model of(GraphHierarchy graph, BallTable table, Audit audit, ModelNode record) {
    ContainmentIndex index = new ContainmentIndex(graph.hierarchy(), table, audit);
    return new Model(graph, table, audit, index, record);
  }

  /** Name of the model. */
  public String name() {
    return record.name();
  }

  /** The order among ordinals. */
  public Hierarchy hierarchy() {
    return graph.hierarchy();
  }

  /**
   * The ordinal of a node, or -1 if the model does not know it.
   *
   * <p>Neo4j gives the id of a deleted node to a new one, so a known id alone proves nothing: a
   * node of the model carries its ball.
   */
  public int ordinalOf(Node node) {
    int member = graph.nodes().memberOf(node);
    boolean known = member >= 0 && node.hasProperty(graph.settings().properties().radius());
    return known ? hierarchy().ordinalOf(member) : -1;
  }

  /** The ball of a node, or none if the model does not know it. */
  public Optional<Ball> ball(Node node) {
    int v = ordinalOf(node);
    return v < 0 ? Optional.empty() : Optional.of(table.ball(v));
  }

  /** Members of ordinals in their order, those of merged cycles one after the other. */
  public IntStream members(IntStream ordinals) {
    return ordinals.flatMap(v -> IntStream.of(hierarchy().membersOf(v)));
  }

  /** Bytes held in memory: balls, exceptions, rows of the hierarchy and node ids. */
  public long bytes() {
    long rows = 4L * (2L * hierarchy().edgeCount() + 5L * hierarchy().nodeCount());
    return index.bytes() + rows + 16L * graph.nodes().size();
  }
}
