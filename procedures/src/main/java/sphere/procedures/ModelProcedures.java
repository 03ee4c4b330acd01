package sphere.procedures;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;
import sphere.geometry.device.DeviceReport;
import sphere.geometry.kernel.Backend;
import sphere.geometry.kernel.Kernels;
import sphere.procedures.catalog.Model;
import sphere.procedures.catalog.NoModel;
import sphere.procedures.change.Stale;
import sphere.procedures.config.QuerySettings;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.job.Bytes;
import sphere.procedures.job.Job;
import sphere.procedures.write.ModelWriter;

/** The catalog and what is running. */
public final class ModelProcedures extends SphereCall {

  /** All models. */
  @Procedure(name = "sphere.models", mode = Mode.READ)
  @Description("The models of this database with their figures.")
  public Stream<ModelRow> list() {
    return ModelNode.all(tx).stream()
        .map(record -> ModelRow.of(record, models.loaded(db.databaseName(), record.name())));
  }

  /** Removes one. */
  @Procedure(name = "sphere.drop", mode = Mode.WRITE)
  @Description("Removes a model and the balls that it wrote.")
  public Stream<DropRow> drop(
      @Name(value = "model", description = "Name of the model.") String model) {
    String name = QuerySettings.modelName(model);
    String database = db.databaseName();
    try (Job job = models.jobs().writing(database, name, context())) {
      ModelNode record =
          ModelNode.find(tx, name).orElseThrow(() -> NoModel.named(tx, database, name));
      long removed = new ModelWriter(db, job).drop(record);
      models.forget(database, name);
      return Stream.of(new DropRow(name, removed));
    }
  }

  /** What runs now. */
  @Procedure(name = "sphere.progress", mode = Mode.READ)
  @Description(
      "What is being trained, refreshed, loaded, indexed or dropped now, in all databases of this server.")
  public Stream<ProgressRow> progress() {
    return models.jobs().running().stream().map(ProgressRow::of);
  }

  /** By what it computes. */
  @Procedure(name = "sphere.backends", mode = Mode.READ)
  @Description(
      "The kernels that can do the arithmetic on this server, and its GPU: which one is taken, and"
          + " why not the others. No answer depends on it.")
  public Stream<BackendRow> backends() {
    return Stream.concat(
        Kernels.backends().stream().map(BackendRow::of),
        Stream.of(BackendRow.of(devices.report())));
  }

  /** A kernel. */
  public record BackendRow(
      @Description("Its name, as the configuration keys `kernel` and `device` take it.")
          String backend,
      @Description("Whether it can run on this server.") boolean available,
      @Description("Whether `auto` takes it; the GPU where it pays.") boolean chosen,
      @Description("What it is, or why it is not available and what helps.") String detail) {
    static BackendRow of(Backend backend) {
      return new BackendRow(
          backend.name(), backend.available(), backend.chosen(), backend.detail());
    }

    static BackendRow of(DeviceReport gpu) {
      String detail =
          gpu.available()
              ? "%s, compute capability %s, %s of memory, driver for CUDA %s"
                  .formatted(gpu.name(), gpu.capability(), Bytes.text(gpu.bytes()), gpu.driver())
              : gpu.reason();
      return new BackendRow("gpu", gpu.available(), gpu.available(), detail);
    }
  }

  /** A model. */
  public record ModelRow(
      @Description("Name of the model.") String model,
      @Description("READY, or INCOMPLETE if it was left half-written.") String state,
      @Description("Nodes in the hierarchy.") long nodeCount,
      @Description("Relationships in the hierarchy.") long relationshipCount,
      @Description("Balls per node.") long charts,
      @Description("Coordinates per node.") long floatsPerNode,
      @Description("Precision of containment over all pairs.") double precision,
      @Description("Recall of containment over all pairs.") double recall,
      @Description("F1 of containment over all pairs.") double f1,
      @Description("Contained pairs that are not ancestor and descendant.") long falsePairs,
      @Description("Pairs of ancestor and descendant that no chart contains.") long missedPairs,
      @Description("Epochs of learning from features; null without features.") Long semanticEpochs,
      @Description("Nodes that were held out to find that number; null without features.")
          Long semanticHeldOut,
      @Description("Least mean loss of these; null if none were held out, and without features.")
          Double semanticLoss,
      @Description("Precision of containment in the semantic chart; null without features.")
          Double semanticPrecision,
      @Description("Recall of containment in the semantic chart; null without features.")
          Double semanticRecall,
      @Description(
              "Parent and child that the semantic chart does not contain; null without features.")
          Long semanticUncertifiedEdges,
      @Description("Bytes in memory; 0 if not asked for since the server started.")
          long memoryBytes,
      @Description(
              "Whether the graph has changed since; null if not asked for since the server started.")
          Boolean stale,
      @Description(
              "Nodes that may have another place now, come or gone ones among them; null as `stale`.")
          Long nodesChanged,
      @Description("Relationships that came into the hierarchy; null as `stale`.")
          Long relationshipsAdded,
      @Description("Relationships that left it; null as `stale`.") Long relationshipsRemoved,
      @Description("When it was trained.") ZonedDateTime trained,
      @Description("The configuration in effect.") Map<String, Object> configuration) {
    // The kernel was one of the call, not of the model.
    private static Map<String, Object> configuration(ModelNode record) {
      try {
        Map<String, Object> map = record.settings().effective();
        map.remove("kernel");
        return map;
      } catch (IllegalArgumentException e) {
        // A record that was edited by hand shall not hide the others.
        return Map.of("error", e.getMessage());
      }
    }

    static ModelRow of(ModelNode record, Optional<Model> loaded) {
      SemanticFigures learned = SemanticFigures.of(record);
      Optional<Stale> stale = loaded.map(Model::stale);
      return new ModelRow(
          record.name(),
          record.state().name(),
          record.count("nodeCount"),
          record.count("relationshipCount"),
          record.count("chartCount"),
          record.count("floats"),
          record.figure("precision"),
          record.figure("recall"),
          record.figure("f1"),
          record.count("falsePairs"),
          record.count("missedPairs"),
          learned.epochs(),
          learned.heldOut(),
          learned.loss(),
          learned.precision(),
          learned.recall(),
          learned.uncertifiedEdges(),
          loaded.map(Model::bytes).orElse(0L),
          stale.map(Stale::isStale).orElse(null),
          stale.map(Stale::nodes).orElse(null),
          stale.map(Stale::relationshipsAdded).orElse(null),
          stale.map(Stale::relationshipsRemoved).orElse(null),
          record.trained(),
          configuration(record));
    }
  }

  /** A removed model. */
  public record DropRow(
      @Description("Name of the model.") String model,
      @Description("Node properties removed.") long nodePropertiesRemoved) {}

  /** A job. */
  public record ProgressRow(
      @Description("Name of the database.") String database,
      @Description("Name of the model.") String model,
      @Description("What is being done.") String phase,
      @Description("How much of it is done, 0 to 1.") double fraction,
      @Description("When the job began.") ZonedDateTime started,
      @Description("Milliseconds since.") long elapsedMillis) {
    static ProgressRow of(Job job) {
      return new ProgressRow(
          job.database(),
          job.model(),
          job.phase(),
          job.fraction(),
          job.start().atZone(ZoneId.of("UTC")),
          job.elapsed().toMillis());
    }
  }
}
