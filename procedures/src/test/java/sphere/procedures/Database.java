package sphere.procedures;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilder;
import org.neo4j.harness.Neo4jBuilders;

/** One in-process server for all tests of the module, emptied before each test. */
final class Database implements BeforeAllCallback, BeforeEachCallback {
  private GraphDatabaseService db;
  private DatabaseManagementService management;

  private record Server(Neo4j neo4j) implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      neo4j.close();
    }
  }

  static Neo4jBuilder builder() {
    return Neo4jBuilders.newInProcessBuilder()
        .withDisabledServer()
        .withProcedure(TrainProcedures.class)
        .withProcedure(QueryProcedures.class)
        .withProcedure(BulkProcedures.class)
        .withProcedure(ModelProcedures.class)
        .withProcedure(PlaceProcedures.class)
        .withProcedure(OntologyProcedures.class)
        .withProcedure(OntologyTrainProcedures.class)
        .withProcedure(OntologyQueries.class)
        .withProcedure(KgProcedures.class)
        .withFunction(Functions.class)
        .withFunction(TextFunctions.class);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Neo4j neo4j =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(Database.class, k -> new Server(builder().build()), Server.class)
            .neo4j();
    db = neo4j.defaultDatabaseService();
    management = neo4j.databaseManagementService();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    run("CALL sphere.models() YIELD model CALL sphere.drop(model) YIELD model AS m RETURN m");
    run("MATCH (n) DETACH DELETE n");
  }

  DatabaseManagementService management() {
    return management;
  }

  GraphDatabaseService service() {
    return db;
  }

  /** All rows of a query in a transaction of its own. */
  List<Map<String, Object>> run(String query, Map<String, Object> parameters) {
    return run(db, query, parameters);
  }

  List<Map<String, Object>> run(String query) {
    return run(db, query, Map.of());
  }

  static List<Map<String, Object>> run(
      GraphDatabaseService db, String query, Map<String, Object> parameters) {
    try (Transaction tx = db.beginTx();
        Result result = tx.execute(query, parameters)) {
      List<Map<String, Object>> rows =
          result.stream().<Map<String, Object>>map(LinkedHashMap::new).toList();
      result.close();
      tx.commit();
      return rows;
    }
  }

  /** The one value of the one row. */
  Object value(String query) {
    return run(query).get(0).values().iterator().next();
  }

  /** The sentence that a query fails with: the message of the innermost cause. */
  String failure(String query) {
    return failure(db, query);
  }

  static String failure(GraphDatabaseService db, String query) {
    try {
      run(db, query, Map.of());
    } catch (RuntimeException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return cause.getMessage();
    }
    throw new AssertionError("no failure: " + query);
  }

  /** All that is in the graph, to see that a failure has changed nothing. */
  List<String> everything() {
    return everything(db);
  }

  static List<String> everything(GraphDatabaseService db) {
    return run(
            db,
            "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) WITH n, type(r) + elementId(m) AS out ORDER BY"
                + " out RETURN elementId(n) AS id, labels(n) AS labels, collect(out) AS out,"
                + " COLLECT { UNWIND keys(n) AS k WITH k ORDER BY k RETURN [k, n[k]] } AS p"
                + " ORDER BY id",
            Map.of())
        .stream()
        .map(row -> Arrays.deepToString(deep(List.copyOf(row.values()))))
        .toList();
  }

  private static Object[] deep(List<?> values) {
    return values.stream().map(v -> v instanceof List<?> l ? deep(l) : v).toArray();
  }
}
