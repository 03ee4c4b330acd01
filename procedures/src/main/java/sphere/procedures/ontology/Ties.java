package sphere.procedures.ontology;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/** Axioms that were in the graph before an ontology was loaded. */
final class Ties {
  static final String INTERSECTION = "Intersection";
  static final String CHAIN = "PropertyChain";
  private static final List<String> TYPES =
      List.of("SCO", "SCO_RESTRICTION", "RESTRICTION_SCO", "DISJOINT_WITH", "SPO");

  /** Bytes of an entry, about. */
  private static final long ENTRY = 150;

  private final Set<Tie> ties = new HashSet<>();
  private final Set<String> nodes = new HashSet<>();
  private final Job job;
  private int seen;

  private record Tie(long from, long to, String type, String role) {}

  private Ties(Job job) {
    this.job = job;
  }

  /**
   * Those that there are.
   *
   * @param known nodes from which any could lead
   */
  static Ties of(GraphDatabaseService db, NodeIds known, Job job) {
    Ties ties = new Ties(job);
    if (known.size() > 0) {
      try (Transaction tx = db.beginTx()) {
        TYPES.forEach(type -> ties.read(tx, type, known));
        ties.read(tx, INTERSECTION);
        ties.read(tx, CHAIN);
      }
    }
    return ties;
  }

  private void read(Transaction tx, String type, NodeIds known) {
    try (ResourceIterator<Relationship> all =
        tx.findRelationships(RelationshipType.withName(type))) {
      while (all.hasNext()) {
        tick();
        Relationship one = all.next();
        if (known.memberOf(one.getStartNode()) >= 0) {
          job.account(ENTRY);
          ties.add(tie(one.getStartNode(), one.getEndNode(), type, role(one)));
        }
      }
    }
  }

  // Of another restriction, say of all values, it is not the same.
  private static String role(Relationship one) {
    String type = Properties.text(one, List.of("restrictionType")).orElse("");
    String role = Properties.text(one, List.of("onPropertyURI")).orElse("");
    return type.isEmpty() || type.equals("SOME") ? role : type + " " + role;
  }

  private void read(Transaction tx, String label) {
    try (ResourceIterator<Node> all = tx.findNodes(Label.label(label))) {
      while (all.hasNext()) {
        tick();
        Properties.text(all.next(), List.of(Properties.URI)).ifPresent(this::keep);
      }
    }
  }

  private void keep(String uri) {
    job.account(ENTRY + 2L * uri.length());
    nodes.add(uri);
  }

  private void tick() {
    if ((++seen & 1023) == 0) {
      job.check();
    }
  }

  private static Tie tie(Node from, Node to, String type, String role) {
    return new Tie(NodeIds.idOf(from), NodeIds.idOf(to), type, role);
  }

  /** Whether a relationship was there. */
  boolean has(Node from, Node to, String type, String role) {
    return ties.contains(tie(from, to, type, role));
  }

  /** Whether a node for an axiom was there. */
  boolean has(String uri) {
    return nodes.contains(uri);
  }
}
