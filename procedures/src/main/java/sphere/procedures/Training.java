package sphere.procedures;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.audit.Better;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.refinement.Epoch;
import sphere.geometry.refinement.Refinement;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.SpherexTrainer;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Estimate;
import sphere.geometry.training.TrainingConfig;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.GraphReader;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.job.Bytes;
import sphere.procedures.job.HeapLimit;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;
import sphere.procedures.write.FreeNames;
import sphere.procedures.write.ModelWriter;

/** The steps of a training, each timed; one use. */
final class Training {
  private final Transaction tx;
  private final Job job;
  private final Jobs jobs;
  private long begin = System.nanoTime();
  private long readMillis;
  private long computeMillis;
  private long auditMillis;
  private Model model;

  Training(Transaction tx, Job job, Jobs jobs) {
    this.tx = tx;
    this.job = job;
    this.jobs = jobs;
  }

  /** A model that nobody can see yet. */
  Model run(TrainSettings settings) {
    // Before any work, since it may be one that cannot run here.
    Kernel kernel = Kernels.named(settings.kernel());
    return train(read(settings), kernel);
  }

  /** Trains and writes the balls to the nodes; the model is then {@link #model}. */
  TrainRow write(TrainSettings settings, GraphDatabaseService db) {
    Kernel kernel = Kernels.named(settings.kernel());
    ModelWriter writer = new ModelWriter(db, job);
    writer.requireWritable();
    GraphHierarchy graph = read(settings);
    FreeNames.require(tx, settings, job);
    model = train(graph, kernel);
    long properties = writer.write(graph, model.table(), model.record());
    return TrainRow.of(model, properties, lap());
  }

  Model model() {
    return model;
  }

  private GraphHierarchy read(TrainSettings settings) {
    GraphHierarchy graph = GraphReader.read(tx, settings, job);
    readMillis = lap();
    return graph;
  }

  private Model train(GraphHierarchy graph, Kernel kernel) {
    Hierarchy hierarchy = graph.hierarchy();
    TrainingConfig config = graph.settings().training();
    HeapLimit limit = new HeapLimit(job, hierarchy.nodeCount(), Bytes.freeHeap());
    Refinement trained = balls(graph, kernel, limit);
    computeMillis = lap();
    int threads = config.concurrency();
    Better better =
        Better.of(hierarchy, trained.start(), trained.refined(), kernel, threads, limit);
    auditMillis = lap();
    ModelNode record = record(graph, better, trained);
    return Model.of(graph, better.table(), better.audit(), record, jobs, job.database());
  }

  private static Refinement balls(GraphHierarchy graph, Kernel kernel, HeapLimit limit) {
    Hierarchy hierarchy = graph.hierarchy();
    TrainingConfig config = graph.settings().training();
    if (graph.settings().refinement().isPresent()) {
      RefinementConfig refinement = graph.settings().refinement().get();
      return SpherexTrainer.train(hierarchy, config, refinement, kernel, limit);
    }
    return Refinement.none(AtlasTrainer.train(hierarchy, config, limit));
  }

  /** What training and audit will take. */
  static Estimate estimate(GraphHierarchy graph, Job job) {
    Hierarchy hierarchy = graph.hierarchy();
    int threads = graph.settings().training().concurrency();
    long audit = Auditor.bytes(hierarchy.nodeCount(), threads);
    // What a descent began with is audited too.
    return trainingOf(graph, job)
        .with(graph.settings().refinement().isPresent() ? 2 * audit : audit);
  }

  private static Estimate trainingOf(GraphHierarchy graph, Job job) {
    Hierarchy hierarchy = graph.hierarchy();
    TrainingConfig config = graph.settings().training();
    return graph
        .settings()
        .refinement()
        .map(r -> SpherexTrainer.estimate(hierarchy, config, r, job))
        .orElseGet(() -> AtlasTrainer.estimate(hierarchy, config, job));
  }

  private long lap() {
    long now = System.nanoTime();
    long millis = (now - begin) / 1_000_000;
    begin = now;
    return millis;
  }

  private ModelNode record(GraphHierarchy graph, Better better, Refinement trained) {
    BallTable table = better.table();
    Map<String, Object> map = new HashMap<>(ModelNode.storable(graph.settings()));
    map.put("fingerprint", graph.fingerprint());
    map.put("trained", ZonedDateTime.now(ZoneOffset.UTC));
    map.put("javaVersion", Runtime.version().toString());
    map.put("dimension", (long) table.dimension());
    map.put("chartCount", (long) table.chartCount());
    map.put("floats", (long) table.floatsPerNode());
    map.put("ballCount", table.ballCount());
    shape(map, graph);
    figures(map, better.audit());
    // Of a construction alone nothing was refined, though it is the one table there is.
    map.put("refined", better.second() && !trained.curve().isEmpty());
    map.put("losses", trained.curve().stream().mapToDouble(Epoch::validationLoss).toArray());
    times(map);
    return new ModelNode(graph.settings().model(), ModelNode.State.READY, map);
  }

  private static void shape(Map<String, Object> map, GraphHierarchy graph) {
    map.put("nodeCount", (long) graph.nodes().size());
    map.put("relationshipCount", graph.relationshipCount());
    map.put("relationshipsOutside", graph.outside());
    map.put("duplicateRelationships", (long) graph.hierarchy().duplicateEdges());
    map.put("selfLoops", (long) graph.hierarchy().selfLoops());
    map.put("mergedCycles", (long) graph.hierarchy().cycleCount());
  }

  private static void figures(Map<String, Object> map, Audit audit) {
    map.put("closurePairs", audit.closurePairs());
    map.put("precision", audit.precision());
    map.put("recall", audit.recall());
    map.put("f1", audit.f1());
    map.put("falsePairs", audit.falsePairs());
    map.put("missedPairs", audit.missedPairs());
    map.put("uncertifiedEdges", (long) audit.uncertifiedEdges());
    map.put("exceptionBytes", audit.exceptionBytes());
    map.put("smallestRadius", audit.minRadius());
  }

  private void times(Map<String, Object> map) {
    map.put("readMillis", readMillis);
    map.put("computeMillis", computeMillis);
    map.put("auditMillis", auditMillis);
  }
}
