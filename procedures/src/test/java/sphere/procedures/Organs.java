package sphere.procedures;

import java.util.Map;
import org.neo4j.graphdb.GraphDatabaseService;

/**
 * A regular ontology: organs with parts and diseases, which are disjoint; what a disease affects is
 * where it is located, but of one that is not said.
 */
final class Organs {
  static final int FEW = 40;

  private final GraphDatabaseService db;
  private final int count;

  private Organs(GraphDatabaseService db, int count) {
    this.db = db;
    this.count = count;
  }

  static void create(GraphDatabaseService db) {
    create(db, FEW);
  }

  static void create(GraphDatabaseService db, int count) {
    new Organs(db, count).create();
  }

  private void create() {
    run(
        "CREATE (:Class {uri: 'c#Organ', name: 'Organ'})-[:DISJOINT_WITH]->(:Class {uri:"
            + " 'c#Disease', name: 'Disease'}), (:Class {uri: 'c#Part', name: 'Part'}), (:Class"
            + " {uri: 'c#Ill', name: 'Ill'}), (:Class {uri: 'c#Ghost', name: 'Ghost'})");
    run(
        "MATCH (o {name: 'Organ'}), (d {name: 'Disease'}), (p {name: 'Part'}) UNWIND range(1, $n)"
            + " AS i CREATE (a:Class {uri: 'c#Organ' + i, name: 'Organ' + i})-[:SCO]->(o), (b:Class"
            + " {uri: 'c#Part' + i, name: 'Part' + i})-[:SCO]->(p), (c:Class {uri: 'c#Disease' + i,"
            + " name: 'Disease' + i})-[:SCO]->(d)");
    restrict("Part", "part_of", "Organ");
    restrict("Disease", "affects", "Organ");
    restrict("Disease", "located_in", "Organ");
    run(
        "MATCH (:Class {name: 'Disease5'})-[r:SCO_RESTRICTION {onPropertyURI: 'r#located_in'}]->()"
            + " DELETE r");
    // What eats an organ is no disease; a ghost is both; an organ that is affected is ill.
    run(
        "MATCH (o {name: 'Organ'}), (d {name: 'Disease'}), (g {name: 'Ghost'}), (i {name: 'Ill'})"
            + " CREATE (o)-[:RESTRICTION_SCO {onPropertyURI: 'r#eats', onPropertyName: 'eats',"
            + " restrictionType: 'SOME'}]->(o), (g)-[:SCO]->(o), (g)-[:SCO]->(d),"
            + " (i)-[:SCO_RESTRICTION {onPropertyURI: 'r#eats', onPropertyName: 'eats',"
            + " restrictionType: 'SOME'}]->(i)");
    run(
        "MATCH (o {name: 'Organ1'}), (p {name: 'Part1'}), (i {name: 'Ill'}) CREATE"
            + " (x:Intersection), (e:Expression {uri: '_:e'}), (x)-[:INTERSECTION_OF]->(o),"
            + " (x)-[:INTERSECTION_OF]->(p), (x)-[:SCO]->(e), (e)-[:SCO]->(i)");
  }

  private void restrict(String from, String role, String to) {
    run(
        ("UNWIND range(1, $n) AS i MATCH (a:Class {name: '%s' + i}), (b:Class {name: '%s' + i})"
                + " CREATE (a)-[:SCO_RESTRICTION {onPropertyURI: 'r#%s', onPropertyName: '%s',"
                + " restrictionType: 'SOME'}]->(b)")
            .formatted(from, to, role, role));
  }

  private void run(String statement) {
    Database.run(db, statement, Map.of("n", count));
  }
}
