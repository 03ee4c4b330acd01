package sphere.procedures;

import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.logging.Log;
import org.neo4j.procedure.Context;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;
import sphere.geometry.ontology.OntologyTools;
import sphere.procedures.config.OntologyTrainSettings;
import sphere.procedures.graph.ModelKind;
import sphere.procedures.job.Job;
import sphere.procedures.ontology.OntologyAccess;

/** {@code sphere.ontology.train}. */
public final class OntologyTrainProcedures extends SphereCall {
  private static final String TRAIN = "sphere.ontology.train";

  /** The server's access to ontologies. */
  @Context public OntologyAccess ontologies;

  /** Neo4j's log. */
  @Context public Log log;

  /** Trains on what is entailed. */
  @Procedure(name = TRAIN, mode = Mode.WRITE)
  @Description(
      "Reads the classes, roles and axioms in the graph, has a reasoner classify them, keeps what is"
          + " entailed beside what is asserted, and trains a model on the whole order of classes and"
          + " existential restrictions.")
  public Stream<OntologyTrainRow> train(
      @Name(value = "model", defaultValue = "ontology", description = "Name of the model.")
          String model,
      @Name(
              value = "configuration",
              defaultValue = "{}",
              description =
                  "nodeLabels, relationshipTypes, inferredType, restrictionLabel, charts, dimension,"
                      + " floatsPerNode, centerProperty, radiusProperty, predictions,"
                      + " predictionTemplate, predictionDimension, predictionEpochs, heldOut,"
                      + " vectorProperty, randomSeed, concurrency, kernel, device, autoRefresh; see"
                      + " the manual.")
          Map<String, Object> configuration) {
    OntologyTools tools = ontologies.tools().require("Procedure `%s`".formatted(TRAIN));
    OntologyTrainSettings settings = OntologyTrainSettings.of(model, configuration);
    requireNothingUncommitted();
    try (Job job = models.jobs().writing(db.databaseName(), settings.model(), context())) {
      requireKind(settings.model(), ModelKind.ONTOLOGY);
      OntologyTraining training =
          new OntologyTraining(
              tx, job, models, devices.computing(settings.balls().device()), tools);
      OntologyTrainRow row = training.run(settings, db);
      log.info(
          "Sphere trained model `%s` in database `%s` on an ontology: %d classes, %d restrictions,"
              + " %d inferred, %d unsatisfiable, f1 %.6f, in %d ms.",
          row.model(),
          db.databaseName(),
          row.classCount(),
          row.restrictionCount(),
          row.inferredCount(),
          row.unsatisfiableCount(),
          row.f1(),
          job.elapsed().toMillis());
      return Stream.of(row);
    }
  }
}
