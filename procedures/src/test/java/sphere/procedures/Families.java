package sphere.procedures;

import java.util.Map;
import org.neo4j.graphdb.GraphDatabaseService;

/**
 * Families, each of two parents and two children: relations that follow from each other, by being
 * inverse, symmetric or composed.
 */
final class Families {
  private static final int FEW = 40;

  private Families() {}

  static void create(GraphDatabaseService db) {
    create(db, FEW);
  }

  static void create(GraphDatabaseService db, int families) {
    Database.run(
        db,
        "UNWIND range(1, $count) AS i CREATE (f:Person {name: 'father' + i}), (m:Person {name:"
            + " 'mother' + i}), (s:Person {name: 'son' + i}), (d:Person {name: 'daughter' + i}),"
            + " (t:Town {name: 'town' + i}), (f)-[:MARRIED]->(m), (m)-[:MARRIED]->(f),"
            + " (f)-[:PARENT]->(s), (f)-[:PARENT]->(d), (m)-[:PARENT]->(s), (m)-[:PARENT]->(d),"
            + " (s)-[:CHILD]->(f), (s)-[:CHILD]->(m), (d)-[:CHILD]->(f), (d)-[:CHILD]->(m),"
            + " (s)-[:SIBLING]->(d), (d)-[:SIBLING]->(s), (f)-[:LIVES_IN]->(t),"
            + " (m)-[:LIVES_IN]->(t), (s)-[:LIVES_IN]->(t), (d)-[:LIVES_IN]->(t)",
        Map.of("count", families));
  }

  /** Takes some facts away that follow from others. */
  static void forget(GraphDatabaseService db) {
    Database.run(
        db, "MATCH (:Person {name: 'mother1'})-[r:PARENT]->({name: 'son1'}) DELETE r", Map.of());
    Database.run(db, "MATCH (:Person {name: 'daughter2'})-[r:LIVES_IN]->() DELETE r", Map.of());
  }
}
