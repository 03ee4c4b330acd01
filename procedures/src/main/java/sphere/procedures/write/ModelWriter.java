package sphere.procedures.write;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.config.DerivedNames;
import sphere.procedures.graph.BallShape;
import sphere.procedures.graph.DerivedGraph;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.NodeValues;
import sphere.procedures.graph.OntologyRecord;
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
    batches = new Batches(db, job);
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
   * Writes all balls and the model's record; all or nothing.
   *
   * @param nodes of the members
   * @param values what these get
   * @param record configuration and figures
   * @param departed who needs no ball any more
   * @return number of node properties written
   */
  public long write(NodeIds nodes, List<NodeValues> values, ModelNode record, Departed departed) {
    try {
      List<BallShape> replaced = begin(record).map(ModelNode::shapes).orElse(List.of());
      replaced.forEach(shape -> sweep(shape, nodes));
      int[] all = IntStream.range(0, nodes.size()).toArray();
      return write(new Balls(nodes, all, replaced, values, departed, job), record);
    } catch (Throwable e) {
      undo(e);
      throw e;
    }
  }

  private long write(Balls balls, ModelNode record) {
    undo.push(() -> balls.undo().run(batches));
    batches.each(balls.count(), balls::write, balls.undo()::committed);
    job.check();
    batches.once(record::save);
    return balls.written();
  }

  /**
   * Writes what is new in a model that stands in the graph; all or nothing.
   *
   * @param graph members as they are now
   * @param members of these that get another ball than they have
   * @param gone nodes that are no members any more
   * @param values what the members get
   * @param record configuration and figures
   * @param departed who needs no ball any more
   * @return number of node properties written
   */
  public long update(
      GraphHierarchy graph,
      int[] members,
      NodeIds gone,
      List<NodeValues> values,
      ModelNode record,
      Departed departed) {
    try {
      List<BallShape> shapes = begin(record).map(ModelNode::shapes).orElse(List.of());
      for (BallShape shape : shapes) {
        Sweep sweep = new Sweep(db, shape, gone, job);
        undo.push(() -> sweep.undo().run(batches));
        sweep.remove();
      }
      return write(new Balls(graph.nodes(), members, shapes, values, departed, job), record);
    } catch (Throwable e) {
      undo(e);
      throw e;
    }
  }

  private Optional<ModelNode> begin(ModelNode record) {
    Optional<ModelNode> before;
    try (Transaction tx = db.beginTx()) {
      before = ModelNode.find(tx, record.name());
    }
    // Before the first change is visible, so that nobody compares an old ball with a new one.
    job.changing();
    batches.once(record.replacing(before)::save);
    undo.push(() -> batches.once(tx -> putBack(tx, before, record.name())));
    return before;
  }

  private static void putBack(Transaction tx, Optional<ModelNode> before, String name) {
    before.ifPresentOrElse(old -> old.save(tx), () -> ModelNode.delete(tx, name));
  }

  // Balls of an earlier training on nodes that are no members now.
  private void sweep(BallShape old, NodeIds nodes) {
    Sweep sweep = new Sweep(db, old, node -> nodes.memberOf(node) < 0, job);
    undo.push(() -> sweep.undo().run(batches));
    sweep.remove();
  }

  // Newest first, the record last. Should a step fail, the others are still tried, but the record
  // stays INCOMPLETE, so that nothing half is ever served.
  private void undo(Throwable cause) {
    boolean whole = true;
    while (undo.size() > 1 || (whole && !undo.isEmpty())) {
      try {
        undo.pop().run();
      } catch (RuntimeException e) {
        whole = false;
        cause.addSuppressed(e);
      }
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
    batches.once(
        new ModelNode(record.name(), ModelNode.State.INCOMPLETE, record.properties())::save);
    long removed = 0;
    for (BallShape shape : record.shapes()) {
      removed += new Sweep(db, shape, node -> true, job).remove();
    }
    inferences(record).remove();
    batches.once(tx -> ModelNode.delete(tx, record.name()));
    return removed;
  }

  // Under the usual names too if the record tells of no ontology: a first training may have been
  // cut off, or another kind of model have taken the name.
  private DerivedWriter inferences(ModelNode record) {
    DerivedNames names =
        record
            .ontology()
            .map(OntologyRecord::names)
            .orElseGet(() -> DerivedNames.of(record.name()));
    try (Transaction tx = db.beginTx()) {
      DerivedGraph kept = DerivedGraph.owned(tx, names, job);
      return new DerivedWriter(db, job, kept, kept.prefix());
    }
  }
}
