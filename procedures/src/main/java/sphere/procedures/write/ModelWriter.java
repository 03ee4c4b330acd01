package sphere.procedures.write;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ball.BallTable;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/**
 * Writes a model to the graph and takes it off again; one use.
 *
 * <p>A model may be larger than one transaction can hold, so it is written in many, apart from the
 * caller's. Its {@link ModelNode} stands as {@code INCOMPLETE} from before the first ball until
 * after the last: what a killed server leaves behind is recognized. What an abort or an error would
 * leave behind is undone here, ball by ball.
 */
public final class ModelWriter {
  private final GraphDatabaseService db;
  private final Batches batches;
  private final Job job;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** A writer for one job. */
  public ModelWriter(GraphDatabaseService db, Job job) {
    this.db = db;
    this.job = job;
    batches = new Batches(db);
  }

  /**
   * Proves that the graph can be written to, before any long work.
   *
   * @throws RuntimeException Neo4j's own sentence on why not
   */
  public void requireWritable() {
    batches.once(tx -> tx.createNode(ModelNode.LABEL).delete());
  }

  /**
   * Refuses property names that hold something else.
   *
   * @throws IllegalArgumentException naming the property and a node or model that uses it
   */
  public static void requireFree(Transaction tx, GraphHierarchy graph) {
    PropertyNames names = graph.settings().properties();
    List<ModelNode> sharing =
        ModelNode.all(tx).stream().filter(other -> other.names().sharesWith(names)).toList();
    for (ModelNode other : sharing) {
      if (!other.name().equals(graph.settings().model())) {
        throw new IllegalArgumentException(
            ("Properties `%s` and `%s` hold the balls of model `%s`. Set `centerProperty` and"
                    + " `radiusProperty` to other names, or drop that model.")
                .formatted(other.names().center(), other.names().radius(), other.name()));
      }
    }
    if (sharing.isEmpty()) {
      refuseUsed(tx, graph.nodes(), names);
    }
  }

  private static void refuseUsed(Transaction tx, NodeIds nodes, PropertyNames names) {
    for (int i = 0; i < nodes.size(); i++) {
      Optional<Node> node = nodes.node(tx, i);
      for (String name : List.of(names.center(), names.radius())) {
        if (node.isPresent() && node.get().hasProperty(name)) {
          throw new IllegalArgumentException(
              ("Property `%s` of node %s is already used, and by no model. Set `%s` to another"
                      + " name, or remove the property.")
                  .formatted(name, nodes.elementId(i), names.keyOf(name)));
        }
      }
    }
  }

  /**
   * Writes all balls and the model's record; all or nothing.
   *
   * @param record configuration and figures
   * @return number of node properties written
   */
  public long write(GraphHierarchy graph, BallTable table, ModelNode record) {
    Balls balls = new Balls(graph, table, job);
    try {
      Optional<ModelNode> before = begin(record);
      undo.push(() -> balls.undo().run(batches));
      batches.each(graph.nodes().size(), balls::write);
      before.ifPresent(old -> sweep(old.names(), graph));
      job.check();
      batches.once(record::save);
      return 2L * graph.nodes().size();
    } catch (RuntimeException e) {
      undo(e);
      throw e;
    }
  }

  private Optional<ModelNode> begin(ModelNode record) {
    Optional<ModelNode> before;
    try (Transaction tx = db.beginTx()) {
      before = ModelNode.find(tx, record.name());
    }
    job.changing();
    undo.push(() -> batches.once(tx -> putBack(tx, before, record.name())));
    batches.once(record.as(ModelNode.State.INCOMPLETE)::save);
    return before;
  }

  private static void putBack(Transaction tx, Optional<ModelNode> before, String name) {
    before.ifPresentOrElse(old -> old.save(tx), () -> ModelNode.delete(tx, name));
  }

  // Balls of an earlier training on nodes that are no members now, or under other names.
  private void sweep(PropertyNames old, GraphHierarchy graph) {
    Set<String> renamed = new HashSet<>(old.both());
    renamed.removeAll(graph.settings().properties().both());
    Function<Node, Set<String>> doomed =
        node -> graph.nodes().memberOf(node) < 0 ? old.both() : renamed;
    Sweep sweep = new Sweep(db, old, doomed, job);
    undo.push(() -> sweep.undo().run(batches));
    sweep.remove();
  }

  // Newest first, the record last: should this fail too, the record still says INCOMPLETE, and
  // nothing half is ever served.
  private void undo(RuntimeException cause) {
    try {
      undo.forEach(Runnable::run);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Removes a model: its balls, then its record. If cut off, the record stands as {@code
   * INCOMPLETE} and the model can be dropped again.
   *
   * @return number of node properties removed
   */
  public long drop(ModelNode record) {
    job.changing();
    batches.once(record.as(ModelNode.State.INCOMPLETE)::save);
    long removed = new Sweep(db, record.names(), node -> record.names().both(), job).remove();
    batches.once(tx -> ModelNode.delete(tx, record.name()));
    return removed;
  }
}
