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
    String name = model.name();
    Map<String, Object> given = configuration(model);
    if (model.kind() == ModelKind.FACTS) {
      return call("sphere.kg.train", name, given, KgSettings.of(name, Map.of()).effective());
    }
    return model.ontology().isPresent()
        ? call(
            "sphere.ontology.train",
            name,
            given,
            OntologyTrainSettings.of(name, Map.of()).effective())
        : call("sphere.train", name, given, TrainSettings.of(name, Map.of()).effective());
  }

  /** Every key of the call that trained the model, with the value in effect. */
  public static Map<String, Object> configuration(ModelNode model) {
    if (model.kind() == ModelKind.FACTS) {
      return model.facts().effective();
    }
    TrainSettings settings = model.settings();
    return model
        .ontology()
        .map(one -> OntologyTrainSettings.effective(one.names(), settings, one.vectors()))
        .orElseGet(settings::effective);
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
