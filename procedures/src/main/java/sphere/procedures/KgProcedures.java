package sphere.procedures;

import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import org.neo4j.logging.Log;
import org.neo4j.procedure.Context;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;
import sphere.procedures.catalog.FactModel;
import sphere.procedures.catalog.FactModels;
import sphere.procedures.config.KgQuery;
import sphere.procedures.config.KgSettings;
import sphere.procedures.graph.ModelKind;
import sphere.procedures.job.Job;

/** {@code sphere.kg}: relationships of any kind, and which are missing. */
public final class KgProcedures extends SphereCall {
  private static final String MODEL = "Name of the model.";
  private static final String CONFIGURATION =
      "nodeLabels, relationshipTypes, template, dimension, epochs, learningRate, heldOut, randomSeed,"
          + " concurrency, centerProperty, radiusProperty; see the manual.";

  /** The server's models of facts. */
  @Context public FactModels facts;

  /** Neo4j's log. */
  @Context public Log log;

  /** Trains and writes. */
  @Procedure(name = "sphere.kg.train", mode = Mode.WRITE)
  @Description(
      "Learns from relationships of any kind which are missing: a center for each node, a"
          + " translation for each type, and what speaks for an answer; writes them to the graph.")
  public Stream<KgTrainRow> train(
      @Name(value = "model", defaultValue = KgSettings.MODEL, description = MODEL) String model,
      @Name(value = "configuration", defaultValue = "{}", description = CONFIGURATION)
          Map<String, Object> configuration) {
    KgSettings settings = KgSettings.of(model, configuration);
    requireNothingUncommitted();
    try (Job job = models.jobs().writing(db.databaseName(), settings.model(), context())) {
      requireKind(settings.model(), ModelKind.FACTS);
      KgTraining.Written written = new KgTraining(tx, job).write(settings, db, models);
      facts.publish(db.databaseName(), written.model());
      KgTrainRow row = written.row();
      log.info(
          "Sphere trained model `%s` in database `%s` on facts: %d nodes, %d relationships of %d"
              + " types, mean reciprocal rank %.4f, in %d ms.",
          row.model(),
          db.databaseName(),
          row.nodeCount(),
          row.relationshipCount(),
          row.typeCount(),
          row.mrr(),
          job.elapsed().toMillis());
      return Stream.of(row);
    }
  }

  /** Trains and returns figures. */
  @Procedure(name = "sphere.kg.train.stats", mode = Mode.READ)
  @Description("Learns without writing or publishing, and returns the figures.")
  public Stream<KgTrainRow> stats(
      @Name(value = "model", defaultValue = KgSettings.MODEL, description = MODEL) String model,
      @Name(value = "configuration", defaultValue = "{}", description = CONFIGURATION)
          Map<String, Object> configuration) {
    KgSettings settings = KgSettings.of(model, configuration);
    try (Job job = models.jobs().reading(db.databaseName(), settings.model(), context())) {
      return Stream.of(new KgTraining(tx, job).run(settings));
    }
  }

  /** Where a relationship may lead. */
  @Procedure(name = "sphere.kg.predict", mode = Mode.READ)
  @Description(
      "The nodes to which a relationship of a type may be missing, the most probable first, with the"
          + " relationships that this rests on. What is there already is left out.")
  public Stream<PredictedRow> predict(
      @Name(value = "head", description = "The node where the relationship would begin.") Node head,
      @Name(value = "type", description = "Its type.") String type,
      @Name(
              value = "configuration",
              defaultValue = "{}",
              description =
                  "model, limit (10), direction (outgoing, or incoming: where the relationship would"
                      + " come from), nodeLabels of the answers.")
          Map<String, Object> configuration) {
    KgQuery query = KgQuery.predict(configuration);
    if (head == null || type == null) {
      return Stream.empty();
    }
    FactModel model = facts.get(caller(), query.model());
    try (Job job = models.jobs().reading(db.databaseName(), model.name(), context())) {
      return new KgAnswers(model, tx, job).predicted(head, type, query).stream();
    }
  }

  /** Whether a relationship may be missing. */
  @Procedure(name = "sphere.kg.score", mode = Mode.READ)
  @Description(
      "How probable a relationship between two nodes is, given that one of its type is missing"
          + " there, and the relationships that this rests on.")
  public Stream<ScoreRow> score(
      @Name(value = "head", description = "The node where it would begin.") Node head,
      @Name(value = "type", description = "Its type.") String type,
      @Name(value = "tail", description = "The node where it would end.") Node tail,
      @Name(value = "configuration", defaultValue = "{}", description = "model.")
          Map<String, Object> configuration) {
    KgQuery query = KgQuery.score(configuration);
    if (head == null || type == null || tail == null) {
      return Stream.empty();
    }
    FactModel model = facts.get(caller(), query.model());
    try (Job job = models.jobs().reading(db.databaseName(), model.name(), context())) {
      return Stream.of(new KgAnswers(model, tx, job).score(head, type, tail));
    }
  }
}
