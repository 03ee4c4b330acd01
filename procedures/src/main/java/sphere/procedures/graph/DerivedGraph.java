package sphere.procedures.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.config.DerivedNames;
import sphere.procedures.job.Job;

/** What a model of an ontology keeps in the graph now; not thread-safe. */
public final class DerivedGraph {
  /** Bytes of an entry of a map, about. */
  private static final long ENTRY = 160;

  private final Transaction tx;
  private final DerivedNames names;
  private final Job job;
  private final boolean isStrict;
  private final Map<Derived.Key, Long> restrictions = new HashMap<>();
  private final Map<Edge, String> edges = new LinkedHashMap<>();
  private final TreeSet<Long> retired = new TreeSet<>();
  private String prefix = "";
  private int seen;

  /**
   * A relationship.
   *
   * @param from id of the lower node
   * @param to id of the upper node
   */
  public record Edge(long from, long to) {}

  private DerivedGraph(Transaction tx, DerivedNames names, Job job, boolean isStrict) {
    this.tx = tx;
    this.names = names;
    this.job = job;
    this.isStrict = isStrict;
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException one sentence, if type or label are used for something else
   */
  public static DerivedGraph read(Transaction tx, DerivedNames names, Job job) {
    DerivedGraph graph = new DerivedGraph(tx, names, job, true);
    graph.requireNoOther();
    return graph.read();
  }

  /** Reads it, whatever else has the type or the label. */
  public static DerivedGraph owned(Transaction tx, DerivedNames names, Job job) {
    return new DerivedGraph(tx, names, job, false).read();
  }

  private DerivedGraph read() {
    restrictions();
    retired();
    edges();
    return this;
  }

  // Told by the record, before anything of the other's is met with.
  private void requireNoOther() {
    ModelNode.all(tx).stream()
        .filter(model -> !model.name().equals(names.model()))
        .forEach(model -> model.ontology().ifPresent(other -> requireApart(other.names())));
  }

  private void requireApart(DerivedNames other) {
    if (other.inferred().equals(names.inferred())) {
      throw used(type(), other.model());
    } else if (other.restriction().equals(names.restriction())) {
      throw used(label(), other.model());
    }
  }

  private String type() {
    return "Relationship type `%s`".formatted(names.inferred());
  }

  private String label() {
    return "Node label `%s`".formatted(names.restriction());
  }

  private static IllegalArgumentException used(String what, String model) {
    return new IllegalArgumentException(
        ("%s is what model `%s` keeps its inferences under. Set `inferredType` and"
                + " `restrictionLabel` to other names, or drop that model.")
            .formatted(what, model));
  }

  // A guard's check costs about as much as reading ten relationships.
  private void tick() {
    if ((++seen & 1023) == 0) {
      job.check();
    }
  }

  private boolean isOurs(Entity entity, String what) {
    Object owner = entity.getProperty(DerivedNames.MODEL, "");
    if (owner.equals(names.model()) || !isStrict) {
      return owner.equals(names.model());
    }
    if (owner instanceof String other && ModelNode.id(tx, other).isPresent()) {
      throw used(what, other);
    }
    throw new IllegalArgumentException(
        ("%s is already used, and by no model. Set `inferredType` and `restrictionLabel` to names"
                + " that nothing has.")
            .formatted(what));
  }

  private void restrictions() {
    try (ResourceIterator<Node> nodes = tx.findNodes(names.label())) {
      while (nodes.hasNext()) {
        tick();
        Node node = nodes.next();
        if (isOurs(node, label())) {
          restriction(node);
        }
      }
    }
  }

  private void restriction(Node node) {
    job.account(ENTRY);
    prefix = NodeIds.prefixOf(node);
    long id = NodeIds.idOf(node);
    boolean first = key(node).map(key -> restrictions.putIfAbsent(key, id) == null).orElse(false);
    if (!first) {
      retired.add(id);
    }
  }

  private static Optional<Derived.Key> key(Node node) {
    String role = String.valueOf(node.getProperty(DerivedNames.ROLE, ""));
    String name = String.valueOf(node.getProperty(DerivedNames.NAME, ""));
    return filler(node).map(filler -> new Derived.Key(role, NodeIds.idOf(filler), name));
  }

  /** The filler of a restriction, unless it has been deleted. */
  public static Optional<Node> filler(Node restriction) {
    for (Relationship one :
        restriction.getRelationships(Direction.OUTGOING, DerivedNames.FILLED_BY)) {
      return Optional.of(one.getEndNode());
    }
    return Optional.empty();
  }

  // Whatever a training that a killed server did not end had no more use for.
  private void retired() {
    try (ResourceIterator<Relationship> all = tx.findRelationships(DerivedNames.FILLED_BY)) {
      while (all.hasNext()) {
        tick();
        Node node = all.next().getStartNode();
        if (!node.hasLabel(names.label())
            && names.model().equals(node.getProperty(DerivedNames.MODEL, ""))) {
          prefix = NodeIds.prefixOf(node);
          retired.add(NodeIds.idOf(node));
        }
      }
    }
  }

  private void edges() {
    try (ResourceIterator<Relationship> all = tx.findRelationships(names.type())) {
      while (all.hasNext()) {
        tick();
        Relationship one = all.next();
        if (isOurs(one, type())) {
          job.account(ENTRY);
          edges.put(
              new Edge(NodeIds.idOf(one.getStartNode()), NodeIds.idOf(one.getEndNode())),
              one.getElementId());
        }
      }
    }
  }

  /** The names. */
  public DerivedNames names() {
    return names;
  }

  /** What element ids of nodes begin with; empty if there is no restriction. */
  public String prefix() {
    return prefix;
  }

  /** The id of the node of a restriction, if it has one. */
  public Optional<Long> find(Derived.Restriction restriction) {
    return Optional.ofNullable(restrictions.get(restriction.key()));
  }

  /** Ids of all nodes that are restrictions. */
  public Collection<Long> all() {
    return restrictions.values();
  }

  /** Ids of nodes that were restrictions, or are none any more since their filler is gone. */
  public Collection<Long> leftOver() {
    return retired;
  }

  /** Relationships, and their element ids. */
  public Map<Edge, String> relationships() {
    return edges;
  }
}
