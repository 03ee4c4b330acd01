package sphere.procedures.write;

import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ball.BallTable;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.job.Job;

/** The balls of one model on their way to the nodes. */
final class Balls {
  private final GraphHierarchy graph;
  private final PropertyNames names;
  private final BallTable table;
  private final Job job;
  private final Undo undo;

  Balls(GraphHierarchy graph, BallTable table, Job job) {
    this.graph = graph;
    this.table = table;
    this.job = job;
    names = graph.settings().properties();
    undo = new Undo(graph.nodes(), names, job);
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

  private void write(Node node, int member) {
    int v = graph.hierarchy().ordinalOf(member);
    double[] radii = table.radii(v);
    undo.keep(node, member);
    node.setProperty(names.center(), table.center(v));
    node.setProperty(names.radius(), radii.length == 1 ? (Object) radii[0] : radii);
  }
}
