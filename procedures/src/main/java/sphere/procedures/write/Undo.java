package sphere.procedures.write;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.Stored;
import sphere.procedures.job.Job;

/** What some properties of many nodes were before they were changed. */
final class Undo {
  private final NodeIds nodes;
  private final List<String> names;
  private final Job job;
  private final LongPredicate gone;
  private final Object[][] values;
  private int committed;

  /**
   * @param gone whether the node that had an id has been deleted, so that nothing is put back to
   *     whoever has it now
   */
  Undo(NodeIds nodes, Set<String> names, LongPredicate gone, Job job) {
    this.gone = gone;
    this.nodes = nodes;
    this.names = List.copyOf(names);
    this.job = job;
    job.account(8L * nodes.size() * names.size());
    values = new Object[names.size()][nodes.size()];
  }

  /** Keeps what node {@code i} has. */
  void keep(Node node, int i) {
    for (int k = 0; k < values.length; k++) {
      values[k][i] = Stored.of(node, names.get(k)).orElse(null);
      job.account(bytes(values[k][i]));
    }
  }

  private static long bytes(Object value) {
    if (value instanceof float[] floats) {
      return 16 + 4L * floats.length;
    }
    return value instanceof double[] doubles ? 16 + 8L * doubles.length : value == null ? 0 : 24;
  }

  /** Says that all nodes before {@code end} have been changed for good. */
  void committed(int end) {
    committed = end;
  }

  /**
   * Puts back all that was committed; what was not has rolled back, and may be locked by the very
   * transaction that made it fail.
   */
  void run(Batches batches) {
    batches.each(committed, this::restore, end -> {});
  }

  private void restore(Transaction tx, Batches.Range range) {
    for (int i = range.begin(); i < range.end(); i++) {
      Optional<Node> node = gone.test(nodes.ids()[i]) ? Optional.empty() : nodes.node(tx, i);
      for (int k = 0; k < values.length && node.isPresent(); k++) {
        restore(node.get(), names.get(k), values[k][i]);
      }
    }
  }

  private static void restore(Node node, String name, Object before) {
    try {
      if (before == null) {
        node.removeProperty(name);
      } else {
        node.setProperty(name, before);
      }
    } catch (NotFoundException e) {
      // Deleted since it was found: there is nothing to put back.
    }
  }
}
