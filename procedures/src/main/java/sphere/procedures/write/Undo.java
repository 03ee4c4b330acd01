package sphere.procedures.write;

import java.util.Optional;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/** What two properties of many nodes were before they were changed. */
final class Undo {
  private final NodeIds nodes;
  private final PropertyNames names;
  private final Job job;
  private final Object[] centers;
  private final Object[] radii;
  private int committed;

  Undo(NodeIds nodes, PropertyNames names, Job job) {
    this.nodes = nodes;
    this.names = names;
    this.job = job;
    job.account(16L * nodes.size());
    centers = new Object[nodes.size()];
    radii = new Object[nodes.size()];
  }

  /** Keeps what node {@code i} has. */
  void keep(Node node, int i) {
    centers[i] = node.getProperty(names.center(), null);
    radii[i] = node.getProperty(names.radius(), null);
    job.account(bytes(centers[i]) + bytes(radii[i]));
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
      Optional<Node> node = nodes.node(tx, i);
      if (node.isPresent()) {
        restore(node.get(), names.center(), centers[i]);
        restore(node.get(), names.radius(), radii[i]);
      }
    }
  }

  private static void restore(Node node, String name, Object before) {
    if (before == null) {
      node.removeProperty(name);
    } else {
      node.setProperty(name, before);
    }
  }
}
