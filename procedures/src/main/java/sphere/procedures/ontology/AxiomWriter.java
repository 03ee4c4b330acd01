package sphere.procedures.ontology;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.Ontology;
import sphere.procedures.job.Job;
import sphere.procedures.write.Batches;

/** Writes axioms between the nodes of an ontology, each unless it is there; one use. */
final class AxiomWriter {
  private static final String CHARACTERISTICS = "propCharacteristics";
  private static final String TRANSITIVE = "Transitive";

  private final Ontology ontology;
  private final Uris uris;
  private final NamedNodes nodes;
  private final Ties before;
  private final Job job;
  // By first index: a batch that is done again counts once.
  private final Map<Integer, OntologyWriter.Written> written = new HashMap<>();
  private long nodesMade;
  private long tiesMade;

  AxiomWriter(Ontology ontology, Uris uris, NamedNodes nodes, Ties before, Job job) {
    this.ontology = ontology;
    this.uris = uris;
    this.nodes = nodes;
    this.before = before;
    this.job = job;
  }

  /** Writes; how many nodes and relationships. */
  OntologyWriter.Written write(Batches batches) {
    batches.each(ontology.axioms().count(), this::write, end -> {});
    return written.values().stream()
        .reduce(new OntologyWriter.Written(0, 0), OntologyWriter.Written::plus);
  }

  private void write(Transaction tx, Batches.Range range) {
    job.progress("writing axioms", (double) range.begin() / ontology.axioms().count());
    nodesMade = 0;
    tiesMade = 0;
    int begin = 0;
    for (NormalForm form : NormalForm.values()) {
      int count = ontology.axioms().count(form);
      int first = Math.max(0, range.begin() - begin);
      for (int row = first; row < Math.min(count, range.end() - begin); row++) {
        write(tx, form, row);
      }
      begin += count;
    }
    written.put(range.begin(), new OntologyWriter.Written(nodesMade, tiesMade));
  }

  private void write(Transaction tx, NormalForm form, int row) {
    if ((row & 255) == 0) {
      job.check();
    }
    int a = ontology.axioms().at(form, row, 0);
    int b = ontology.axioms().at(form, row, 1);
    int c = form.arity() > 2 ? ontology.axioms().at(form, row, 2) : -1;
    switch (form) {
      case NF1 -> tie(nodes.concept(tx, a), nodes.concept(tx, b), "SCO", "");
      case NF2 -> intersection(tx, a, b, c);
      case NF3 -> tie(nodes.concept(tx, a), nodes.concept(tx, c), "SCO_RESTRICTION", uris.role(b));
      case NF4 -> tie(nodes.concept(tx, b), nodes.concept(tx, c), "RESTRICTION_SCO", uris.role(a));
      case DISJOINT -> tie(nodes.concept(tx, a), nodes.concept(tx, b), "DISJOINT_WITH", "");
      case SUBROLE -> tie(nodes.role(tx, a), nodes.role(tx, b), "SPO", "");
      case CHAIN -> chain(tx, a, b, c);
      default -> throw new IllegalStateException(form.code());
    }
  }

  private void tie(Node from, Node to, String type, String role) {
    if (!before.has(from, to, type, role)) {
      Relationship made = connect(from, to, type);
      if (!role.isEmpty()) {
        made.setProperty("onPropertyURI", role);
        made.setProperty("onPropertyName", LocalName.ofIri(role));
        made.setProperty("restrictionType", "SOME");
      }
    }
  }

  private Relationship connect(Node from, Node to, String type) {
    tiesMade++;
    return from.createRelationshipTo(to, RelationshipType.withName(type));
  }

  // With its relationships in one transaction, or it would say more than the axiom does.
  private void intersection(Transaction tx, int c, int d, int e) {
    String uri = "%s ⊓ %s ⊑ %s".formatted(uris.concept(c), uris.concept(d), uris.concept(e));
    if (!before.has(uri)) {
      Node node = create(tx, Ties.INTERSECTION, uri);
      connect(node, nodes.concept(tx, c), "INTERSECTION_OF");
      connect(node, nodes.concept(tx, d), "INTERSECTION_OF");
      connect(node, nodes.concept(tx, e), "SCO");
    }
  }

  private void chain(Transaction tx, int r, int s, int t) {
    String uri = "%s ∘ %s ⊑ %s".formatted(uris.role(r), uris.role(s), uris.role(t));
    if (r == s && s == t) {
      makeTransitive(nodes.role(tx, r));
    } else if (!before.has(uri)) {
      Node node = create(tx, Ties.CHAIN, uri);
      connect(node, nodes.role(tx, r), "FIRST");
      connect(node, nodes.role(tx, s), "SECOND");
      connect(node, nodes.role(tx, t), "SPO");
    }
  }

  private Node create(Transaction tx, String label, String uri) {
    nodesMade++;
    Node node = tx.createNode(Label.label(label));
    node.setProperty(Properties.URI, uri);
    return node;
  }

  private static void makeTransitive(Node role) {
    TreeSet<String> all = new TreeSet<>(Properties.texts(role, CHARACTERISTICS));
    if (all.add(TRANSITIVE)) {
      role.setProperty(CHARACTERISTICS, all.toArray(String[]::new));
    }
  }
}
