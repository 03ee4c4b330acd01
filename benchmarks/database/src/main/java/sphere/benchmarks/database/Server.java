package sphere.benchmarks.database;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.kernel.api.procedure.GlobalProcedures;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** A Neo4j in this JVM with the plugin, over a folder that outlives it. */
final class Server implements AutoCloseable {
  // All of the graphs that are measured fit in it.
  private static final long PAGE_CACHE = 512L << 20;

  private final DatabaseManagementService service;
  private final GraphDatabaseService database;

  Server(Path home) {
    service =
        new DatabaseManagementServiceBuilder(home)
            .setConfig(GraphDatabaseSettings.udc_enabled, false)
            .setConfig(GraphDatabaseSettings.pagecache_memory, PAGE_CACHE)
            .build();
    database = service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
    register();
  }

  // The plugin's extension is found by its service file; its procedures are in no jar here.
  private void register() {
    GlobalProcedures procedures =
        ((GraphDatabaseAPI) database)
            .getDependencyResolver()
            .resolveDependency(GlobalProcedures.class);
    try {
      for (Class<?> type : PluginClasses.all()) {
        procedures.registerProcedure(type);
        procedures.registerFunction(type);
        procedures.registerAggregationFunction(type);
      }
    } catch (ProcedureException e) {
      throw new IllegalStateException("The plugin's procedures cannot be registered.", e);
    }
  }

  GraphDatabaseService database() {
    return database;
  }

  /** All rows of a query in a transaction of its own. */
  List<Map<String, Object>> run(String query, Map<String, Object> parameters) {
    try (Transaction tx = database.beginTx()) {
      List<Map<String, Object>> rows;
      try (Result result = tx.execute(query, parameters)) {
        rows = result.stream().<Map<String, Object>>map(LinkedHashMap::new).toList();
      }
      tx.commit();
      return rows;
    }
  }

  List<Map<String, Object>> run(String query) {
    return run(query, Map.of());
  }

  /** A number in the one row of a query. */
  long count(String query, Map<String, Object> parameters) {
    return ((Number) run(query, parameters).get(0).values().iterator().next()).longValue();
  }

  /** Whether there is a procedure or function of that name. */
  boolean knows(String name) {
    Map<String, Object> named = Map.of("name", name);
    return count("SHOW PROCEDURES YIELD name WHERE name = $name RETURN count(*)", named) > 0
        || count("SHOW FUNCTIONS YIELD name WHERE name = $name RETURN count(*)", named) > 0;
  }

  @Override
  public void close() {
    service.shutdown();
  }
}
