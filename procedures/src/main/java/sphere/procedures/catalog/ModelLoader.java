package sphere.procedures.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.kernel.Kernels;
import sphere.procedures.change.Changes;
import sphere.procedures.features.Knowledge;
import sphere.procedures.features.KnowledgeLoader;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.GraphReader;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.NodeBalls;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;

/**
 * Rebuilds a model from what the graph holds: the hierarchy is read again, must be the one that was
 * trained (by fingerprint), and is audited again against the stored balls.
 */
final class ModelLoader {
  private ModelLoader() {}

  static Model load(Transaction tx, ModelNode record, Changes changes, Job job, Jobs jobs) {
    GraphHierarchy graph = hierarchy(tx, record, job);
    BallTable table = balls(tx, graph, record, job);
    int threads = record.settings().training().concurrency();
    Audit audit = Auditor.audit(graph.hierarchy(), table, Kernels.best(), threads, job);
    return Model.of(graph, table, audit, record, changes, jobs, job.database())
        .with(knowledge(tx, graph, record, job));
  }

  private static Optional<Knowledge> knowledge(
      Transaction tx, GraphHierarchy graph, ModelNode record, Job job) {
    return record
        .settings()
        .features()
        .map(
            features ->
                KnowledgeLoader.load(tx, graph, record, features, job)
                    .orElseThrow(() -> changed(record)));
  }

  private static GraphHierarchy hierarchy(Transaction tx, ModelNode record, Job job) {
    try {
      GraphHierarchy graph = GraphReader.read(tx, record.settings(), job);
      if (record.describes(graph)) {
        return graph;
      }
    } catch (IllegalArgumentException e) {
      throw changed(record);
    }
    throw changed(record);
  }

  private static IllegalStateException changed(ModelNode record) {
    return new IllegalStateException(
        ("Model `%s` is not in memory, and the graph has changed since it was trained. Train it"
                + " again with `%s`.")
            .formatted(record.name(), record.call()));
  }

  private static BallTable balls(Transaction tx, GraphHierarchy graph, ModelNode record, Job job) {
    int n = graph.hierarchy().nodeCount();
    // Each ball is held twice for a moment: as a value of its own and in the table.
    job.account(n * 120L + 2 * ballBytes(record, n));
    List<Ball> balls = new ArrayList<>(n);
    for (int v = 0; v < n; v++) {
      if ((v & 1023) == 0) {
        job.progress("loading", (double) v / n);
      }
      balls.add(ball(tx, graph, v, record));
    }
    int charts = (int) record.count("chartCount");
    return BallTable.of((int) record.count("dimension"), charts, balls);
  }

  // Balls with their places; all of them if an older version wrote the record.
  private static long ballBytes(ModelNode record, int nodes) {
    long most = nodes * record.count("chartCount");
    long balls = record.count("ballCount") == 0 ? most : record.count("ballCount");
    return balls * (4 * record.count("dimension") + 17);
  }

  private static Ball ball(Transaction tx, GraphHierarchy graph, int v, ModelNode record) {
    NodeIds nodes = graph.nodes();
    int member = graph.hierarchy().membersOf(v)[0];
    return nodes
        .node(tx, member)
        .filter(record.shape()::isOn)
        .flatMap(node -> NodeBalls.of(node, record.names()))
        .orElseThrow(() -> changed(record));
  }
}
