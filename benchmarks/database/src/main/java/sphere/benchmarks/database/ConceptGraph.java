package sphere.benchmarks.database;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.procedures.graph.NodeIds;

/**
 * A hierarchy in a graph: {@code (:Concept {id})}, the ordinal as id, with an index on it, and
 * {@code IS_A} from child to parent.
 */
final class ConceptGraph {
  static final Label CONCEPT = Label.label("Concept");
  static final RelationshipType IS_A = RelationshipType.withName("IS_A");
  static final String ID = "id";
  // Small transactions keep the heap for what is measured.
  private static final int BATCH = 20_000;

  private final GraphDatabaseService database;
  private final String[] elementIds;
  private final int[] ordinals;

  private ConceptGraph(GraphDatabaseService database, String[] elementIds, long[] ids) {
    this.database = database;
    this.elementIds = elementIds;
    ordinals = new int[(int) Arrays.stream(ids).max().orElse(0) + 1];
    Arrays.fill(ordinals, -1);
    for (int v = 0; v < ids.length; v++) {
      ordinals[(int) ids[v]] = v;
    }
  }

  /** Loads it, and waits for the index. */
  static ConceptGraph load(Server server, Hierarchy hierarchy) {
    int n = hierarchy.nodeCount();
    String[] elementIds = new String[n];
    long[] ids = new long[n];
    server.run("CREATE INDEX concept_id FOR (n:Concept) ON (n.id)");
    inBatches(
        server,
        n,
        (tx, v) -> {
          Node node = tx.createNode(CONCEPT);
          node.setProperty(ID, (long) v);
          elementIds[v] = node.getElementId();
          ids[v] = NodeIds.idOf(node);
        });
    inBatches(server, n, (tx, v) -> connect(tx, hierarchy, elementIds, v));
    server.run("CALL db.awaitIndexes(600)");
    return new ConceptGraph(server.database(), elementIds, ids);
  }

  private static void connect(Transaction tx, Hierarchy hierarchy, String[] elementIds, int v) {
    Node child = tx.getNodeByElementId(elementIds[v]);
    for (int slot = hierarchy.parentBegin(v); slot < hierarchy.parentEnd(v); slot++) {
      Node parent = tx.getNodeByElementId(elementIds[hierarchy.parent(slot)]);
      child.createRelationshipTo(parent, IS_A);
    }
  }

  private interface Write {
    void accept(Transaction tx, int v);
  }

  private static void inBatches(Server server, int n, Write write) {
    for (int from = 0; from < n; from += BATCH) {
      try (Transaction tx = server.database().beginTx()) {
        for (int v = from; v < Math.min(n, from + BATCH); v++) {
          write.accept(tx, v);
        }
        tx.commit();
      }
    }
  }

  /** The database it is in. */
  GraphDatabaseService database() {
    return database;
  }

  /** The node of an ordinal. */
  Node node(Transaction tx, int v) {
    return tx.getNodeByElementId(elementIds[v]);
  }

  /** The nodes of some ordinals, in the same order. */
  List<Node> nodes(Transaction tx, int[] some) {
    return Arrays.stream(some).mapToObj(v -> node(tx, v)).toList();
  }

  /** The ordinals of nodes, ascending; a stranger is -1. */
  int[] ordinals(Collection<?> nodes) {
    return nodes.stream().mapToInt(node -> ordinal((Node) node)).sorted().toArray();
  }

  private int ordinal(Node node) {
    long id = NodeIds.idOf(node);
    return id < ordinals.length ? ordinals[(int) id] : -1;
  }

  /** As parameters of a query that looks nodes up by their ids. */
  static Map<String, Object> ids(int a, int b) {
    return Map.of("a", (long) a, "b", (long) b);
  }
}
