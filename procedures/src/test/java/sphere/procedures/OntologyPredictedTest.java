package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not entailed of an ontology, but learned. */
class OntologyPredictedTest {
  @RegisterExtension static final Database graph = new Database();

  private static final String TRAIN =
      "CALL sphere.ontology.train('ontology', {predictionDimension: 16, predictionEpochs: 60})";

  private static final String RELATED =
      "MATCH (c:Class {name: '%s'}) CALL sphere.ontology.related(c, '%s', {predicted: %d}) YIELD"
          + " role, node, status, margin, probability, axioms, stale RETURN role, node.name AS node,"
          + " status, margin, probability, axioms, stale";

  private static final String ALL =
      "MATCH (c:Class) WHERE c.name IN ['Disease5', 'Disease6', 'Part1', 'Organ1', 'Ill'] UNWIND"
          + " ['located_in', 'affects', 'eats', 'SCO'] AS role CALL sphere.ontology.related(c, role,"
          + " {predicted: 5}) YIELD node, status, probability, axioms, stale RETURN c.name AS c,"
          + " role, node.name AS node, status, probability, axioms, stale ORDER BY c, role,"
          + " probability, node";

  private static List<Map<String, Object>> related(String concept, String role, int predicted) {
    return graph.run(RELATED.formatted(concept, role, predicted));
  }

  private static Map<String, Object> subsumes(String outer, String inner) {
    return graph
        .run(
            "MATCH (a {name: '%s'}), (b {name: '%s'}) CALL sphere.ontology.subsumes(a, b) YIELD holds, status, probability, stale RETURN holds, status, probability, stale"
                .formatted(outer, inner))
        .get(0);
  }

  @Test
  void whatIsMissingIsPredictedWithItsAxioms() {
    // So many that each way is weighed by itself.
    Organs.create(graph.service(), 300);
    Map<String, Object> row = graph.run(TRAIN.replace("{", "{heldOut: 0.5, ")).get(0);
    assertThat((long) row.get("heldOutFacts")).isPositive();
    assertThat((double) row.get("mrr")).isBetween(0.3, 1.0);
    assertThat((double) row.get("hits10")).isBetween(0.5, 1.0);
    assertThat((double) row.get("auc")).isBetween(0.8, 1.0);
    assertThat((long) row.get("learnMillis")).isPositive();
    Map<String, Object> first = related("Disease5", "located_in", 3).get(0);
    assertThat(first)
        .containsEntry("node", "Organ5")
        .containsEntry("role", "r#located_in")
        .containsEntry("status", "predicted")
        .containsEntry("margin", null)
        .containsEntry("stale", false);
    assertThat((double) first.get("probability")).isBetween(0.1, 1.0);
    assertThat((List<Object>) first.get("axioms")).contains("Disease5 ⊑ ∃affects.Organ5");
    assertThat(graph.run("CALL sphere.models() YIELD kind, mrr RETURN kind, mrr > 0 AS good"))
        .containsExactly(Map.of("kind", "ontology", "good", true));
  }

  @Test
  void whatIsEntailedComesFirstAndIsNeverPredicted() {
    Organs.create(graph.service());
    graph.run(TRAIN);
    List<Map<String, Object>> rows = related("Disease6", "located_in", 1000);
    assertThat(rows.get(0))
        .containsEntry("node", "Organ6")
        .containsEntry("status", "certified")
        .containsEntry("probability", 1.0)
        .containsEntry("axioms", List.of());
    assertThat(rows.subList(1, rows.size()))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).containsEntry("status", "predicted"))
        .extracting(row -> row.get("node"))
        .doesNotContain("Organ6", "Organ", "Disease6", "Ghost")
        .doesNotHaveDuplicates()
        .doesNotContainNull();
    assertThat(
            graph.run(
                "MATCH (d:Class {name: 'Disease6'}) CALL sphere.ontology.related(d, 'SCO',"
                    + " {predicted: 1000}) YIELD node, status WITH d, node WHERE status ="
                    + " 'predicted' RETURN DISTINCT node = d OR sphere.subsumes(node, d,"
                    + " 'ontology') OR NOT node:Class AS wrong"))
        .containsExactly(Map.of("wrong", false));
  }

  @Test
  void classesAboveAreToldByTheirType() {
    Organs.create(graph.service());
    graph.run(TRAIN);
    List<Map<String, Object>> rows = related("Part1", "SCO", 4);
    assertThat(rows.get(0))
        .containsEntry("role", "SCO")
        .containsEntry("node", "Part")
        .containsEntry("status", "certified");
    assertThat(rows).hasSize(5);
    assertThat(related("Part1", "SCO", 0)).hasSize(1);
  }

  /** Organs are no diseases, and whatever eats an organ is one. */
  @Test
  void whatWouldContradictIsNotPredicted() {
    Organs.create(graph.service());
    graph.run(TRAIN);
    assertThat(related("Disease6", "SCO", 1000))
        .extracting(row -> row.get("node"))
        .contains("Ill", "Part6")
        .doesNotContain("Organ", "Organ1", "Organ6", "Ghost");
    assertThat(related("Disease6", "eats", 1000))
        .extracting(row -> row.get("node"))
        .contains("Ill", "Disease7")
        .doesNotContain("Organ", "Organ1", "Ghost");
    assertThat(related("Part6", "eats", 1000))
        .extracting(row -> row.get("node"))
        .contains("Organ", "Organ1")
        .doesNotContain("Ghost");
    // What is below a part may be an organ, and a disease no more.
    graph.run(
        "MATCH (p:Class {name: 'Part6'}), (o:Class {name: 'Organ'}) CREATE (:Class {uri: 'c#Both',"
            + " name: 'Both'})-[:SCO]->(p) WITH o MATCH (b:Class {name: 'Both'}) CREATE"
            + " (b)-[:SCO]->(o)");
    graph.run(TRAIN);
    assertThat(related("Part6", "SCO", 1000))
        .extracting(row -> row.get("node"))
        .contains("Organ")
        .doesNotContain("Disease", "Disease6");
    assertThat(subsumes("Disease", "Part6"))
        .containsEntry("status", "none")
        .containsEntry("probability", null);
    assertThat(related("Ghost", "SCO", 1000))
        .allSatisfy(row -> assertThat(row.get("status")).isNotEqualTo("predicted"));
  }

  @Test
  void aPairThatIsNotEntailedIsPredicted() {
    Organs.create(graph.service());
    graph.run(TRAIN);
    assertThat(subsumes("Disease", "Disease5"))
        .containsEntry("holds", true)
        .containsEntry("status", "certified");
    assertThat(subsumes("Part7", "Part6"))
        .containsEntry("holds", false)
        .containsEntry("status", "predicted")
        .containsEntry("stale", false);
    Map<String, Object> near = subsumes("∃located_in.Organ6", "Disease5");
    assertThat(near).containsEntry("holds", false).containsEntry("status", "predicted");
    assertThat(near.get("probability"))
        .isEqualTo(
            related("Disease5", "located_in", 1000).stream()
                .filter(row -> row.get("node").equals("Organ6"))
                .findFirst()
                .orElseThrow()
                .get("probability"));
    assertThat(subsumes("Part6", "∃located_in.Organ6")).containsEntry("status", "none");
  }

  @Test
  void answersAreTheSameAfterARestart(@TempDir Path home) {
    List<Map<String, Object>> before;
    try (Server server = new Server(home, Set.of())) {
      Organs.create(server.db());
      Database.run(server.db(), TRAIN, Map.of());
      before = Database.run(server.db(), ALL, Map.of());
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(Database.run(server.db(), ALL, Map.of())).isEqualTo(before).hasSizeGreaterThan(50);
      assertThat(before).allSatisfy(row -> assertThat(row).containsEntry("stale", false));
    }
  }

  @Test
  void threadsChangeNothing() {
    Organs.create(graph.service());
    List<Object> balls = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      graph.run(TRAIN.replace("{", "{concurrency: " + threads + ", "));
      balls.add(
          graph
              .run(
                  "MATCH (c:Class) RETURN [x IN c.ontologyVector | x] AS v, c.ontologyVectorRadius"
                      + " AS r ORDER BY c.name")
              .toString());
      balls.add(graph.run(ALL));
    }
    assertThat(balls.subList(2, 4)).isEqualTo(balls.subList(0, 2));
  }

  @Test
  void withoutPredictionsNothingIsLearned() {
    Organs.create(graph.service());
    Map<String, Object> row =
        graph.run("CALL sphere.ontology.train('ontology', {predictions: false})").get(0);
    assertThat(row)
        .containsEntry("heldOutFacts", null)
        .containsEntry("mrr", null)
        .containsEntry("auc", null);
    assertThat(graph.value("MATCH (n) RETURN count(n.ontologyVector)")).isEqualTo(0L);
    assertThat(graph.failure(RELATED.formatted("Disease5", "located_in", 3)))
        .isEqualTo(
            "Model `ontology` was trained without predictions. Train it again with `CALL"
                + " sphere.ontology.train('ontology')`, or ask without `predicted`.");
    assertThat(subsumes("Part7", "Part6")).containsEntry("status", "none");
    graph.run(TRAIN);
    assertThat(graph.value("MATCH (n) RETURN count(n.ontologyVector)"))
        .isEqualTo(3L * Organs.FEW + 5);
    graph.run("CALL sphere.ontology.train('ontology', {predictions: false})");
    assertThat(graph.value("MATCH (n) RETURN count(n.ontologyVector)")).isEqualTo(0L);
  }

  @Test
  void otherAxiomsAreToldAndOtherRolesRefused(@TempDir Path home) {
    try (Server server = new Server(home, Set.of())) {
      Organs.create(server.db());
      Database.run(server.db(), TRAIN, Map.of());
      Database.run(
          server.db(), "MATCH (:Class {name: 'Part9'})-[r:SCO_RESTRICTION]->() DELETE r", Map.of());
      assertThat(Database.run(server.db(), RELATED.formatted("Disease5", "affects", 2), Map.of()))
          .filteredOn(row -> row.get("status").equals("predicted"))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row).containsEntry("stale", true));
      Database.run(
          server.db(),
          "MATCH (a:Class {name: 'Part9'}), (b:Class {name: 'Organ9'}) CREATE"
              + " (a)-[:SCO_RESTRICTION {onPropertyURI: 'r#new', restrictionType: 'SOME'}]->(b)",
          Map.of());
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(Database.failure(server.db(), RELATED.formatted("Disease5", "affects", 2)))
          .startsWith("Model `ontology` learned from other roles than the ontology has now.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {prediction: true} | Unknown configuration key `prediction`. Did you mean `predictions`?
          {predictions: 'yes'} | Value for `predictions` was the string `'yes'`, but must be `true` or `false`.
          {predictionDimension: 1} | Value for `predictionDimension` was `1`, but must be an integer within [2, 1024].
          {predictionEpochs: 0} | Value for `predictionEpochs` was `0`, but must be an integer within [1, 100000].
          {heldOut: 0.0} | Value for `heldOut` was `0.0`, but must be within [0.01, 0.5].
          {predictions: false, heldOut: 0.2} | When `predictions` is `false`, `heldOut` must be left out, but was `0.2`.
          {vectorProperty: 'ontologyCenter'} | Value for `vectorProperty` was `ontologyCenter`, but balls go to `ontologyCenter` and `ontologyRadius`. Set another name.
          """)
  void badConfigurationsAreRefused(String configuration, String message) {
    Cells.create(graph.service());
    List<String> before = graph.everything();
    assertThat(graph.failure("CALL sphere.ontology.train('ontology', " + configuration + ")"))
        .isEqualTo(message);
    assertThat(graph.everything()).isEqualTo(before);
  }

  @Test
  void aPropertyThatIsUsedIsRefused() {
    Cells.create(graph.service());
    graph.run("MATCH (n:Class {name: 'Cell'}) SET n.ontologyVector = 3");
    List<String> before = graph.everything();
    assertThat(graph.failure("CALL sphere.ontology.train()"))
        .contains("Property `ontologyVector` of node")
        .endsWith("Set `vectorProperty` to another name, or remove the property.");
    assertThat(graph.everything()).isEqualTo(before);
  }
}
