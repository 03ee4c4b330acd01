package sphere.procedures;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import org.neo4j.logging.Log;
import org.neo4j.procedure.Context;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;
import sphere.geometry.ball.Ball;
import sphere.geometry.training.Estimate;
import sphere.procedures.catalog.Model;
import sphere.procedures.change.Changes;
import sphere.procedures.change.Interest;
import sphere.procedures.config.RefreshSettings;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.GraphReader;
import sphere.procedures.graph.ModelKind;
import sphere.procedures.job.Bytes;
import sphere.procedures.job.Job;

/** {@code sphere.train} and its modes. */
public final class TrainProcedures extends SphereCall {
  private static final String MODEL = "Name of the model.";
  private static final String CONFIGURATION =
      "nodeLabels, relationshipTypes, orientation, onCycle, charts, dimension, floatsPerNode,"
          + " centerProperty, radiusProperty, randomSeed, concurrency, kernel, device, objective and the keys"
          + " of `spherex`, featureProperty and textProperty and the keys of features; see the"
          + " manual.";

  /** Neo4j's log. */
  @Context public Log log;

  /** Trains and writes. */
  @Procedure(name = "sphere.train", mode = Mode.WRITE)
  @Description(
      "Reads a hierarchy, trains a ball for every node, audits all pairs, writes the balls to the"
          + " nodes and publishes the model.")
  public Stream<TrainRow> train(
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model,
      @Name(value = "configuration", defaultValue = "{}", description = CONFIGURATION)
          Map<String, Object> configuration) {
    TrainSettings settings = TrainSettings.of(model, configuration);
    requireNothingUncommitted();
    try (Job job = models.jobs().writing(db.databaseName(), settings.model(), context())) {
      requireKind(settings.model(), ModelKind.HIERARCHY);
      Training training = new Training(tx, job, models, devices.computing(settings.device()));
      TrainRow row = training.write(settings, db);
      models.publish(db.databaseName(), training.model());
      log.info(
          "Sphere trained model `%s` in database `%s`: %d nodes in %d charts of %d dimensions, f1"
              + " %.6f, in %d ms.",
          row.model(),
          db.databaseName(),
          row.nodeCount(),
          row.charts(),
          row.dimension(),
          row.f1(),
          job.elapsed().toMillis());
      return Stream.of(row);
    }
  }

  /** Takes in what has changed. */
  @Procedure(name = "sphere.refresh", mode = Mode.WRITE)
  @Description(
      "Takes in what has changed in the hierarchy since training, in time proportional to that: new"
          + " nodes get balls, removed ones lose theirs, no other ball moves. Says whether training"
          + " anew pays.")
  public Stream<RefreshRow> refresh(
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model,
      @Name(value = "configuration", defaultValue = "{}", description = "concurrency.")
          Map<String, Object> configuration) {
    RefreshSettings settings = RefreshSettings.of(model, configuration);
    requireNothingUncommitted();
    try (Job job = models.jobs().writing(db.databaseName(), settings.model(), context())) {
      return Stream.of(refreshed(settings, job));
    }
  }

  private RefreshRow refreshed(RefreshSettings settings, Job job) {
    Model before = model(settings.model());
    if (!before.isStale() && before.changes().isComplete()) {
      return RefreshRow.nothing(before);
    }
    Changes changes =
        models.watch(db.databaseName(), Interest.of(before.graph().settings()), job::check);
    try {
      Refreshing.Outcome outcome =
          new Refreshing(tx, job, models, before, changes).run(db, settings);
      models.publish(db.databaseName(), outcome.model());
      log.info(
          "Sphere refreshed model `%s` in database `%s`: %d nodes placed, %d removed, f1 %.6f, in"
              + " %d ms.",
          before.name(),
          db.databaseName(),
          outcome.refreshed().placed(),
          outcome.refreshed().removed(),
          outcome.model().audit().f1(),
          job.elapsed().toMillis());
      warnIfTrainingPays(outcome);
      return RefreshRow.of(outcome);
    } catch (Throwable e) {
      models.unwatch(db.databaseName(), changes);
      throw e;
    }
  }

  // Of a model that is refreshed by itself nobody sees the row.
  private void warnIfTrainingPays(Refreshing.Outcome outcome) {
    if (outcome.refreshed().advice().retrain()) {
      log.warn(
          "Model `%s` in database `%s` should be trained anew. %s",
          outcome.model().name(), db.databaseName(), outcome.refreshed().advice().reason());
    }
  }

  /** Trains and returns figures. */
  @Procedure(name = "sphere.train.stats", mode = Mode.READ)
  @Description("Trains without writing or publishing, and returns the figures.")
  public Stream<TrainRow> stats(
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model,
      @Name(value = "configuration", defaultValue = "{}", description = CONFIGURATION)
          Map<String, Object> configuration) {
    return Stream.of(TrainRow.of(unseen(TrainSettings.of(model, configuration)), 0, 0));
  }

  /** Trains and returns balls. */
  @Procedure(name = "sphere.train.stream", mode = Mode.READ)
  @Description("Trains without writing or publishing, and returns the balls.")
  public Stream<BallRow> stream(
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model,
      @Name(value = "configuration", defaultValue = "{}", description = CONFIGURATION)
          Map<String, Object> configuration) {
    Model trained = unseen(TrainSettings.of(model, configuration));
    return IntStream.range(0, trained.graph().nodes().size())
        .boxed()
        .flatMap(member -> ball(trained, member).stream());
  }

  private Model unseen(TrainSettings settings) {
    try (Job job = models.jobs().reading(db.databaseName(), settings.model(), context())) {
      return new Training(tx, job, models, devices.computing(settings.device())).run(settings);
    }
  }

  private Optional<BallRow> ball(Model model, int member) {
    int v = model.hierarchy().ordinalOf(member);
    return model.graph().nodes().node(tx, member).map(node -> BallRow.of(node, model, v));
  }

  /** Tells what a training would take. */
  @Procedure(name = "sphere.train.estimate", mode = Mode.READ)
  @Description("Reads the hierarchy and tells how much memory and time its training would take.")
  public Stream<EstimateRow> estimate(
      @Name(value = "model", defaultValue = "sphere", description = MODEL) String model,
      @Name(value = "configuration", defaultValue = "{}", description = CONFIGURATION)
          Map<String, Object> configuration) {
    TrainSettings settings = TrainSettings.of(model, configuration);
    try (Job job = models.jobs().reading(db.databaseName(), settings.model(), context())) {
      Learning learning = new Learning(settings, models.encoders());
      GraphHierarchy graph = GraphReader.read(tx, settings, job);
      learning.read(tx, graph, job);
      return Stream.of(EstimateRow.of(graph, learning, job));
    }
  }

  /** One node's balls. */
  public record BallRow(
      @Description("The node.") Node node,
      @Description("Center, one after the other of the charts that hold the node.")
          List<Double> center,
      @Description("Radius in each chart up to the last that holds the node; NaN where none does.")
          List<Double> radii,
      @Description("Center in the semantic chart; null without features.")
          List<Double> semanticCenter,
      @Description("Radius in the semantic chart; null without features.") Double semanticRadius) {
    static BallRow of(Node node, Model model, int v) {
      Optional<Ball> semantic = model.knowledge().map(known -> known.ball(v));
      return new BallRow(
          node,
          coordinates(model.table().center(v)),
          Arrays.stream(model.table().radii(v)).boxed().toList(),
          semantic.map(ball -> coordinates(ball.center())).orElse(null),
          semantic.map(ball -> ball.radius(0)).orElse(null));
    }

    static List<Double> coordinates(float[] center) {
      return IntStream.range(0, center.length).mapToObj(i -> (double) center[i]).toList();
    }
  }

  /** What a training would take. */
  public record EstimateRow(
      @Description("Nodes in the hierarchy.") long nodeCount,
      @Description("Relationships in the hierarchy.") long relationshipCount,
      @Description("Charts that the hierarchy needs within the configuration.") long charts,
      @Description("Coordinates per ball.") long dimension,
      @Description("Bytes on the heap while training, in words.") String requiredMemory,
      @Description("Bytes of the trained balls.") long bytesMin,
      @Description("Bytes on the heap while training.") long bytesMax,
      @Description("Milliseconds that training takes on a laptop, about.") long expectedMillis,
      @Description("The configuration in effect.") Map<String, Object> configuration) {
    static EstimateRow of(GraphHierarchy graph, Learning learning, Job job) {
      Estimate estimate = Training.estimate(graph, learning, job);
      return new EstimateRow(
          graph.nodes().size(),
          graph.relationshipCount(),
          estimate.charts(),
          estimate.dimension(),
          Bytes.text(estimate.bytes()),
          estimate.ballBytes(),
          estimate.bytes(),
          estimate.millis(),
          graph.settings().effective());
    }
  }
}
