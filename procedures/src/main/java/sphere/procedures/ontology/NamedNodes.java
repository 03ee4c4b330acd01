package sphere.procedures.ontology;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ontology.Ontology;
import sphere.geometry.ontology.Ontology.Concept;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;
import sphere.procedures.write.Batches;

/** The nodes of concepts, then of roles, found by their {@code uri} or created. */
final class NamedNodes {
  private static final Label EXPRESSION = Label.label("Expression");
  private static final Label ROLE = Label.label("Relationship");
  private static final String NAME = "name";

  /** Bytes of a name and its place in a map, about. */
  private static final long ENTRY = 200;

  private final Ontology ontology;
  private final Label classLabel;
  private final Uris uris;
  private final Job job;
  private final long[] ids;
  private String prefix = "";

  NamedNodes(Ontology ontology, String classLabel, Uris uris, Job job) {
    this.ontology = ontology;
    this.classLabel = Label.label(classLabel);
    this.uris = uris;
    this.job = job;
    ids = new long[ontology.concepts().size() + ontology.roles().size()];
    Arrays.fill(ids, -1);
  }

  /** Finds those that are there; which of them. */
  NodeIds find(GraphDatabaseService db) {
    job.account((ENTRY + 16) * ids.length);
    Map<String, Map<String, Integer>> wanted = new TreeMap<>();
    for (int i = 0; i < ids.length; i++) {
      wanted.computeIfAbsent(label(i).name(), l -> new HashMap<>()).put(uri(i), i);
    }
    try (Transaction tx = db.beginTx()) {
      wanted.forEach((label, byUri) -> find(tx, Label.label(label), byUri));
    }
    return new NodeIds(prefix, Arrays.stream(ids).filter(id -> id >= 0).sorted().toArray());
  }

  private void find(Transaction tx, Label label, Map<String, Integer> byUri) {
    int seen = 0;
    try (ResourceIterator<Node> nodes = tx.findNodes(label)) {
      while (nodes.hasNext()) {
        if ((++seen & 1023) == 0) {
          job.check();
        }
        Node node = nodes.next();
        Properties.text(node, List.of(Properties.URI))
            .map(byUri::get)
            .ifPresent(i -> keep(i, node));
      }
    }
  }

  // Of several with one IRI the oldest, whichever is found first.
  private void keep(int i, Node node) {
    long id = NodeIds.idOf(node);
    ids[i] = ids[i] < 0 ? id : Math.min(ids[i], id);
    prefix = NodeIds.prefixOf(node);
  }

  private boolean isRole(int i) {
    return i >= ontology.concepts().size();
  }

  private Label label(int i) {
    if (isRole(i)) {
      return ROLE;
    }
    return ontology.concepts().get(i).isAuxiliary() ? EXPRESSION : classLabel;
  }

  private String uri(int i) {
    return isRole(i) ? uris.role(i - ontology.concepts().size()) : uris.concept(i);
  }

  /** Creates the others. */
  void create(Batches batches) {
    int[] missing = IntStream.range(0, ids.length).filter(i -> ids[i] < 0).toArray();
    batches.each(
        missing.length,
        (tx, range) -> {
          job.progress("writing classes", (double) range.begin() / missing.length);
          for (int k = range.begin(); k < range.end(); k++) {
            create(tx, missing[k]);
          }
        },
        end -> {});
  }

  private void create(Transaction tx, int i) {
    Node node = tx.createNode(label(i));
    node.setProperty(Properties.URI, uri(i));
    if (isRole(i)) {
      node.setProperty(NAME, LocalName.ofIri(uri(i)));
    } else {
      describe(node, ontology.concepts().get(i));
    }
    ids[i] = NodeIds.idOf(node);
    prefix = NodeIds.prefixOf(node);
  }

  private static void describe(Node node, Concept concept) {
    if (!concept.isAuxiliary()) {
      node.setProperty(NAME, LocalName.ofIri(concept.name()));
    }
    if (!concept.label().isEmpty()) {
      node.setProperty("label", concept.label());
    }
  }

  /** The node of a concept. */
  Node concept(Transaction tx, int concept) {
    return node(tx, concept);
  }

  /** The node of a role. */
  Node role(Transaction tx, int role) {
    return node(tx, ontology.concepts().size() + role);
  }

  private Node node(Transaction tx, int i) {
    return NodeIds.node(tx, prefix, ids[i])
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Node `%s` was deleted while the ontology was being loaded. Load it again."
                        .formatted(uri(i))));
  }
}
