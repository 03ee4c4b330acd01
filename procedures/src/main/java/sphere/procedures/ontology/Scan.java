package sphere.procedures.ontology;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.graph.LongBuffer;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/**
 * All nodes and relationships of a database that say something about an ontology, in one pass over
 * each label and type. Not thread-safe; one use.
 */
final class Scan {
  private final Transaction tx;
  private final Vocabulary vocabulary;
  private final List<String> restrictionType;
  private final List<String> onPropertyUri;
  private final List<String> onPropertyName;
  private final Job job;
  private final Map<Kind, LongBuffer> nodes = new EnumMap<>(Kind.class);
  private final Map<Link, Edges> links = new EnumMap<>(Link.class);
  private final Roles roles = new Roles();
  private final Set<Long> dataProperties = new HashSet<>();
  private final Map<String, Integer> dropped = new TreeMap<>();
  private Optional<Node> any = Optional.empty();
  private int seen;

  Scan(Transaction tx, Vocabulary vocabulary, Properties properties, Job job) {
    this.tx = tx;
    this.vocabulary = vocabulary;
    restrictionType = properties.called("restrictionType");
    onPropertyUri = properties.called("onPropertyURI");
    onPropertyName = properties.called("onPropertyName");
    this.job = job;
  }

  /** Reads. */
  Scan run() {
    for (Kind kind : Kind.values()) {
      nodes.put(kind, new LongBuffer(job::account));
      vocabulary.labels(kind).forEach(label -> scan(kind, Label.label(label)));
    }
    for (Link link : Link.values()) {
      links.put(link, new Edges(job::account));
      vocabulary.types(link).forEach(type -> scan(link, RelationshipType.withName(type)));
    }
    return this;
  }

  private void scan(Kind kind, Label label) {
    try (ResourceIterator<Node> all = tx.findNodes(label)) {
      while (all.hasNext()) {
        tick();
        Node node = all.next();
        any = Optional.of(node);
        nodes.get(kind).add(NodeIds.idOf(node));
        note(kind, node, label.name());
      }
    }
  }

  private void note(Kind kind, Node node, String label) {
    if (kind == Kind.ROLE || kind == Kind.TRANSITIVE) {
      roles.of(node);
    } else if (kind == Kind.CHARACTERISTIC) {
      drop(LocalName.of(label));
    } else if (kind == Kind.DATA_PROPERTY && roles.find(NodeIds.idOf(node)).isEmpty()) {
      // Roles were found before.
      dataProperties.add(NodeIds.idOf(node));
    }
  }

  private void scan(Link link, RelationshipType type) {
    try (ResourceIterator<Relationship> all = tx.findRelationships(type)) {
      while (all.hasNext()) {
        tick();
        Relationship one = all.next();
        links
            .get(link)
            .add(NodeIds.idOf(one.getStartNode()), NodeIds.idOf(one.getEndNode()), role(link, one));
      }
    }
  }

  private int role(Link link, Relationship one) {
    return switch (link) {
      case SUBCLASS_RESTRICTION, EQUIVALENT_RESTRICTION, RESTRICTION_SUBCLASS -> restricted(one);
      case ON_PROPERTY -> property(one.getEndNode());
      default -> -1;
    };
  }

  // Negative if it is no role.
  private int property(Node node) {
    return dataProperties.contains(NodeIds.idOf(node)) ? -1 : roles.of(node);
  }

  // Negative if the restriction is none that EL has.
  private int restricted(Relationship one) {
    String type = Properties.text(one, restrictionType).orElse("UNKNOWN");
    Optional<String> role =
        Properties.text(one, onPropertyUri).or(() -> Properties.text(one, onPropertyName));
    if (!type.equals("SOME")) {
      drop(type.equals("ALL") ? "allValuesFrom" : "restriction " + type);
      return -1;
    }
    role.ifPresentOrElse(name -> {}, () -> drop("restriction without a role"));
    return role.map(roles::named).orElse(-1);
  }

  // A guard's check costs about as much as reading ten relationships.
  private void tick() {
    if ((++seen & 1023) == 0) {
      job.check();
    }
  }

  /** Counts what is left out. */
  void drop(String why) {
    dropped.merge(why, 1, Integer::sum);
  }

  Map<String, Integer> dropped() {
    return dropped;
  }

  Roles roles() {
    return roles;
  }

  Edges links(Link link) {
    return links.get(link);
  }

  /** Ids of the nodes that are something, in any order. */
  LongBuffer nodes(Kind kind) {
    return nodes.get(kind);
  }

  /** All nodes of which anything is said. */
  NodeIds all() {
    LongBuffer ids = new LongBuffer(job::account);
    for (LongBuffer some : nodes.values()) {
      for (int i = 0; i < some.size(); i++) {
        ids.add(some.get(i));
      }
    }
    for (Edges edges : links.values()) {
      for (int i = 0; i < edges.size(); i++) {
        ids.add(edges.from(i));
        ids.add(edges.to(i));
      }
    }
    long[] distinct = ids.distinct();
    return new NodeIds(any.map(NodeIds::prefixOf).orElse(""), distinct);
  }

  /** The types that point from a class to a more general one. */
  List<String> subclassTypes() {
    return vocabulary.types(Link.SUBCLASS);
  }
}
