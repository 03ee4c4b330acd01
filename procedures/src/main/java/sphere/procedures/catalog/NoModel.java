package sphere.procedures.catalog;

import java.util.TreeSet;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.config.OntologyTrainSettings;
import sphere.procedures.config.Suggestion;
import sphere.procedures.graph.ModelCall;
import sphere.procedures.graph.ModelKind;
import sphere.procedures.graph.ModelNode;

/** The errors for a model that cannot be asked. */
public final class NoModel {
  private NoModel() {}

  /** One sentence with the names that there are. */
  public static IllegalStateException named(Transaction tx, String database, String name) {
    TreeSet<String> known = new TreeSet<>();
    ModelNode.all(tx).forEach(record -> known.add(record.name()));
    return new IllegalStateException(
        "No model `%s` in database `%s`.%s %s"
            .formatted(
                name,
                database,
                Suggestion.of(name, known),
                known.isEmpty()
                    ? "There is none yet: make one with `CALL %s()`.".formatted(call(name))
                    : "Known: " + Suggestion.listed(known) + "."));
  }

  private static String call(String name) {
    return name.equals(OntologyTrainSettings.MODEL) ? "sphere.ontology.train" : "sphere.train";
  }

  /**
   * A record, if the model has balls and they are whole.
   *
   * @throws IllegalStateException if they are being written, or were left half-written; if the
   *     model is of facts
   */
  static ModelNode requireBalls(String database, ModelNode record) {
    if (record.kind() == ModelKind.FACTS) {
      throw new IllegalStateException(
          ("Model `%s` is of facts, and has no order. Ask it by `sphere.kg.predict` or"
                  + " `sphere.kg.score`, or name another model.")
              .formatted(record.name()));
    }
    return requireReady(database, record);
  }

  /**
   * A record, if what it tells of is whole.
   *
   * @throws IllegalStateException if it is being written, or was left half-written
   */
  static ModelNode requireReady(String database, ModelNode record) {
    if (record.state() != ModelNode.State.READY) {
      throw new IllegalStateException(
          ("Model `%s` in database `%s` is being written or was left half-written. Train it again"
                  + " with `%s`, or remove it with `CALL sphere.drop(%s)`.")
              .formatted(record.name(), database, record.call(), ModelCall.literal(record.name())));
    }
    return record;
  }
}
