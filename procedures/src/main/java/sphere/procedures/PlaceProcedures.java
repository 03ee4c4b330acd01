package sphere.procedures;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.PlaceSettings;
import sphere.procedures.job.Job;

/** Where things belong by their features. */
public final class PlaceProcedures extends SphereCall {

  /** Of one thing. */
  @Procedure(name = "sphere.place", mode = Mode.READ)
  @Description(
      "Where a thing belongs by its features: the best parents for a node, a vector, a text or a"
          + " map of these, for a model that was trained with `featureProperty` or `textProperty`.")
  public Stream<PlaceRow> place(
      @Name(
              value = "input",
              description =
                  "A node, a list of numbers, a text (`name` or `name: description`) or a map of"
                      + " `features`, `name` and `description`.")
          Object input,
      @Name(
              value = "configuration",
              defaultValue = "{}",
              description = "model, limit, mode (attach or insert).")
          Map<String, Object> configuration) {
    PlaceSettings settings = PlaceSettings.placing(configuration);
    Model model = model(settings.model());
    try (Job job = models.jobs().reading(db.databaseName(), model.name(), context())) {
      return new Placing(model, tx, models.encoders(), job).rows(input, settings).stream();
    }
  }

  /** Of all that are there. */
  @Procedure(name = "sphere.complete", mode = Mode.READ)
  @Description(
      "Edges worth adding (`missing`) and edges worth checking (`doubtful`): where the features of a"
          + " node say that it belongs elsewhere, the surest first.")
  public Stream<CompleteRow> complete(
      @Name(value = "model", defaultValue = "sphere", description = "Name of the model.")
          String name,
      @Name(
              value = "configuration",
              defaultValue = "{}",
              description = "limit, nodes, minConfidence, concurrency.")
          Map<String, Object> configuration) {
    PlaceSettings settings = PlaceSettings.completing(name, configuration);
    Model model = model(settings.model());
    int[] ordinals =
        settings.nodes().isEmpty()
            ? IntStream.range(0, model.hierarchy().nodeCount()).toArray()
            : settings.nodes().stream().mapToInt(n -> ordinal(model, n)).distinct().toArray();
    try (Job job = models.jobs().reading(db.databaseName(), model.name(), context())) {
      return new Completion(model, tx, models.encoders(), settings, job).rows(ordinals).stream();
    }
  }
}
