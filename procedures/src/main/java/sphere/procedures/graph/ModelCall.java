package sphere.procedures.graph;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sphere.procedures.config.KgSettings;
import sphere.procedures.config.OntologyTrainSettings;
import sphere.procedures.config.TrainSettings;

/** The call that trains a model again as it was. */
public final class ModelCall {
  private ModelCall() {}

  static String of(ModelNode model) {
    if (model.kind() == ModelKind.FACTS) {
      return call(
          "sphere.kg.train",
          model.name(),
          model.facts().effective(),
          KgSettings.of(model.name(), Map.of()).effective());
    }
    TrainSettings settings = model.settings();
    String name = model.name();
    return model
        .ontology()
        .map(
            ontology ->
                call(
                    "sphere.ontology.train",
                    name,
                    OntologyTrainSettings.effective(ontology.names(), settings, ontology.vectors()),
                    OntologyTrainSettings.of(name, Map.of()).effective()))
        .orElseGet(
            () ->
                call(
                    "sphere.train",
                    name,
                    settings.effective(),
                    TrainSettings.of(name, Map.of()).effective()));
  }

  private static String call(
      String procedure, String model, Map<String, Object> given, Map<String, Object> defaults) {
    String keys =
        given.entrySet().stream()
            .filter(entry -> !entry.getValue().equals(defaults.get(entry.getKey())))
            .map(entry -> entry.getKey() + ": " + literal(entry.getValue()))
            .collect(Collectors.joining(", "));
    return "CALL %s(%s, {%s})".formatted(procedure, literal(model), keys);
  }

  /** A value as it is written in a query. */
  public static String literal(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ModelCall::literal).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String text
        ? "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
        : value.toString();
  }
}
