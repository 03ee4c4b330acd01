package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TrainProceduresTest {
  @RegisterExtension static final Database graph = new Database();

  static final String ANIMALS =
      """
      CREATE (thing:Concept {name: 'thing'})
      CREATE (animal:Concept {name: 'animal'})-[:IS_A]->(thing)
      CREATE (pet:Concept {name: 'pet'})-[:IS_A]->(animal)
      CREATE (canine:Concept {name: 'canine'})-[:IS_A]->(animal)
      CREATE (dog:Concept {name: 'dog'})-[:IS_A]->(canine)
      CREATE (dog)-[:IS_A]->(pet)
      CREATE (cat:Concept {name: 'cat'})-[:IS_A]->(pet)
      CREATE (poodle:Concept {name: 'poodle'})-[:IS_A]->(dog)
      CREATE (rock:Concept {name: 'rock'})-[:IS_A]->(thing)
      """;

  @Test
  void shouldTrainTheOneHierarchicalTypeWithoutArguments() {
    graph.run(ANIMALS);
    Map<String, Object> row = graph.run("CALL sphere.train()").get(0);
    assertThat(row)
        .containsEntry("model", "sphere")
        .containsEntry("nodeCount", 8L)
        .containsEntry("relationshipCount", 8L)
        .containsEntry("f1", 1.0)
        .containsEntry("falsePairs", 0L)
        .containsEntry("nodePropertiesWritten", 16L);
    assertThat(row.get("configuration").toString()).contains("IS_A");
    assertThat(
            graph.value(
                "MATCH (a {name: 'animal'}), (p {name: 'poodle'}) RETURN sphere.subsumes(a, p)"))
        .isEqualTo(true);
    System.out.println(graph.run("CALL sphere.models()"));
    System.out.println(
        graph.run(
            "MATCH (p {name: 'poodle'}) CALL sphere.ancestors(p) YIELD node, margin, radius RETURN node.name, margin, radius"));
    System.out.println(
        graph.run(
            "SHOW PROCEDURES YIELD name, signature, description WHERE name STARTS WITH 'sphere' RETURN *"));
  }
}
