package sphere.procedures.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.refresh.Refresh;
import sphere.geometry.refresh.Refreshed;
import sphere.geometry.training.Workers;
import sphere.procedures.change.Changes;
import sphere.procedures.features.Knowledge;
import sphere.procedures.features.KnowledgeLoader;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.GraphReader;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.NodeBalls;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.Reading;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;

/**
 * Rebuilds a model from what the graph holds: hierarchy and balls are read again and audited. If
 * the graph has moved on since, by its fingerprint or by balls that are missing, the model is stale
 * from the start: it answers for what carries a ball, by the hierarchy as it is now.
 */
final class ModelLoader {
  /** A few milliseconds' work, so that an abort is heard at once. */
  private static final int AT_A_TIME = 4096;

  private ModelLoader() {}

  static Model load(
      GraphDatabaseService db,
      Transaction tx,
      ModelNode record,
      Changes changes,
      Job job,
      Jobs jobs) {
    job.holdToHeap();
    GraphHierarchy graph = hierarchy(tx, record, job);
    List<Optional<Ball>> balls = balls(db, graph, record, job);
    boolean whole = record.describes(graph) && balls.stream().allMatch(Optional::isPresent);
    Model model =
        whole
            ? asItWas(graph, balls, record, changes, job, jobs)
            : movedOn(graph, balls, record, changes, job, jobs);
    changes.differ(merged(graph));
    return model.with(knowledge(tx, graph, record, job));
  }

  private static Model asItWas(
      GraphHierarchy graph,
      List<Optional<Ball>> balls,
      ModelNode record,
      Changes changes,
      Job job,
      Jobs jobs) {
    int charts = (int) record.count("chartCount");
    List<Ball> all = balls.stream().map(Optional::orElseThrow).toList();
    BallTable table = BallTable.of((int) record.count("dimension"), charts, all);
    int threads = record.settings().training().concurrency();
    Audit audit = Auditor.audit(graph.hierarchy(), table, Kernels.best(), threads, job);
    return Model.of(graph, table, audit, record, changes, jobs, job.database());
  }

  // What has no ball in the graph gets one in memory, so that all others are answered for; itself
  // it is in no answer until a refresh writes its ball.
  private static Model movedOn(
      GraphHierarchy graph,
      List<Optional<Ball>> balls,
      ModelNode record,
      Changes changes,
      Job job,
      Jobs jobs) {
    Refreshed refreshed =
        Refresh.restored(
            graph.hierarchy(),
            (int) record.count("dimension"),
            (int) record.count("chartCount"),
            balls,
            record.figure("f1"),
            Kernels.best(),
            record.settings().training().concurrency(),
            job);
    Model model =
        Model.of(
            graph, refreshed.table(), refreshed.audit(), record, changes, jobs, job.database());
    changes.begunStale(without(graph, balls));
    return model;
  }

  // Of nodes that share a ball the first one's was read; another may carry another by now.
  private static long[] merged(GraphHierarchy graph) {
    return IntStream.range(0, graph.hierarchy().nodeCount())
        .filter(v -> graph.hierarchy().membersOf(v).length > 1)
        .flatMap(v -> IntStream.of(graph.hierarchy().membersOf(v)))
        .mapToLong(member -> graph.nodes().ids()[member])
        .toArray();
  }

  private static long[] without(GraphHierarchy graph, List<Optional<Ball>> balls) {
    return IntStream.range(0, balls.size())
        .filter(v -> balls.get(v).isEmpty())
        .flatMap(v -> IntStream.of(graph.hierarchy().membersOf(v)))
        .mapToLong(member -> graph.nodes().ids()[member])
        .toArray();
  }

  private static Optional<Knowledge> knowledge(
      Transaction tx, GraphHierarchy graph, ModelNode record, Job job) {
    return record
        .settings()
        .features()
        .flatMap(features -> KnowledgeLoader.load(tx, graph, record, features, job));
  }

  private static GraphHierarchy hierarchy(Transaction tx, ModelNode record, Job job) {
    try {
      return GraphReader.again(tx, record.settings(), job, Reading.LOADING);
    } catch (IllegalArgumentException e) {
      throw changed(record, e.getMessage());
    }
  }

  private static IllegalStateException changed(ModelNode record, String why) {
    return new IllegalStateException(
        ("Model `%s` is not in memory and cannot be read any more: %s Then ask again, or train it"
                + " anew with `%s`.")
            .formatted(record.name(), why, record.call()));
  }

  // By several threads, each with transactions of its own: what is committed is the same to all.
  private static List<Optional<Ball>> balls(
      GraphDatabaseService db, GraphHierarchy graph, ModelNode record, Job job) {
    int n = graph.hierarchy().nodeCount();
    // Each ball is held twice for a moment: as a value of its own and in the table.
    job.account(n * 136L + 2 * ballBytes(record, n));
    List<Optional<Ball>> balls = new ArrayList<>(Collections.nCopies(n, Optional.empty()));
    AtomicInteger read = new AtomicInteger();
    job.progress("loading", 0);
    try (Workers workers = new Workers(record.settings().training().concurrency(), job)) {
      workers.run(
          (n + AT_A_TIME - 1) / AT_A_TIME,
          1,
          () ->
              part -> {
                int end = Math.min(n, (part + 1) * AT_A_TIME);
                read(db, graph, record, balls, part * AT_A_TIME, end);
                job.progress("loading", (double) read.addAndGet(end - part * AT_A_TIME) / n);
              });
    }
    return balls;
  }

  private static void read(
      GraphDatabaseService db,
      GraphHierarchy graph,
      ModelNode record,
      List<Optional<Ball>> balls,
      int begin,
      int end) {
    try (Transaction tx = db.beginTx()) {
      for (int v = begin; v < end; v++) {
        balls.set(v, ball(tx, graph, v, record));
      }
    }
  }

  // Balls with their places; all of them if an older version wrote the record.
  private static long ballBytes(ModelNode record, int nodes) {
    long most = nodes * record.count("chartCount");
    long balls = record.count("ballCount") == 0 ? most : record.count("ballCount");
    return balls * (4 * record.count("dimension") + 17);
  }

  // Of nodes that share a ball the first that carries it.
  private static Optional<Ball> ball(
      Transaction tx, GraphHierarchy graph, int v, ModelNode record) {
    NodeIds nodes = graph.nodes();
    return IntStream.of(graph.hierarchy().membersOf(v))
        .mapToObj(member -> nodes.node(tx, member))
        .flatMap(Optional::stream)
        .filter(record.shape()::isOn)
        .findFirst()
        .flatMap(node -> valid(node, record));
  }

  // Edited by hand into what is no ball: as good as none.
  private static Optional<Ball> valid(Node node, ModelNode record) {
    try {
      return NodeBalls.of(node, record.names());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
