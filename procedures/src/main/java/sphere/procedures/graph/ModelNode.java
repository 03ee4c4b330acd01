package sphere.procedures.graph;

import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.config.KgSettings;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.config.PropertyNames.Role;
import sphere.procedures.config.TrainSettings;

/**
 * The record of a model in the graph: one node labeled {@code SphereModel} that holds name, state,
 * configuration and figures, and so survives restart, backup and dump.
 *
 * @param name name of the model
 * @param state whether the balls on the nodes are whole
 * @param properties all that stands on the node
 */
public record ModelNode(String name, State state, Map<String, Object> properties) {
  /** Label of the node. */
  public static final Label LABEL = Label.label("SphereModel");

  /** Under which the record tells how many floats the encoded texts of a node have. */
  public static final String ENCODED_FLOATS = "semantic.encodedFloats";

  /** What the names of the arrays that learning made hold. */
  public static final String LEARNED = ".learned.";

  private static final String NAME = "name";
  private static final String STATE = "state";
  private static final String TRAINED = "trained";
  private static final String REFRESHED = "refreshed";
  private static final String FINGERPRINT = "fingerprint";

  /** Properties of a record that tell which model stands in the graph, and whether it is whole. */
  public static final Set<String> TELLING = Set.of(NAME, STATE, TRAINED, REFRESHED, FINGERPRINT);

  /** Whether the balls that the model's nodes carry are whole. */
  public enum State {
    /** All are written. */
    READY,
    /** Writing or removing them was begun and not ended. */
    INCOMPLETE
  }

  /** Whether a node is a model's record rather than a part of the user's graph. */
  public static boolean isOurs(Node node) {
    try {
      return node.hasLabel(LABEL);
    } catch (NotFoundException e) {
      return false; // deleted since it was found
    }
  }

  /**
   * All records, by name, without what learning made: where a transaction has read an array of
   * megabytes, the server is slow to read each small one after it.
   */
  public static List<ModelNode> all(Transaction tx) {
    try (ResourceIterator<Node> nodes = tx.findNodes(LABEL)) {
      return nodes.stream()
          .flatMap(node -> read(node, true).stream())
          .sorted(java.util.Comparator.comparing(ModelNode::name))
          .toList();
    }
  }

  /** The record of one model. */
  public static Optional<ModelNode> find(Transaction tx, String name) {
    return node(tx, name).flatMap(node -> read(node, false));
  }

  /**
   * The record without what learning made, which may take megabytes: for functions that are called
   * a million times in a query.
   */
  public static Optional<ModelNode> brief(Transaction tx, String name) {
    return node(tx, name).flatMap(node -> read(node, true));
  }

  // Another transaction may take the record away, or write it anew, while it is read here.
  private static Optional<ModelNode> read(Node node, boolean brief) {
    try {
      Map<String, Object> properties = new HashMap<>();
      for (String key : node.getPropertyKeys()) {
        Object value = brief && key.contains(LEARNED) ? null : node.getProperty(key, null);
        if (value != null) {
          properties.put(key, value);
        }
      }
      return isRecord(node) ? Optional.of(of(properties)) : Optional.empty();
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static Optional<Node> node(Transaction tx, String name) {
    try (ResourceIterator<Node> nodes = tx.findNodes(LABEL, NAME, name)) {
      return nodes.stream().filter(ModelNode::isRecord).findFirst();
    }
  }

  // Somebody else may use the label too.
  private static boolean isRecord(Node node) {
    try {
      return node.hasProperty(FINGERPRINT)
          && node.hasProperty(STATE)
          && node.getProperty(TRAINED, null) instanceof ZonedDateTime;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private static ModelNode of(Map<String, Object> properties) {
    boolean ready = State.READY.name().equals(properties.get(STATE));
    return new ModelNode(
        String.valueOf(properties.get(NAME)), ready ? State.READY : State.INCOMPLETE, properties);
  }

  /** The element id of the record of a model, for {@link #isCurrent}. */
  public static Optional<String> id(Transaction tx, String name) {
    return node(tx, name).map(Node::getElementId);
  }

  /**
   * Whether this record still stands in the graph as it is: a quick look at one node for functions
   * that are called a million times in a query.
   */
  public boolean isCurrent(Transaction tx, String id) {
    try {
      Node node = tx.getNodeByElementId(id);
      return node.hasLabel(LABEL)
          && State.READY.name().equals(node.getProperty(STATE, null))
          && written().equals(node.getProperty(REFRESHED, node.getProperty(TRAINED, null)))
          && name.equals(node.getProperty(NAME, null));
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Writes this record over the one of the same name. */
  public void save(Transaction tx) {
    Node node = node(tx, name).orElseGet(() -> tx.createNode(LABEL));
    node.getPropertyKeys().forEach(node::removeProperty);
    properties.forEach(node::setProperty);
    node.setProperty(NAME, name);
    node.setProperty(STATE, state.name());
  }

  /** Removes the record of a model. */
  public static void delete(Transaction tx, String name) {
    node(tx, name).ifPresent(Node::delete);
  }

  /**
   * The record of this model while it is written over another: it tells of both kinds of balls, so
   * that neither is orphaned if the server is killed now.
   */
  public ModelNode replacing(Optional<ModelNode> before) {
    Map<String, Object> all = new HashMap<>(properties);
    ModelShapes.putReplaced(all, before.map(ModelNode::shapes).orElse(List.of()));
    return new ModelNode(name, State.INCOMPLETE, all);
  }

  /** What the balls of this model look like. */
  public BallShape shape() {
    return BallShape.of(properties, "");
  }

  /** What the model is of. */
  public ModelKind kind() {
    if (shape().names().role() == Role.FACT) {
      return ModelKind.FACTS;
    }
    return ontology().isPresent() ? ModelKind.ONTOLOGY : ModelKind.HIERARCHY;
  }

  /** What balls there may be: those of this model, and those that it was replacing. */
  public List<BallShape> shapes() {
    return new ModelShapes(properties).all();
  }

  /** What the semantic balls of this model look like, if it was trained with features. */
  public Optional<BallShape> semanticShape() {
    return new ModelShapes(properties).semantic();
  }

  /** What the encoded texts of this model look like, if they are kept. */
  public Optional<BallShape> encodedShape() {
    return new ModelShapes(properties).encoded();
  }

  /** What the centers of classes look like, if facts were learned beside the order. */
  public Optional<BallShape> vectorShape() {
    return new ModelShapes(properties).vector();
  }

  /** Names of the properties that hold the balls. */
  public PropertyNames names() {
    return shape().names();
  }

  /** The configuration that the model was trained with. */
  public TrainSettings settings() {
    return TrainSettings.of(name, configuration(TrainSettings.KEYS));
  }

  private Map<String, Object> configuration(Set<String> keys) {
    Map<String, Object> map = new HashMap<>();
    for (String key : keys) {
      Object value = properties.get(key);
      map.put(key, value instanceof String[] texts ? List.of(texts) : value);
    }
    return map;
  }

  /** The configuration that a model of facts was trained with. */
  public KgSettings facts() {
    return KgSettings.of(name, configuration(KgSettings.KEYS));
  }

  /** Whether a hierarchy is the one that the model was trained on. */
  public boolean describes(GraphHierarchy graph) {
    return Long.valueOf(graph.fingerprint()).equals(properties.get(FINGERPRINT));
  }

  /** A whole number of the record, 0 if it has none of that name. */
  public long count(String key) {
    return properties.get(key) instanceof Long number ? number : 0;
  }

  /** A figure of the record, NaN if it has none of that name. */
  public double figure(String key) {
    return properties.get(key) instanceof Double number ? number : Double.NaN;
  }

  /** Validation losses of the descent, epoch by epoch; empty if there was none. */
  public List<Double> losses() {
    return properties.get("losses") instanceof double[] losses
        ? Arrays.stream(losses).boxed().toList()
        : List.of();
  }

  /** Whether the balls are those of a descent. */
  public boolean refined() {
    return Boolean.TRUE.equals(properties.get("refined"));
  }

  /** The call that trains this model again as it was, for messages. */
  public String call() {
    return ModelCall.of(this);
  }

  /** What the record tells of an ontology, if the model is of one. */
  public Optional<OntologyRecord> ontology() {
    return OntologyRecord.of(this);
  }

  /** When the balls in the graph were written: by training, or by the last refresh since. */
  public ZonedDateTime written() {
    return properties.get(REFRESHED) instanceof ZonedDateTime last ? last : trained();
  }

  /** When the model was trained. */
  public ZonedDateTime trained() {
    return (ZonedDateTime) properties.get(TRAINED);
  }

  /** A configuration as it can stand on a node. */
  public static Map<String, Object> storable(TrainSettings settings) {
    Map<String, Object> map = storable(settings.effective());
    // Of the call, not of the model: the next server may run others.
    map.remove("kernel");
    map.remove("device");
    return map;
  }

  /** A configuration as it can stand on a node. */
  public static Map<String, Object> storable(Map<String, Object> effective) {
    Map<String, Object> map = new HashMap<>(effective);
    map.replaceAll((key, value) -> value instanceof List<?> l ? l.toArray(String[]::new) : value);
    return map;
  }
}
