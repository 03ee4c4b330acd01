package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.graphdb.Transaction;
import org.neo4j.procedure.TerminationGuard;
import sphere.procedures.catalog.Models;
import sphere.procedures.config.KgSettings;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;

/** Facts, and which are missing. */
class KgTest {
  @RegisterExtension static final Database graph = new Database();

  private static final String TRAIN = "CALL sphere.kg.train('kg', {dimension: 16, epochs: 100})";

  private static final String PREDICT =
      "MATCH (n {name: '%s'}) CALL sphere.kg.predict(n, '%s', {%s}) YIELD node, probability,"
          + " distance, evidence, stale RETURN node.name AS name, probability, distance, stale,"
          + " [r IN evidence | startNode(r).name + ' ' + type(r) + ' ' + endNode(r).name] AS"
          + " evidence";

  private static final String ALL =
      "MATCH (n:Person) WITH n ORDER BY n.name LIMIT 12 UNWIND ['PARENT', 'LIVES_IN', 'SIBLING']"
          + " AS type CALL sphere.kg.predict(n, type, {limit: 3}) YIELD node, probability, distance,"
          + " evidence RETURN n.name AS n, type, node.name AS node, probability, distance,"
          + " [r IN evidence | startNode(r).name + type(r) + endNode(r).name] AS evidence";

  @BeforeEach
  void create() {
    Families.create(graph.service());
  }

  private static Map<String, Object> first(String head, String type, String configuration) {
    return graph.run(PREDICT.formatted(head, type, configuration)).get(0);
  }

  @Test
  void whatIsMissingIsFound() {
    graph.run("MATCH (n) DETACH DELETE n");
    Families.create(graph.service(), 200);
    Families.forget(graph.service());
    Map<String, Object> row = graph.run(TRAIN).get(0);
    assertThat(row)
        .containsEntry("model", "kg")
        .containsEntry("nodeCount", 1000L)
        .containsEntry("relationshipCount", 3198L)
        .containsEntry("typeCount", 5L)
        .containsEntry("dimension", 16L)
        .containsEntry("nodePropertiesWritten", 2000L);
    assertThat((long) row.get("heldOut")).isPositive();
    assertThat((double) row.get("mrr")).isGreaterThan(0.6);
    assertThat((double) row.get("hits10")).isGreaterThan(0.8);
    assertThat((double) row.get("auc")).isGreaterThan(0.9);
    Map<String, Object> parent = first("mother1", "PARENT", "");
    assertThat(parent).containsEntry("name", "son1").containsEntry("stale", false);
    assertThat((double) parent.get("probability")).isBetween(0.2, 1.0);
    assertThat((List<Object>) parent.get("evidence")).contains("son1 CHILD mother1");
    assertThat(first("daughter2", "LIVES_IN", "")).containsEntry("name", "town2");
    assertThat(first("town2", "LIVES_IN", "direction: 'incoming'"))
        .containsEntry("name", "daughter2");
  }

  @Test
  void whatIsKnownIsLeftOut() {
    graph.run(TRAIN);
    assertThat(graph.run(PREDICT.formatted("mother1", "PARENT", "limit: 1000")))
        .extracting(row -> row.get("name"))
        .doesNotContain("son1", "daughter1", "mother1")
        .hasSize(197);
    graph.run("MATCH (m {name: 'mother1'}), (s {name: 'son2'}) CREATE (m)-[:PARENT]->(s)");
    assertThat(graph.run(PREDICT.formatted("mother1", "PARENT", "limit: 1000")))
        .extracting(row -> row.get("name"))
        .doesNotContain("son2")
        .hasSize(196);
  }

  @Test
  void answersAreOfTheLabelsThatAreAskedFor() {
    graph.run(TRAIN);
    assertThat(graph.run(PREDICT.formatted("mother1", "PARENT", "limit: 7, nodeLabels: 'Town'")))
        .hasSize(7)
        .allSatisfy(row -> assertThat((String) row.get("name")).startsWith("town"));
    assertThat(graph.run(PREDICT.formatted("mother1", "PARENT", "nodeLabels: 'Nobody'"))).isEmpty();
  }

  @Test
  void aPairIsScored() {
    Families.forget(graph.service());
    graph.run(TRAIN);
    String score =
        "MATCH (a {name: 'mother1'}), (b {name: '%s'}) CALL sphere.kg.score(a, 'PARENT', b) YIELD"
            + " probability, distance, known, evidence, stale RETURN *";
    Map<String, Object> missing = graph.run(score.formatted("son1")).get(0);
    assertThat(missing).containsEntry("known", false).containsEntry("stale", false);
    assertThat(missing.get("probability"))
        .isEqualTo(first("mother1", "PARENT", "").get("probability"));
    assertThat(graph.run(score.formatted("daughter1")).get(0)).containsEntry("known", true);
    assertThat((double) graph.run(score.formatted("town9")).get(0).get("probability"))
        .isLessThan((double) missing.get("probability"));
  }

  @Test
  void nothingIsSaidOfNull() {
    graph.run(TRAIN);
    for (String call :
        List.of(
            "predict(null, 'PARENT') YIELD node",
            "predict(n, null) YIELD node",
            "score(n, 'PARENT', null) YIELD known AS node",
            "score(null, 'PARENT', n) YIELD known AS node")) {
      assertThat(graph.run("MATCH (n {name: 'son1'}) CALL sphere.kg." + call + " RETURN node"))
          .isEmpty();
    }
  }

  @Test
  void threadsChangeNothing() {
    graph.run("CALL sphere.kg.train('kg', {dimension: 16, epochs: 50, concurrency: 1})");
    List<List<Float>> one = balls();
    List<Map<String, Object>> answers = graph.run(ALL);
    graph.run("CALL sphere.kg.train('kg', {dimension: 16, epochs: 50, concurrency: 3})");
    assertThat(balls()).isEqualTo(one).isNotEmpty();
    assertThat(graph.run(ALL)).isEqualTo(answers).isNotEmpty();
  }

  private static List<List<Float>> balls() {
    return graph
        .run(
            "MATCH (n) WHERE n.kgCenter IS NOT NULL RETURN n.kgCenter AS c, n.kgRadius AS r, elementId(n) AS id ORDER BY id")
        .stream()
        .map(
            row -> {
              float[] all = Arrays.copyOf((float[]) row.get("c"), 17);
              all[16] = ((Double) row.get("r")).floatValue();
              return floats(all);
            })
        .toList();
  }

  private static List<Float> floats(float[] values) {
    List<Float> list = new java.util.ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }

  @Test
  void answersAreTheSameAfterARestart(@TempDir Path home) {
    List<Map<String, Object>> before;
    try (Server server = new Server(home, Set.of())) {
      Families.create(server.db());
      Database.run(server.db(), TRAIN, Map.of());
      before = Database.run(server.db(), ALL, Map.of());
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(Database.run(server.db(), ALL, Map.of())).isEqualTo(before).isNotEmpty();
      assertThat(
              Database.run(
                  server.db(),
                  "CALL sphere.models() YIELD stale, kind, mrr RETURN stale, kind, mrr > 0 AS good",
                  Map.of()))
          .containsExactly(Map.of("stale", false, "kind", "facts", "good", true));
      Database.run(
          server.db(),
          "MATCH (n {name: 'son3'}) DETACH DELETE n CREATE (:Person {name: 'new'})-[:MARRIED]->"
              + "(:Person {name: 'newer'})",
          Map.of());
    }
    try (Server server = new Server(home, Set.of())) {
      List<Map<String, Object>> rows =
          Database.run(
              server.db(), PREDICT.formatted("mother3", "PARENT", "limit: 1000"), Map.of());
      assertThat(rows)
          .hasSize(197)
          .allSatisfy(row -> assertThat(row).containsEntry("stale", true))
          .extracting(row -> row.get("name"))
          .doesNotContain("son3", "new", "newer");
      assertThat(Database.failure(server.db(), PREDICT.formatted("new", "PARENT", "")))
          .contains("is not in model `kg`. Train the model again, with `CALL sphere.kg.train(");
    }
  }

  @Test
  void whatChangesMakesItStale() {
    graph.run(TRAIN);
    assertThat(first("mother3", "PARENT", "")).containsEntry("stale", false);
    graph.run("MATCH (n {name: 'son3'}) DETACH DELETE n");
    graph.run("CREATE (:Person {name: 'impostor'})");
    assertThat(graph.run(PREDICT.formatted("mother3", "PARENT", "limit: 1000")))
        .allSatisfy(row -> assertThat(row).containsEntry("stale", true))
        .allSatisfy(
            row -> assertThat(row.get("evidence").toString()).doesNotContain("son3 ", "son3]"))
        .extracting(row -> row.get("name"))
        .doesNotContain("son3", "impostor")
        .isNotEmpty();
    assertThat(graph.failure(PREDICT.formatted("impostor", "PARENT", ""))).contains("is not in");
    assertThat(graph.run("CALL sphere.models() YIELD stale RETURN stale"))
        .containsExactly(Map.of("stale", true));
    graph.run(TRAIN);
    assertThat(first("mother3", "PARENT", "")).containsEntry("stale", false);
  }

  @Test
  void dropTakesAllAway() {
    List<String> before = graph.everything();
    graph.run(TRAIN);
    assertThat(graph.run("CALL sphere.drop('kg')").get(0))
        .containsEntry("nodePropertiesRemoved", 400L);
    assertThat(graph.everything()).isEqualTo(before);
    assertThat(graph.failure(PREDICT.formatted("son1", "PARENT", "")))
        .startsWith("No model `kg` in database `neo4j`.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reading", "learning roles", "weighing", "judging", "writing"})
  void abortAnywhereLeavesTheGraphAsItWas(String phase) {
    graph.run(TRAIN);
    List<String> before = graph.everything();
    List<Map<String, Object>> answers = graph.run(ALL);
    Job[] job = new Job[1];
    TerminationGuard guard =
        () -> {
          if (job[0] != null && job[0].phase().startsWith(phase)) {
            throw new IllegalStateException("stopped in " + phase);
          }
        };
    try (Transaction tx = graph.service().beginTx();
        Job running =
            new Jobs((database, model) -> {})
                .writing("neo4j", "kg", new Job.CallContext(guard, new NoAccount()))) {
      job[0] = running;
      assertThat(catchThrowable(() -> training(tx, running)))
          .hasMessage("stopped in " + phase)
          .hasNoSuppressedExceptions();
    }
    assertThat(graph.everything()).isEqualTo(before);
    assertThat(graph.run(ALL)).isEqualTo(answers).isNotEmpty();
  }

  private static void training(Transaction tx, Job job) {
    new KgTraining(tx, job)
        .write(
            KgSettings.of("kg", Map.of("dimension", 8L, "epochs", 20L)),
            graph.service(),
            new Models(Optional.empty(), why -> {}));
  }

  /** Two balls for each role, and a bump for each entity behind its center. */
  @Test
  void theOtherTemplateIsRestoredToo(@TempDir Path home) {
    List<Map<String, Object>> before;
    try (Server server = new Server(home, Set.of())) {
      Families.create(server.db());
      Database.run(
          server.db(),
          "CALL sphere.kg.train('kg', {template: 'dual', dimension: 8, epochs: 50})",
          Map.of());
      before = Database.run(server.db(), ALL, Map.of());
      assertThat(
              Database.run(
                  server.db(),
                  "MATCH (n:Person) RETURN DISTINCT size(n.kgCenter) AS floats",
                  Map.of()))
          .containsExactly(Map.of("floats", 16L));
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(Database.run(server.db(), ALL, Map.of())).isEqualTo(before).isNotEmpty();
    }
  }

  /** A type of the user's own was left out without a word, for how its name begins. */
  @Test
  void aTypeIsNotOursForItsPrefix() {
    graph.run("MATCH (n) DETACH DELETE n");
    graph.run(
        "UNWIND range(1, 9) AS i CREATE (:A {name: 'a' + i})-[:SPHERE_OF_INFLUENCE]->(:B {name: 'b'"
            + " + i})<-[:SPHERE_INFERRED]-(:A)-[:SPHERE_FILLER]->(:A)");
    assertThat(graph.run(TRAIN).get(0)).containsEntry("typeCount", 1L);
    assertThat(first("a1", "SPHERE_OF_INFLUENCE", "")).containsEntry("stale", false);
  }

  @Test
  void aHubAndParallelRelationshipsAreKnown() {
    graph.run("MATCH (n) DETACH DELETE n");
    graph.run(
        "CREATE (h:Hub {name: 'hub'})-[:R]->(h), (:Leaf {name: 'alone'})-[:R]->(h) WITH h UNWIND"
            + " range(1, 3000) AS i CREATE (h)-[:R]->(l:Leaf {name: 'l' + i}), (h)-[:R]->(l)");
    graph.run("CALL sphere.kg.train('kg', {dimension: 2, epochs: 2})");
    assertThat(graph.run(PREDICT.formatted("hub", "R", "limit: 5000")))
        .extracting(row -> row.get("name"))
        .containsExactly("alone");
    String known =
        "MATCH (h:Hub), (n {name: '%s'}) CALL sphere.kg.score(%s) YIELD known RETURN known";
    assertThat(graph.value(known.formatted("l7", "h, 'R', n"))).isEqualTo(true);
    assertThat(graph.value(known.formatted("l7", "n, 'R', h"))).isEqualTo(false);
    assertThat(graph.value(known.formatted("hub", "n, 'R', h"))).isEqualTo(true);
    assertThat(graph.value(known.formatted("alone", "h, 'R', n"))).isEqualTo(false);
    // Only in the graph so far.
    graph.run("MATCH (h:Hub), (n {name: 'alone'}) CREATE (h)-[:R]->(n)");
    assertThat(graph.value(known.formatted("alone", "h, 'R', n"))).isEqualTo(true);
    assertThat(graph.run(PREDICT.formatted("hub", "R", "limit: 5000"))).isEmpty();
  }

  @Test
  void statsWriteNothing() {
    List<String> before = graph.everything();
    assertThat(graph.run("CALL sphere.kg.train.stats('kg', {epochs: 20, dimension: 8})").get(0))
        .containsEntry("nodePropertiesWritten", 0L)
        .containsEntry("nodeCount", 200L);
    assertThat(graph.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {epoch: 5} | Unknown configuration key `epoch`. Did you mean `epochs`?
          {epochs: 0} | Value for `epochs` was `0`, but must be an integer within [1, 100000].
          {dimension: 1} | Value for `dimension` was `1`, but must be an integer within [2, 1024].
          {learningRate: 0.0} | Value for `learningRate` was `0.0`, but must be within (0, 10].
          {learningRate: 0.0/0.0} | Value for `learningRate` was `NaN`, but must be within (0, 10].
          {template: 'duel'} | Value for `template` was `duel`, but must be one of `translation`, `dual`. Did you mean `dual`?
          {heldOut: 0.7} | Value for `heldOut` was `0.7`, but must be within [0.01, 0.5].
          {nodeLabels: 'Persn'} | No node label `Persn` in the graph. Did you mean `Person`?
          {relationshipTypes: 'PARENTS'} | No relationship type `PARENTS` in the graph. Did you mean `PARENT`?
          {relationshipTypes: 'PARENT', nodeLabels: 'Town'} | No relationship of type `PARENT` connects nodes labeled `Town`. Set `relationshipTypes` or `nodeLabels` to others.
          {centerProperty: 'x', radiusProperty: 'x'} | Values for `centerProperty` and `radiusProperty` were both `x`, but must differ.
          {concurrency: 0} | Value for `concurrency` was `0`, but must be an integer within [1, 1024].
          """)
  void badConfigurationsAreRefused(String configuration, String message) {
    List<String> before = graph.everything();
    assertThat(graph.failure("CALL sphere.kg.train('kg', " + configuration + ")"))
        .isEqualTo(message);
    assertThat(graph.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          predict(n, 'PARNT') | No relationship type `PARNT` in model `kg`. Did you mean `PARENT`?
          predict(n, 'zzzzzzz') | No relationship type `zzzzzzz` in model `kg`. Known: `CHILD`, `LIVES_IN`, `MARRIED`, `PARENT`, `SIBLING`.
          predict(n, 'PARENT', {limit: 0}) | Value for `limit` was `0`, but must be an integer within [1, 1000000].
          predict(n, 'PARENT', {direction: 'in'}) | Value for `direction` was `in`, but must be one of `outgoing`, `incoming`.
          predict(n, 'PARENT', {model: 'kgg'}) | No model `kgg` in database `neo4j`. Did you mean `kg`? Known: `kg`.
          score(n, 'PARENT', n, {limit: 3}) | Unknown configuration key `limit`. Known: `model`.
          """)
  void badQuestionsAreRefused(String call, String message) {
    graph.run("CALL sphere.kg.train('kg', {dimension: 4, epochs: 5})");
    assertThat(
            graph.failure(
                "MATCH (n {name: 'son1'}) CALL sphere.kg." + call + " YIELD stale RETURN stale"))
        .isEqualTo(message);
  }

  @Test
  void kindsOfModelsDoNotTakeEachOthersNames() {
    graph.run("CALL sphere.kg.train('kg', {dimension: 4, epochs: 5})");
    graph.run("CALL sphere.train('sphere', {relationshipTypes: 'LIVES_IN'})");
    List<String> before = graph.everything();
    assertThat(
            graph.failure(
                "CALL sphere.train('kg', {relationshipTypes: 'LIVES_IN', centerProperty: 'c', radiusProperty: 'r'})"))
        .startsWith("Model `kg` is of facts. Train it again with `CALL sphere.kg.train('kg', {")
        .contains("epochs: 5")
        .endsWith("`, or drop it first.");
    assertThat(graph.failure("CALL sphere.kg.train('sphere')"))
        .startsWith("Model `sphere` is of a hierarchy. Train it again with `CALL sphere.train(");
    assertThat(graph.failure("MATCH (n {name: 'son1'}) RETURN sphere.contains(n, n, 'kg')"))
        .isEqualTo(
            "Model `kg` is of facts, and has no order. Ask it by `sphere.kg.predict` or"
                + " `sphere.kg.score`, or name another model.");
    assertThat(graph.failure("CALL sphere.refresh('kg')")).startsWith("Model `kg` is of facts,");
    assertThat(
            graph.failure(
                "MATCH (n {name: 'son1'}) CALL sphere.kg.predict(n, 'PARENT', {model: 'sphere'})"
                    + " YIELD node RETURN node"))
        .isEqualTo(
            "Model `sphere` is of a hierarchy, not of facts. Train one by `CALL sphere.kg.train()`,"
                + " or ask, by the key `model`, one that is.");
    assertThat(graph.failure("CALL sphere.kg.train('other')"))
        .isEqualTo(
            "Properties `kgCenter` and `kgRadius` hold the balls of model `kg`. Set"
                + " `centerProperty` and `radiusProperty` to other names, or drop that model.");
    assertThat(graph.everything()).isEqualTo(before);
    assertThat(
            graph.run(
                "CALL sphere.models() YIELD model, kind, f1 RETURN model, kind, f1 IS NULL AS without"))
        .containsExactly(
            Map.of("model", "kg", "kind", "facts", "without", true),
            Map.of("model", "sphere", "kind", "hierarchy", "without", false));
  }

  @Test
  void aPropertyThatIsUsedIsRefused() {
    graph.run("MATCH (n {name: 'son1'}) SET n.kgCenter = 'mine'");
    List<String> before = graph.everything();
    assertThat(graph.failure(TRAIN))
        .contains("is already used, and by no model. Set `centerProperty` to another name");
    assertThat(graph.everything()).isEqualTo(before);
  }

  @Test
  void anEmptyGraphIsToldSo() {
    graph.run("MATCH (n) DETACH DELETE n");
    assertThat(graph.failure("CALL sphere.kg.train()"))
        .isEqualTo(
            "No relationship connects nodes. Set `relationshipTypes` or `nodeLabels` to others.");
  }

  @Test
  void aFewFactsAreEnough() {
    graph.run("MATCH (n) DETACH DELETE n");
    graph.run("CREATE (:A {name: 'a'})-[:R]->(:A {name: 'b'})");
    assertThat(graph.run("CALL sphere.kg.train()").get(0)).containsEntry("nodeCount", 2L);
    assertThat(graph.run(PREDICT.formatted("b", "R", "")))
        .extracting(row -> row.get("name"))
        .containsExactly("a");
  }

  @Test
  void whatAKilledServerLeftIsWrittenWhole() {
    graph.run(TRAIN);
    graph.run("MATCH (m:SphereModel) SET m.state = 'INCOMPLETE'");
    assertThat(graph.failure(PREDICT.formatted("son1", "PARENT", "")))
        .contains("left half-written. Train it again with `CALL sphere.kg.train('kg', {");
    graph.run(TRAIN);
    assertThat(first("mother1", "MARRIED", "")).containsKey("name");
  }
}
