package sphere.procedures;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.neo4j.procedure.Context;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;
import sphere.geometry.device.DeviceReport;
import sphere.geometry.kernel.Backend;
import sphere.geometry.kernel.Kernels;
import sphere.procedures.catalog.FactModel;
import sphere.procedures.catalog.FactModels;
import sphere.procedures.catalog.Model;
import sphere.procedures.catalog.NoModel;
import sphere.procedures.catalog.OntologyModels;
import sphere.procedures.change.Stale;
import sphere.procedures.config.QuerySettings;
import sphere.procedures.facts.LearnedRecord;
import sphere.procedures.graph.ModelKind;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.job.Bytes;
import sphere.procedures.job.Job;
import sphere.procedures.write.ModelWriter;

/** The catalog and what is running. */
public final class ModelProcedures extends SphereCall {
  /** The server's models of facts. */
  @Context public FactModels facts;

  /** What was learned of ontologies. */
  @Context public OntologyModels learned;

  /** All models. */
  @Procedure(name = "sphere.models", mode = Mode.READ)
  @Description("The models of this database with their figures.")
  public Stream<ModelRow> list() {
    return ModelNode.all(tx).stream().map(record -> ModelRow.of(record, inMemory(record)));
  }

  private Optional<InMemory> inMemory(ModelNode record) {
    return record.kind() == ModelKind.FACTS
        ? facts.loaded(db.databaseName(), record.name()).map(InMemory::of)
        : models.loaded(db.databaseName(), record.name()).map(InMemory::of);
  }

  // What is known of a model that has been asked for.
  private record InMemory(long bytes, Stale stale) {
    static InMemory of(Model model) {
      return new InMemory(model.bytes(), model.stale());
    }

    static InMemory of(FactModel model) {
      return new InMemory(model.bytes(), model.stale());
    }
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
      facts.forget(database, name);
      learned.forget(database, name);
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
      @Description("What it is of: hierarchy, ontology or facts.") String kind,
      @Description("READY, or INCOMPLETE if it was left half-written.") String state,
      @Description("Nodes in the hierarchy.") long nodeCount,
      @Description("Relationships in the hierarchy.") long relationshipCount,
      @Description("Balls per node.") long charts,
      @Description("Coordinates per node.") long floatsPerNode,
      @Description("Precision of containment over all pairs; null without balls.") Double precision,
      @Description("Recall of containment over all pairs; null without balls.") Double recall,
      @Description("F1 of containment over all pairs; null without balls.") Double f1,
      @Description("Contained pairs that are not ancestor and descendant; null without balls.")
          Long falsePairs,
      @Description("Pairs of ancestor and descendant that no chart contains; null without balls.")
          Long missedPairs,
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
      @Description(
              "Mean of 1 / rank of facts that were held out; null if no facts were learned from.")
          Double mrr,
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
        if (record.kind() == ModelKind.FACTS) {
          return record.facts().effective();
        }
        Map<String, Object> map = record.settings().effective();
        map.remove("kernel");
        return map;
      } catch (IllegalArgumentException e) {
        // A record that was edited by hand shall not hide the others.
        return Map.of("error", e.getMessage());
      }
    }

    private static Double figure(ModelNode record, String key) {
      return record.properties().get(key) instanceof Double number ? number : null;
    }

    private static Long count(ModelNode record, String key) {
      return record.properties().get(key) instanceof Long number ? number : null;
    }

    static ModelRow of(ModelNode record, Optional<InMemory> loaded) {
      SemanticFigures learned = SemanticFigures.of(record);
      Optional<Stale> stale = loaded.map(InMemory::stale);
      return new ModelRow(
          record.name(),
          record.kind().name().toLowerCase(Locale.ROOT),
          record.state().name(),
          record.count("nodeCount"),
          record.count("relationshipCount"),
          record.count("chartCount"),
          record.count("floats"),
          figure(record, "precision"),
          figure(record, "recall"),
          figure(record, "f1"),
          count(record, "falsePairs"),
          count(record, "missedPairs"),
          learned.epochs(),
          learned.heldOut(),
          learned.loss(),
          learned.precision(),
          learned.recall(),
          learned.uncertifiedEdges(),
          figure(record, LearnedRecord.MRR),
          loaded.map(InMemory::bytes).orElse(0L),
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
