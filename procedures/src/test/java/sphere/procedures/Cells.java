package sphere.procedures;

import java.util.List;
import java.util.Map;
import org.neo4j.graphdb.GraphDatabaseService;

/**
 * A small ontology as it lies in the graph: every normal form, equivalents, classes without
 * instances, a chain, a nameless filler.
 */
final class Cells {
  private static final List<String> STATEMENTS =
      List.of(
          "UNWIND ['Cell', 'Tissue', 'Nucleus', 'Kern', 'Organelle', 'Membrane', 'NuclearMembrane',"
              + " 'Nucleolus', 'CellPart', 'Protein', 'Histone', 'NuclearThing', 'NuclearProtein',"
              + " 'Impossible', 'Ghost', 'Marker'] AS name"
              + " CREATE (:Class {uri: 'http://c#' + name, name: name})",
          "UNWIND ['Thing', 'Nothing'] AS name"
              + " CREATE (:Class {uri: 'http://www.w3.org/2002/07/owl#' + name, name: name})",
          "CREATE (p:Relationship {uri: 'http://r#part_of', propCharacteristics:"
              + " ['Transitive']})-[:SPO]->(:Relationship {uri: 'http://r#overlaps'}),"
              + " (l:Relationship {uri: 'http://r#located_in'}), (c:PropertyChain)-[:FIRST]->(l),"
              + " (c)-[:SECOND]->(p), (c)-[:SPO]->(l)",
          pairs(
              "[['Nucleus', 'Organelle'], ['NuclearMembrane', 'Membrane'], ['Histone', 'Protein'],"
                  + " ['Impossible', 'Membrane'], ['Impossible', 'Organelle'], ['Cell', 'Thing']]",
              "SCO"),
          pairs("[['Kern', 'Nucleus']]", "EQC"),
          pairs("[['Membrane', 'Organelle']]", "DISJOINT_WITH"),
          restrictions(
              "[['Nucleolus', 'part_of', 'Nucleus'], ['Nucleus', 'part_of', 'Cell'], ['Cell',"
                  + " 'part_of', 'Tissue'], ['NuclearMembrane', 'part_of', 'Nucleus'], ['Histone',"
                  + " 'located_in', 'Nucleus'], ['Ghost', 'part_of', 'Impossible']]",
              "SCO_RESTRICTION"),
          restrictions(
              "[['Cell', 'part_of', 'CellPart'], ['Nucleus', 'located_in', 'NuclearThing']]",
              "RESTRICTION_SCO"),
          "MATCH (p:Class {name: 'Protein'}), (t:Class {name: 'NuclearThing'}), (np:Class {name:"
              + " 'NuclearProtein'}) CREATE (i:Intersection)-[:INTERSECTION_OF]->(p),"
              + " (i)-[:INTERSECTION_OF]->(t), (i)-[:SCO]->(np)",
          "MATCH (a:Class {name: 'Marker'}), (m:Class {name: 'Membrane'}), (t:Class {name:"
              + " 'NuclearThing'}) CREATE (x:Expression {uri: 'x'})-[:SCO]->(m), (x)-[:SCO]->(t),"
              + " (a)-[:SCO_RESTRICTION {onPropertyURI: 'http://r#located_in', restrictionType:"
              + " 'SOME'}]->(x)");

  private Cells() {}

  private static String pairs(String list, String type) {
    return "UNWIND %s AS p MATCH (a:Class {name: p[0]}), (b:Class {name: p[1]}) CREATE (a)-[:%s]->(b)"
        .formatted(list, type);
  }

  private static String restrictions(String list, String type) {
    return ("UNWIND %s AS p MATCH (a:Class {name: p[0]}), (b:Class {name: p[2]}) CREATE (a)-[:%s"
            + " {onPropertyURI: 'http://r#' + p[1], restrictionType: 'SOME'}]->(b)")
        .formatted(list, type);
  }

  static void create(GraphDatabaseService db) {
    STATEMENTS.forEach(statement -> Database.run(db, statement, Map.of()));
  }

  /** Takes two restrictions away, and adds one of another role. */
  static void change(GraphDatabaseService db) {
    Database.run(
        db,
        "MATCH (c:Class)-[r:SCO_RESTRICTION]->() WHERE c.name IN ['Histone', 'Nucleus'] DELETE r",
        Map.of());
    Database.run(db, restrictions("[['Tissue', 'made_of', 'Cell']]", "SCO_RESTRICTION"), Map.of());
  }
}
