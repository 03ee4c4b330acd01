package sphere.procedures.write;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/** Takes balls off nodes, wherever in the graph they are. */
final class Sweep {
  private final Batches batches;
  private final Function<Node, Set<String>> doomed;
  private final Job job;
  private final NodeIds found;
  private final Undo undo;

  /**
   * @param names properties that may be removed
   * @param doomed which of them a node shall lose
   */
  Sweep(GraphDatabaseService db, PropertyNames names, Function<Node, Set<String>> doomed, Job job) {
    batches = new Batches(db);
    this.doomed = doomed;
    this.job = job;
    try (Transaction tx = db.beginTx()) {
      found = find(tx);
    }
    undo = new Undo(found, names, job);
  }

  private NodeIds find(Transaction tx) {
    LongStream.Builder ids = LongStream.builder();
    String[] prefix = {""};
    int seen = 0;
    try (ResourceIterator<Node> nodes = tx.getAllNodes().iterator()) {
      while (nodes.hasNext()) {
        Node node = nodes.next();
        if ((++seen & 1023) == 0) {
          job.check();
        }
        if (!ModelNode.isOurs(node) && doomed.apply(node).stream().anyMatch(node::hasProperty)) {
          prefix[0] = NodeIds.prefixOf(node);
          ids.add(NodeIds.idOf(node));
        }
      }
    }
    return new NodeIds(prefix[0], ids.build().toArray());
  }

  Undo undo() {
    return undo;
  }

  /** Removes what is doomed; returns how many properties there were. */
  long remove() {
    AtomicLong removed = new AtomicLong();
    batches.each(found.size(), (tx, range) -> removed.addAndGet(remove(tx, range)));
    return removed.get();
  }

  private long remove(Transaction tx, Batches.Range range) {
    job.progress("removing", (double) range.begin() / found.size());
    long removed = 0;
    for (int i = range.begin(); i < range.end(); i++) {
      int member = i;
      removed += found.node(tx, i).map(node -> remove(node, member)).orElse(0);
    }
    return removed;
  }

  private int remove(Node node, int i) {
    undo.keep(node, i);
    int removed = 0;
    for (String name : doomed.apply(node)) {
      removed += node.removeProperty(name) == null ? 0 : 1;
    }
    return removed;
  }
}
