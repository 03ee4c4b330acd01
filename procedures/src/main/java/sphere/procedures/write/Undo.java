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
  private final Object[] centers;
  private final Object[] radii;
  private int changed;

  Undo(NodeIds nodes, PropertyNames names, Job job) {
    this.nodes = nodes;
    this.names = names;
    job.account(16L * nodes.size());
    centers = new Object[nodes.size()];
    radii = new Object[nodes.size()];
  }

  /** Keeps what node {@code i} has; the nodes must come in order. */
  void keep(Node node, int i) {
    changed = i + 1;
    centers[i] = node.getProperty(names.center(), null);
    radii[i] = node.getProperty(names.radius(), null);
  }

  /** Puts back all that was kept. */
  void run(Batches batches) {
    batches.each(changed, this::restore);
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
