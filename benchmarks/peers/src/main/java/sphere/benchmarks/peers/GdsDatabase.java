package sphere.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilder;
import org.neo4j.harness.Neo4jBuilders;
import sphere.geometry.hierarchy.Hierarchy;

/** A Neo4j in this JVM that holds one hierarchy, projected into the graph catalog of GDS. */
final class GdsDatabase implements AutoCloseable {
  private static final String SERVICES = "META-INF/services/org.neo4j.procedure.";
  private static final Label CONCEPT = Label.label("Concept");
  private static final RelationshipType IS_A = RelationshipType.withName("IS_A");
  // Small transactions keep the heap for what is measured.
  private static final int BATCH = 20_000;

  private final Neo4j neo4j;
  private final GraphDatabaseService database;
  private final long relationships;

  /**
   * Starts, loads and projects.
   *
   * @param hierarchy whose nodes and edges become nodes and relationships; at least one edge
   */
  GdsDatabase(Hierarchy hierarchy) throws IOException {
    neo4j = start();
    database = neo4j.defaultDatabaseService();
    load(hierarchy);
    // Undirected, as embeddings of GDS are used: along one direction most walks end at once.
    relationships =
        (long)
            call(
                "CALL gds.graph.project('g', 'Concept', {IS_A: {orientation: 'UNDIRECTED'}})"
                    + " YIELD relationshipCount RETURN relationshipCount",
                Map.of());
  }

  /** How many relationships GDS sees: two for each edge. */
  long relationships() {
    return relationships;
  }

  private static Neo4j start() throws IOException {
    Neo4jBuilder builder =
        Neo4jBuilders.newInProcessBuilder()
            .withDisabledServer()
            .withConfig(GraphDatabaseSettings.udc_enabled, false)
            .withConfig(GraphDatabaseSettings.procedure_unrestricted, List.of("gds.*"));
    services("Procedure").forEach(builder::withProcedure);
    services("UserFunction").forEach(builder::withFunction);
    return builder.build();
  }

  // A plugin's jar is searched for procedures; on the class path they are found by what it lists.
  private static List<Class<?>> services(String kind) throws IOException {
    List<Class<?>> classes = new ArrayList<>();
    ClassLoader loader = GdsDatabase.class.getClassLoader();
    for (URL url : Collections.list(loader.getResources(SERVICES + kind))) {
      try (BufferedReader in =
          new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
        for (String line : in.lines().filter(name -> !name.isBlank()).toList()) {
          classes.add(named(line.strip()));
        }
      }
    }
    return classes;
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("GDS lists the class `" + name + "`, which it lacks.", e);
    }
  }

  private void load(Hierarchy hierarchy) {
    String[] ids = new String[hierarchy.nodeCount()];
    inBatches(ids.length, (tx, v) -> ids[v] = tx.createNode(CONCEPT).getElementId());
    inBatches(
        ids.length,
        (tx, v) -> {
          Node child = tx.getNodeByElementId(ids[v]);
          for (int slot = hierarchy.parentBegin(v); slot < hierarchy.parentEnd(v); slot++) {
            child.createRelationshipTo(tx.getNodeByElementId(ids[hierarchy.parent(slot)]), IS_A);
          }
        });
  }

  private interface Write {
    void accept(Transaction tx, int v);
  }

  private void inBatches(int n, Write write) {
    for (int from = 0; from < n; from += BATCH) {
      try (Transaction tx = database.beginTx()) {
        for (int v = from; v < Math.min(n, from + BATCH); v++) {
          write.accept(tx, v);
        }
        tx.commit();
      }
    }
  }

  /**
   * Milliseconds that an algorithm says its computation took: without projection, preprocessing and
   * keeping the result.
   *
   * @param algorithm as in {@code gds.fastRP}
   * @param configuration its own, less the name of the property
   */
  double computeMillis(String algorithm, Map<String, Object> configuration) {
    Map<String, Object> all = new HashMap<>(configuration);
    all.put("mutateProperty", "embedding");
    double millis =
        call(
            "CALL " + algorithm + ".mutate('g', $all) YIELD computeMillis RETURN computeMillis",
            Map.of("all", all));
    call(
        "CALL gds.graph.nodeProperties.drop('g', ['embedding']) YIELD propertiesRemoved"
            + " RETURN propertiesRemoved",
        Map.of());
    return millis;
  }

  // All columns that are asked for here are numbers.
  private double call(String query, Map<String, Object> parameters) {
    try (Transaction tx = database.beginTx()) {
      double value = only(tx, query, parameters);
      tx.commit();
      return value;
    }
  }

  private static double only(Transaction tx, String query, Map<String, Object> parameters) {
    try (Result result = tx.execute(query, parameters)) {
      return ((Number) result.next().values().iterator().next()).doubleValue();
    }
  }

  @Override
  public void close() {
    neo4j.close();
  }
}
