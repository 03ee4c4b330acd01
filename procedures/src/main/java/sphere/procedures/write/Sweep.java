package sphere.procedures.write;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.graph.BallShape;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/** Takes balls of one shape off nodes, wherever in the graph they are. */
final class Sweep {
  private final Batches batches;
  private final BallShape shape;
  private final Job job;
  private final NodeIds found;
  private final Undo undo;

  /**
   * @param shape what the balls look like; whatever looks otherwise stays
   * @param which nodes to look at
   */
  Sweep(GraphDatabaseService db, BallShape shape, Predicate<Node> which, Job job) {
    batches = new Batches(db, job);
    this.shape = shape;
    this.job = job;
    try (Transaction tx = db.beginTx()) {
      found = find(tx, which);
    }
    undo = new Undo(found, shape.names().both(), id -> false, job);
  }

  /**
   * @param shape what the balls look like; whatever looks otherwise stays
   * @param nodes where to look
   */
  Sweep(GraphDatabaseService db, BallShape shape, NodeIds nodes, Job job) {
    batches = new Batches(db, job);
    this.shape = shape;
    this.job = job;
    found = nodes;
    undo = new Undo(found, shape.names().both(), id -> false, job);
  }

  private NodeIds find(Transaction tx, Predicate<Node> which) {
    LongStream.Builder ids = LongStream.builder();
    String[] prefix = {""};
    int seen = 0;
    try (ResourceIterator<Node> nodes = tx.getAllNodes().iterator()) {
      while (nodes.hasNext()) {
        Node node = nodes.next();
        if ((++seen & 1023) == 0) {
          job.check();
        }
        if (isBall(node) && !ModelNode.isOurs(node) && which.test(node)) {
          prefix[0] = NodeIds.prefixOf(node);
          ids.add(NodeIds.idOf(node));
        }
      }
    }
    return new NodeIds(prefix[0], ids.build().toArray());
  }

  private boolean isBall(Node node) {
    return shape.isOn(node) || shape.isLeftOver(node);
  }

  Undo undo() {
    return undo;
  }

  /** Removes what is doomed; returns how many properties there were. */
  long remove() {
    // By first index: a batch that is done again counts once.
    Map<Integer, Long> removed = new HashMap<>();
    batches.each(
        found.size(),
        (tx, range) -> removed.put(range.begin(), remove(tx, range)),
        undo::committed);
    return removed.values().stream().mapToLong(count -> count).sum();
  }

  private long remove(Transaction tx, Batches.Range range) {
    job.progress("removing", (double) range.begin() / found.size());
    long removed = 0;
    for (int i = range.begin(); i < range.end(); i++) {
      int member = i;
      removed += found.node(tx, i).filter(this::isBall).map(n -> remove(n, member)).orElse(0);
    }
    return removed;
  }

  private int remove(Node node, int i) {
    undo.keep(node, i);
    int removed = 0;
    try {
      for (String name : shape.names().both()) {
        removed += node.removeProperty(name) == null ? 0 : 1;
      }
    } catch (NotFoundException e) {
      // Deleted since it was found, and its ball with it.
    }
    return removed;
  }
}
