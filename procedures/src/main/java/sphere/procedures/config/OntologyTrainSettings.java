package sphere.procedures.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code sphere.ontology.train} was told, checked, with every default filled in.
 *
 * @param graph which part of the graph is the ontology
 * @param names under which the graph keeps what is entailed
 * @param balls what training is told, but for the labels and types that the graph decides
 * @param vectors what learning beside that is told, if it is wanted
 */
public record OntologyTrainSettings(
    OntologySettings graph,
    DerivedNames names,
    TrainSettings balls,
    Optional<VectorSettings> vectors) {
  /** Name of the model if none is given. */
  public static final String MODEL = "ontology";

  private static final String LABELS = "nodeLabels";
  private static final String TYPES = "relationshipTypes";
  private static final String CENTER = "centerProperty";
  private static final String RADIUS = "radiusProperty";

  // Of balls: what a descent or features would be told is none of an ontology's.
  private static final Set<String> BALLS =
      Set.of(
          "dimension",
          "charts",
          "floatsPerNode",
          CENTER,
          RADIUS,
          "randomSeed",
          "concurrency",
          "kernel",
          "device",
          "autoRefresh");

  private static final Set<String> KEYS = keys();

  private static Set<String> keys() {
    Set<String> keys = new HashSet<>(BALLS);
    keys.addAll(OntologySettings.KEYS);
    keys.addAll(VectorSettings.KEYS);
    keys.addAll(Set.of(DerivedNames.INFERRED_KEY, DerivedNames.RESTRICTION_KEY));
    return Set.copyOf(keys);
  }

  /**
   * Reads the map.
   *
   * @throws IllegalArgumentException one sentence that names key, value and limit
   */
  public static OntologyTrainSettings of(String model, Map<String, Object> configuration) {
    ConfigMap map = new ConfigMap(configuration, KEYS);
    Map<String, Object> balls = new HashMap<>();
    BALLS.forEach(key -> map.raw(key).ifPresent(value -> balls.put(key, value)));
    // Apart from those of the usual model, so that both can stand in one graph.
    balls.putIfAbsent(CENTER, "ontologyCenter");
    balls.putIfAbsent(RADIUS, "ontologyRadius");
    // What follows from axioms is to be seen in the balls, all of it.
    if (!balls.containsKey("floatsPerNode")) {
      balls.putIfAbsent("charts", "exact");
    }
    balls.put("orientation", "NATURAL");
    balls.put("onCycle", "merge");
    TrainSettings training = TrainSettings.of(model, balls);
    return new OntologyTrainSettings(
        OntologySettings.of(map),
        DerivedNames.of(QuerySettings.modelName(model), map),
        training,
        VectorSettings.of(map, training));
  }

  /** Name of the model. */
  public String model() {
    return balls.model();
  }

  /**
   * What training is told.
   *
   * @param labels of classes, as the graph has them
   * @param types from a class to one above it, as the graph has them
   */
  public TrainSettings training(List<String> labels, List<String> types) {
    return balls.with(
        and(labels, names.restriction()), and(types, names.inferred()), balls.orientation());
  }

  private static List<String> and(List<String> some, String other) {
    List<String> all = new ArrayList<>(some);
    all.add(other);
    return List.copyOf(all);
  }

  /** Names of all properties that training writes. */
  public List<PropertyNames> written() {
    List<PropertyNames> written = new ArrayList<>(balls.written());
    vectors.ifPresent(some -> written.add(some.names()));
    return written;
  }

  /** Every key with the value in effect, as a user could pass it again. */
  public Map<String, Object> effective() {
    Map<String, Object> map = effective(names, balls, vectors);
    map.put(LABELS, graph.nodeLabels());
    map.put(TYPES, graph.relationshipTypes());
    return map;
  }

  /**
   * The same of a model that has been trained.
   *
   * @param training what its training was told
   * @param vectors what learning beside that was told
   */
  public static Map<String, Object> effective(
      DerivedNames names, TrainSettings training, Optional<VectorSettings> vectors) {
    Map<String, Object> map = new LinkedHashMap<>(training.effective());
    map.put(LABELS, without(training.nodeLabels(), names.restriction()));
    map.put(TYPES, without(training.relationshipTypes(), names.inferred()));
    map.put(DerivedNames.INFERRED_KEY, names.inferred());
    map.put(DerivedNames.RESTRICTION_KEY, names.restriction());
    map.putAll(VectorSettings.effective(vectors));
    map.keySet().retainAll(KEYS);
    return map;
  }

  /**
   * Which part of the graph a model was trained on.
   *
   * @param training what its training was told
   */
  public static OntologySettings graph(DerivedNames names, TrainSettings training) {
    return new OntologySettings(
        without(training.nodeLabels(), names.restriction()),
        without(training.relationshipTypes(), names.inferred()));
  }

  private static List<String> without(List<String> all, String one) {
    return all.stream().filter(name -> !name.equals(one)).toList();
  }
}
