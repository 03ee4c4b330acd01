package sphere.procedures.write;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ball.BallTable;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.graph.BallShape;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.job.Job;

/** The balls of one model on their way to the nodes, in place of those that it replaces. */
final class Balls {
  private final GraphHierarchy graph;
  private final PropertyNames names;
  private final List<BallShape> replaced;
  private final BallTable table;
  private final Job job;
  private final Undo undo;

  Balls(GraphHierarchy graph, List<BallShape> replaced, BallTable table, Job job) {
    this.graph = graph;
    this.replaced = replaced;
    this.table = table;
    this.job = job;
    names = graph.settings().properties();
    Set<String> touched = new HashSet<>(names.both());
    replaced.forEach(shape -> touched.addAll(shape.names().both()));
    undo = new Undo(graph.nodes(), touched, job);
  }

  Undo undo() {
    return undo;
  }

  void write(Transaction tx, Batches.Range range) {
    job.progress("writing", (double) range.begin() / graph.nodes().size());
    for (int i = range.begin(); i < range.end(); i++) {
      if ((i & 255) == 0) {
        job.check();
      }
      write(node(tx, i), i);
    }
  }

  private Node node(Transaction tx, int member) {
    return graph
        .nodes()
        .node(tx, member)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    ("Node %s cannot be written to: it was created in the transaction that trains,"
                            + " or deleted meanwhile. Commit first, then train again.")
                        .formatted(graph.nodes().elementId(member))));
  }

  // The old ball goes in the transaction in which the new one comes, so that a node always carries
  // a
  // whole ball of one kind or the other, by which it is recognized after a crash.
  private void write(Node node, int member) {
    int v = graph.hierarchy().ordinalOf(member);
    double[] radii = table.radii(v);
    undo.keep(node, member);
    for (BallShape old : replaced) {
      if (old.isOn(node)) {
        old.names().both().forEach(node::removeProperty);
      }
    }
    node.setProperty(names.center(), table.center(v));
    node.setProperty(names.radius(), table.chartCount() == 1 ? (Object) radii[0] : radii);
  }
}
