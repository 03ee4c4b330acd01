package sphere.procedures.write;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.graph.BallShape;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.NodeValues;
import sphere.procedures.job.Job;

/** All that one model writes to nodes, on its way there in place of what it replaces. */
final class Balls {
  private final NodeIds nodes;
  private final int[] members;
  private final List<BallShape> replaced;
  private final List<NodeValues> values;
  private final Job job;
  private final Undo undo;
  private final Departed departed;
  // By first index: a batch that is done again counts once.
  private final Map<Integer, Long> written = new HashMap<>();

  /**
   * @param nodes of all members
   * @param members that are written to, ascending
   * @param replaced what is taken off them, if it is there
   * @param values what they get
   */
  Balls(
      NodeIds nodes,
      int[] members,
      List<BallShape> replaced,
      List<NodeValues> values,
      Departed departed,
      Job job) {
    this.nodes = nodes;
    this.departed = departed;
    this.members = members;
    this.replaced = replaced;
    this.values = values;
    this.job = job;
    Set<String> touched = new HashSet<>();
    values.forEach(value -> touched.addAll(value.names().both()));
    replaced.forEach(shape -> touched.addAll(shape.names().both()));
    undo = new Undo(nodes.of(members), touched, departed.gone(), job);
  }

  int count() {
    return members.length;
  }

  Undo undo() {
    return undo;
  }

  /** How many properties were written. */
  long written() {
    return written.values().stream().mapToLong(count -> count).sum();
  }

  void write(Transaction tx, Batches.Range range) {
    job.progress("writing", (double) range.begin() / members.length);
    long count = 0;
    for (int i = range.begin(); i < range.end(); i++) {
      if ((i & 255) == 0) {
        job.check();
      }
      int at = i;
      count += node(tx, members[i]).map(node -> write(node, at)).orElse(0);
    }
    written.put(range.begin(), count);
  }

  // Whoever was deleted meanwhile needs no ball; the id may be another's by now.
  private Optional<Node> node(Transaction tx, int member) {
    Optional<Node> node = nodes.node(tx, member).filter(n -> !departed.isGone(member));
    if (node.isEmpty() && departed.isStillSeen(member)) {
      throw new IllegalStateException(
          ("Node %s cannot be written to: it was created in the transaction that trains. Commit"
                  + " first, then train again.")
              .formatted(nodes.elementId(member)));
    }
    return node;
  }

  // The old ball goes in the transaction in which the new one comes, so that a node always carries
  // a whole ball of one kind or the other, by which it is recognized after a crash.
  private int write(Node node, int i) {
    try {
      return exchange(node, i);
    } catch (NotFoundException e) {
      return 0; // deleted since it was found
    }
  }

  private int exchange(Node node, int i) {
    undo.keep(node, i);
    for (BallShape old : replaced) {
      if (old.isOn(node)) {
        old.names().both().forEach(node::removeProperty);
      }
    }
    int count = 0;
    for (NodeValues value : values) {
      count += value.put(node, members[i]);
    }
    return count;
  }
}
