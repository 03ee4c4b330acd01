package sphere.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.audit.Auditor;
import sphere.geometry.audit.Better;
import sphere.geometry.device.CpuRowDevice;
import sphere.geometry.device.RowDevice;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.refinement.Refinement;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.RefinementConfig.Sampling;
import sphere.geometry.refinement.SpherexTrainer;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Estimate;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;
import sphere.procedures.catalog.Model;
import sphere.procedures.catalog.Models;
import sphere.procedures.change.Changes;
import sphere.procedures.change.Interest;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.GraphReader;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.NodeValues;
import sphere.procedures.graph.Reading;
import sphere.procedures.graph.TableValues;
import sphere.procedures.job.Computing;
import sphere.procedures.job.FreeHeap;
import sphere.procedures.job.HeapLimit;
import sphere.procedures.job.Job;
import sphere.procedures.write.Departed;
import sphere.procedures.write.FreeNames;
import sphere.procedures.write.ModelWriter;

/** The steps of a training, each timed; one use. */
final class Training {
  private final Transaction tx;
  private final Job job;
  private final Models models;
  private final Computing computing;
  private long begin = System.nanoTime();
  private long readMillis;
  private long computeMillis;
  private long auditMillis;
  private long encodeMillis;
  private long learnMillis;
  private Changes changes;
  private Model model;

  Training(Transaction tx, Job job, Models models, Computing computing) {
    this.tx = tx;
    this.job = job;
    this.models = models;
    this.computing = computing;
  }

  /** A model that nobody can see yet. */
  Model run(TrainSettings settings) {
    // Before any work, since they may be such as cannot run here.
    Kernel kernel = Kernels.named(settings.kernel());
    Learning learning = new Learning(settings, models.encoders());
    changes = new Changes(Interest.of(GraphReader.resolve(tx, settings, job)), false);
    GraphHierarchy graph = read(settings);
    return train(graph, learning, features(graph, learning), kernel);
  }

  /** Trains and writes the balls to the nodes; the model is then {@link #model}. */
  TrainRow write(TrainSettings settings, GraphDatabaseService db) {
    Kernel kernel = Kernels.named(settings.kernel());
    Learning learning = new Learning(settings, models.encoders());
    ModelWriter writer = new ModelWriter(db, job);
    writer.requireWritable();
    // What is changed from here on may be missing in what is read.
    changes =
        models.watch(
            job.database(), Interest.of(GraphReader.resolve(tx, settings, job)), job::check);
    try {
      GraphHierarchy graph = read(settings);
      FreeNames.require(tx, settings, job);
      model = train(graph, learning, features(graph, learning), kernel);
      long properties =
          writer.write(graph.nodes(), values(graph, learning), model.record(), departed(graph));
      return TrainRow.of(model, properties, lap());
    } catch (Throwable e) {
      models.unwatch(job.database(), changes);
      throw e;
    }
  }

  /**
   * The same of a graph that is watched already.
   *
   * @param settings with labels, types and orientation as the graph decided
   * @param watched what happens to the graph from now on
   * @param last changes the model before it is written
   * @param more what is written besides, asked for after that
   */
  TrainRow write(
      TrainSettings settings,
      GraphDatabaseService db,
      Changes watched,
      UnaryOperator<Model> last,
      Supplier<List<NodeValues>> more) {
    Kernel kernel = Kernels.named(settings.kernel());
    Learning learning = new Learning(settings, models.encoders());
    changes = watched;
    GraphHierarchy graph = GraphReader.again(tx, settings, job, Reading.TRAINING);
    readMillis = lap();
    model = last.apply(train(graph, learning, features(graph, learning), kernel));
    auditMillis += lap();
    List<NodeValues> values = values(graph, learning);
    values.addAll(more.get());
    long properties =
        new ModelWriter(db, job).write(graph.nodes(), values, model.record(), departed(graph));
    return TrainRow.of(model, properties, lap());
  }

  private Departed departed(GraphHierarchy graph) {
    return new Departed(graph.nodes(), changes::isGone, tx);
  }

  private List<NodeValues> values(GraphHierarchy graph, Learning learning) {
    List<NodeValues> values = new ArrayList<>();
    values.add(new TableValues(graph.settings().properties(), graph.hierarchy(), model.table()));
    values.addAll(learning.values(graph));
    return values;
  }

  Model model() {
    return model;
  }

  private GraphHierarchy read(TrainSettings settings) {
    GraphHierarchy graph = GraphReader.read(tx, settings, job);
    readMillis = lap();
    return graph;
  }

  // Within the limit of the whole training, since they are held to its end.
  private HeapLimit features(GraphHierarchy graph, Learning learning) {
    HeapLimit limit = new HeapLimit(job, graph.hierarchy().nodeCount(), FreeHeap.now());
    learning.read(tx, graph, limit.ofFeatures());
    readMillis += lap();
    return limit;
  }

  private Model train(GraphHierarchy graph, Learning learning, HeapLimit limit, Kernel kernel) {
    Refinement trained = balls(graph, kernel, limit);
    computeMillis = lap();
    Better better = better(graph, trained, kernel, limit);
    auditMillis = lap();
    learn(graph, learning, limit.ofFeatures(), kernel);
    Map<String, Object> map = new RecordOf(graph).map(better, trained);
    map.putAll(learning.record(graph));
    times(map);
    ModelNode record = new ModelNode(graph.settings().model(), ModelNode.State.READY, map);
    return Model.of(
            graph, better.table(), better.audit(), record, changes, models.jobs(), job.database())
        .with(learning.knowledge());
  }

  private void learn(GraphHierarchy graph, Learning learning, Monitor monitor, Kernel kernel) {
    learning.encode(monitor);
    encodeMillis = lap();
    learning.learn(graph, monitor);
    learnMillis = lap();
    learning.audit(graph, kernel, monitor);
    auditMillis += lap();
  }

  private Refinement balls(GraphHierarchy graph, Kernel kernel, HeapLimit limit) {
    Hierarchy hierarchy = graph.hierarchy();
    TrainingConfig config = graph.settings().training();
    if (graph.settings().refinement().isEmpty()) {
      return Refinement.none(AtlasTrainer.train(hierarchy, config, limit));
    }
    RefinementConfig refinement = graph.settings().refinement().get();
    if (refinement.sampling() == Sampling.MINED) {
      return SpherexTrainer.train(hierarchy, config, refinement, kernel, limit);
    }
    RowDevice threads = new CpuRowDevice(config.concurrency(), limit);
    boolean pays = SpherexTrainer.paysOnDevice(hierarchy, config, refinement);
    return computing.surviving(
        () ->
            SpherexTrainer.train(
                hierarchy,
                config,
                refinement,
                kernel,
                computing.rows(pays, threads, limit),
                limit));
  }

  private Better better(GraphHierarchy graph, Refinement trained, Kernel kernel, HeapLimit limit) {
    return computing.surviving(
        () ->
            Better.of(
                graph.hierarchy(),
                trained.start(),
                trained.refined(),
                kernel,
                computing.scans(limit),
                graph.settings().training().concurrency(),
                limit));
  }

  /** What training and audit will take, and learning from features, encoding left aside. */
  static Estimate estimate(GraphHierarchy graph, Learning learning, Job job) {
    Hierarchy hierarchy = graph.hierarchy();
    int threads = graph.settings().training().concurrency();
    long audit = Auditor.bytes(hierarchy.nodeCount(), threads);
    // What a descent began with is audited too.
    return trainingOf(graph, job)
        .with(graph.settings().refinement().isPresent() ? 2 * audit : audit)
        .with(learning.bytes(hierarchy.nodeCount()), learning.millis(hierarchy.nodeCount()));
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

  private void times(Map<String, Object> map) {
    map.put("computedOn", computing.device());
    map.put("readMillis", readMillis);
    map.put("computeMillis", computeMillis);
    map.put("auditMillis", auditMillis);
    map.put("encodeMillis", encodeMillis);
    map.put("learnMillis", learnMillis);
  }
}
