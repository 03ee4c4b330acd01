package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.features.Features;
import sphere.geometry.features.TextEncoder;
import sphere.geometry.features.Wording;
import sphere.geometry.training.Monitor;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.features.FeatureReader;
import sphere.procedures.features.NodeFeatures;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.GraphReader;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;

/** Training with vectors, and what can be asked then. */
class PlacingTest {
  @RegisterExtension static final Database graph = new Database();

  /** Four kinds, each with fifteen things that lie around where the kind does. */
  static final String KINDS =
      """
      CREATE (root:Thing {name: 'thing', vec: [0.0, 0.0, 0.0, 0.0]})
      WITH root UNWIND range(0, 3) AS c
      CREATE (p:Thing {name: 'kind ' + c, c: c,
        vec: [i IN range(0, 3) | CASE WHEN i = c THEN 1.0 ELSE 0.0 END]})-[:IS_A]->(root)
      WITH p UNWIND range(0, 14) AS k
      CREATE (:Thing {name: 'no ' + k + ' kind ' + p.c, k: k, of: p.c,
        vec: [i IN range(0, 3) | CASE WHEN i = p.c THEN 2.0 ELSE 0.0 END
          + 0.2 * sin(7 * k + 3 * i + p.c)]})-[:IS_A]->(p)
      """;

  static final String KEYS = "featureProperty: 'vec', semanticDimension: 4, semanticEpochs: 20";

  private static Map<String, Object> train(String keys) {
    return graph.run("CALL sphere.train('sphere', {" + keys + "})").get(0);
  }

  private static List<String> strings(Object value) {
    return ((List<?>) value).stream().map(String.class::cast).toList();
  }

  private static List<Map<String, Object>> place(String input, String configuration) {
    String columns =
        "rank, margin, probability, confidence, score, evidence, children, center, radius";
    return graph.run(
        "%s CALL sphere.place(%s, %s) YIELD node, %s RETURN node.name AS name, %s ORDER BY rank"
            .formatted(
                input.startsWith("n") ? "MATCH (n:Asked)" : "",
                input,
                configuration,
                columns,
                columns));
  }

  @Test
  void shouldWriteASecondBallAndTellItsFigures() {
    graph.run(KINDS);
    train("");
    String balls =
        "MATCH (n:Thing) RETURN n.sphereCenter AS c, n.sphereRadius AS r ORDER BY n.name";
    List<Map<String, Object>> before = graph.run(balls);
    Map<String, Object> row = train(KEYS);
    assertThat(graph.run(balls)).usingRecursiveComparison().isEqualTo(before);
    assertThat(row)
        .containsEntry("nodePropertiesWritten", 4L * 65)
        .containsEntry("semanticHeldOut", 18L)
        .containsEntry("encodeMillis", 0L);
    assertThat((long) row.get("semanticEpochs")).isBetween(1L, 20L);
    assertThat((double) row.get("semanticLoss")).isBetween(0.0, Math.log(65));
    assertThat((double) row.get("semanticRecall")).isBetween(.5, 1.0);
    assertThat((double) row.get("semanticPrecision")).isBetween(.5, 1.0);
    assertThat(
            graph.value(
                "MATCH (n:Thing) WHERE size(n.sphereSemanticCenter) = 4 AND n.sphereSemanticRadius"
                    + " > 0 RETURN count(n)"))
        .isEqualTo(65L);
    assertThat(graph.value("MATCH (n:Thing) RETURN n.sphereSemanticCenter LIMIT 1"))
        .isInstanceOf(float[].class);
    String figures =
        " YIELD semanticEpochs, semanticHeldOut, semanticLoss, semanticPrecision,"
            + " semanticRecall, semanticUncertifiedEdges RETURN *";
    Map<String, Object> listed = graph.run("CALL sphere.models()" + figures).get(0);
    assertThat(row).containsAllEntriesOf(listed);
    assertThat((Map<?, ?>) row.get("configuration"))
        .isEqualTo(
            graph.value(
                "CALL sphere.models() YIELD configuration AS c RETURN c{.*, kernel: 'auto', dimension: 'auto'}"));
    train("");
    assertThat(graph.run("CALL sphere.models()" + figures).get(0).values()).containsOnlyNulls();
  }

  @Test
  void shouldTrainWithFeaturesWithoutWritingToo() {
    graph.run(KINDS);
    List<String> before = graph.everything();
    Map<String, Object> stats = graph.run("CALL sphere.train.stats('s', {" + KEYS + "})").get(0);
    List<Map<String, Object>> rows =
        graph.run(
            "CALL sphere.train.stream('s', {"
                + KEYS
                + "}) YIELD node, semanticCenter,"
                + " semanticRadius RETURN node.name AS name, semanticCenter, semanticRadius");
    String bytes = "CALL sphere.train.estimate('s', {%s}) YIELD bytesMax, expectedMillis RETURN *";
    Map<String, Object> with = graph.run(bytes.formatted(KEYS)).get(0);
    Map<String, Object> without = graph.run(bytes.formatted("")).get(0);
    assertThat(graph.everything()).isEqualTo(before);
    assertThat((long) with.get("bytesMax")).isGreaterThan((long) without.get("bytesMax") + 65 * 16);
    // No more of it: a part is measured, and the second of two estimates may be the quicker.
    assertThat((long) with.get("expectedMillis")).isPositive();
    train(KEYS);
    assertThat(stats)
        .containsEntry(
            "semanticLoss",
            graph.value("CALL sphere.models() YIELD semanticLoss RETURN semanticLoss"));
    for (Map<String, Object> row : rows) {
      assertThat(
              graph.value(
                  "MATCH (n:Thing {name: '%s'}) RETURN [x IN n.sphereSemanticCenter | toFloat(x)]"
                      .formatted(row.get("name"))))
          .isEqualTo(row.get("semanticCenter"));
    }
    assertThat(rows).hasSize(65);
  }

  /**
   * Training again beside models that had learned from features stood for minutes: names were
   * checked in a transaction that had read all that they learned, and was slow to read on.
   */
  @Test
  void shouldListModelsWithoutWhatTheyLearned() {
    graph.run(KINDS);
    train(KEYS);
    try (Transaction tx = graph.service().beginTx()) {
      assertThat(ModelNode.find(tx, "sphere").orElseThrow().properties().keySet())
          .anyMatch(key -> key.contains(ModelNode.LEARNED));
      ModelNode listed = ModelNode.all(tx).get(0);
      assertThat(listed.name()).isEqualTo("sphere");
      assertThat(listed.shapes()).hasSize(2);
      assertThat(listed.properties().keySet()).noneMatch(key -> key.startsWith(ModelNode.LEARNED));
    }
  }

  @Test
  void shouldPlaceAVectorNearItsLike() {
    graph.run(KINDS);
    train(KEYS);
    for (String input : List.of("[0.1, 2, 0.0, 0.1]", "{features: [0.1, 2, 0.0, 0.1]}")) {
      List<Map<String, Object>> rows = place(input, "{limit: 4}");
      assertThat(rows).extracting(row -> row.get("rank")).containsExactly(1L, 2L, 3L, 4L);
      assertThat(rows.get(0)).containsEntry("name", "kind 1");
      assertThat(rows).extracting(row -> -(double) row.get("confidence")).isSorted();
      assertThat(rows).extracting(row -> -(double) row.get("score")).isSorted();
      assertThat(rows.stream().mapToDouble(row -> (double) row.get("confidence")).sum())
          .isBetween(.5, 1.0);
      assertThat(rows)
          .allSatisfy(row -> assertThat((double) row.get("probability")).isBetween(0.0, 1.0));
      assertThat(rows).extracting(row -> row.get("children")).containsOnly(List.of());
    }
    assertThat(
            graph.run(
                "CALL sphere.place([0.1, 2, 0.0, 0.1], {limit: 1}) YIELD node, evidence, center,"
                    + " radius UNWIND evidence AS e RETURN e.node.of AS of, e.nearness AS near,"
                    + " size(center) AS d, radius > 0 AS positive"))
        .hasSize(3)
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsEntry("of", 1L)
                    .containsEntry("d", 4L)
                    .containsEntry("positive", true))
        .isSortedAccordingTo(
            (a, b) -> Double.compare((double) b.get("near"), (double) a.get("near")));
    assertThat(place("[0.1, 2, 0.0, 0.1]", "null")).hasSize(10);
  }

  @Test
  void shouldPlaceANodeOfTheGraphWhetherItIsInTheModelOrNot() {
    graph.run(KINDS);
    train(KEYS);
    graph.run("CREATE (:Asked {vec: [0.0, 0.0, 2.1, 0.0]})");
    assertThat(place("n", "{}").get(0)).containsEntry("name", "kind 2");
    assertThat(place("n.vec", "{}")).isEqualTo(place("n", "{}"));
    graph.run("MATCH (n:Asked) DELETE n");
    graph.run("MATCH (n:Thing {name: 'kind 3'}) SET n:Asked");
    List<Map<String, Object>> rows = place("n", "{limit: 1000}");
    assertThat(rows).hasSize(65 - 16);
    assertThat(rows)
        .extracting(row -> (String) row.get("name"))
        .noneMatch(n -> n.endsWith("kind 3"));
    assertThat(
            graph.value(
                "MATCH (n:Asked) CALL sphere.place(n, {limit: 1}) YIELD center, radius RETURN center ="
                    + " [x IN n.sphereSemanticCenter | toFloat(x)] AND radius ="
                    + " n.sphereSemanticRadius"))
        .isEqualTo(true);
  }

  /** The answer stands when the node is made, and the ball that it is given is one of the model. */
  @Test
  void rowsStreamStraightIntoMergeAndThePlacedThingIsAskedAbout() {
    graph.run(KINDS);
    train(KEYS);
    graph.run(
        "CALL sphere.place([0.0, 0.0, 0.0, 2.0]) YIELD node, rank, center, radius WHERE rank = 1"
            + " MERGE (n:New {name: 'x', vec: [0.0, 0.0, 0.0, 2.0]})-[:IS_A]->(node)"
            + " SET n.sphereSemanticCenter = center, n.sphereSemanticRadius = radius");
    String pair = "MATCH (n:New)-[:IS_A]->(p) ";
    assertThat(graph.value(pair + "RETURN p.name")).isEqualTo("kind 3");
    Map<String, Object> told =
        graph
            .run(
                "CALL sphere.place([0.0, 0.0, 0.0, 2.0], {limit: 1}) YIELD margin, probability RETURN *")
            .get(0);
    Map<String, Object> asked =
        graph
            .run(
                pair
                    + "RETURN sphere.margin(p, n) AS margin, sphere.probability(p, n) AS probability,"
                    + " sphere.contains(p, n) AS c, sphere.disjoint(p, n) AS d, sphere.overlaps(p, n)"
                    + " AS o, sphere.distance(n, n) AS zero, sphere.logVolume(n) AS v,"
                    + " sphere.intersection(n, n).overlap AS all, sphere.subsumes(p, n) AS s")
            .get(0);
    assertThat((double) asked.get("margin")).isCloseTo((double) told.get("margin"), within(1e-9));
    assertThat((double) asked.get("probability"))
        .isCloseTo((double) told.get("probability"), within(1e-9));
    assertThat(asked)
        .containsEntry("c", (double) asked.get("margin") >= 0)
        .containsEntry("o", true)
        .containsEntry("d", false)
        .containsEntry("zero", 0.0)
        .containsEntry("all", 1.0)
        .containsEntry("s", null)
        .hasEntrySatisfying("v", v -> assertThat((double) v).isFinite());
    // Trained again, it is a member like any other.
    assertThat(train(KEYS))
        .containsEntry("nodeCount", 66L)
        .containsEntry("nodePropertiesWritten", 264L);
    assertThat(graph.value("MATCH (n:New) RETURN n.sphereSemanticCenter"))
        .isInstanceOf(float[].class);
  }

  @Test
  void aPlacedThingThatIsNoMemberLosesItsBallWithTheModel() {
    graph.run(KINDS);
    train(KEYS);
    graph.run(
        "CALL sphere.place([0.0, 0.0, 0.0, 2.0], {limit: 1}) YIELD center, radius CREATE (:New"
            + " {sphereSemanticCenter: center, sphereSemanticRadius: radius})");
    graph.run("CREATE (:Mine {sphereSemanticCenter: [1.0], sphereSemanticRadius: 1.0})");
    train("");
    assertThat(graph.value("MATCH (n:New) RETURN keys(n)")).isEqualTo(List.of());
    assertThat(graph.value("MATCH (n:Mine) RETURN size(keys(n))")).isEqualTo(2L);
  }

  @Test
  void shouldTellWhatBelongsBelowAThingThatComesBetween() {
    graph.run(
        "CREATE (root:Thing {name: 'thing'}) WITH root UNWIND ['animal', 'music', 'tool'] AS kind"
            + " CREATE (p:Thing {name: kind})-[:IS_A]->(root) WITH p UNWIND ['small', 'large',"
            + " 'green', 'old', 'guide dog', 'hot dog'] AS some CREATE (:Thing {name: CASE WHEN some"
            + " ENDS WITH 'dog' AND p.name <> 'animal' THEN 'odd ' + p.name WHEN some ENDS WITH"
            + " 'dog' THEN some ELSE some + ' ' + p.name END})-[:IS_A]->(p)");
    graph.run(
        "CALL sphere.train('sphere', {textProperty: 'name', semanticDimension: 6, semanticEpochs: 5})");
    String query =
        "CALL sphere.place('dog: an animal', {mode: '%s', limit: 100}) YIELD node, children WHERE"
            + " node.name = 'animal' RETURN [c IN children | c.name] AS c";
    assertThat(graph.value(query.formatted("attach"))).isEqualTo(List.of());
    assertThat(strings(graph.value(query.formatted("INSERT"))))
        .contains("guide dog", "hot dog")
        .doesNotContain("odd music");
    // A thing that is in the graph has nothing below it that is below it already, nor itself.
    graph.run(
        "MATCH (a {name: 'animal'}), (g {name: 'guide dog'}) CREATE (g)-[:IS_A]->(d:Thing:Asked"
            + " {name: 'dog'})-[:IS_A]->(a)");
    graph.run(
        "CALL sphere.train('sphere', {textProperty: 'name', semanticDimension: 6, semanticEpochs: 5})");
    assertThat(
            strings(
                graph.value(
                    "MATCH (n:Asked) CALL sphere.place(n, {mode: 'insert', limit: 100}) YIELD node,"
                        + " children WHERE node.name = 'animal' RETURN [c IN children | c.name]")))
        .contains("hot dog")
        .doesNotContain("guide dog", "dog");
  }

  @Test
  void shouldFindTheEdgeThatIsWrongAndTheOneThatIsMissing() {
    graph.run(KINDS);
    graph.run(
        "MATCH (n {name: 'no 3 kind 0'})-[r]->(), (p {name: 'kind 2'}) DELETE r CREATE (n)-[:IS_A]->(p)");
    train(KEYS);
    String columns =
        " YIELD kind, child, parent, instead, confidence, edgeConfidence, margin, evidence RETURN kind, child.name AS child, parent.name AS parent, instead.name AS instead,"
            + " confidence, edgeConfidence, margin, [e IN evidence | e.node.of] AS of";
    List<Map<String, Object>> rows = graph.run("CALL sphere.complete()" + columns);
    assertThat(rows).extracting(row -> -(double) row.get("confidence")).isSorted();
    assertThat(rows).filteredOn(row -> row.get("child").equals("no 3 kind 0")).hasSize(2);
    assertThat(rows)
        .anySatisfy(
            row ->
                assertThat(row)
                    .containsEntry("kind", "missing")
                    .containsEntry("child", "no 3 kind 0")
                    .containsEntry("parent", "kind 0")
                    .containsEntry("instead", null)
                    .containsEntry("edgeConfidence", null)
                    .containsEntry("of", List.of(0L, 0L, 0L)));
    assertThat(rows)
        .anySatisfy(
            row -> {
              assertThat(row)
                  .containsEntry("kind", "doubtful")
                  .containsEntry("child", "no 3 kind 0")
                  .containsEntry("parent", "kind 2")
                  .containsEntry("instead", "kind 0");
              assertThat(10 * (double) row.get("edgeConfidence"))
                  .isLessThanOrEqualTo((double) row.get("confidence"));
            });
    String one = "MATCH (n {name: '%s'}) CALL sphere.complete('sphere', {nodes: n, %s})" + columns;
    assertThat(graph.run(one.formatted("no 3 kind 0", "concurrency: 1")))
        .isEqualTo(rows.stream().filter(r -> r.get("child").equals("no 3 kind 0")).toList());
    assertThat(graph.run(one.formatted("no 3 kind 0", "limit: 1"))).hasSize(1);
    assertThat(graph.run(one.formatted("no 5 kind 1", "minConfidence: .5"))).isEmpty();
    assertThat(graph.run("CALL sphere.complete('sphere', {concurrency: 1})" + columns))
        .isEqualTo(rows);
  }

  /** Nodes without, one with two parents, and a second root. */
  @Test
  void featuresMayBeMissingOnSomeNodes() {
    graph.run(KINDS);
    graph.run("MATCH (n:Thing) WHERE n.k IN [4, 9] OR n.name = 'thing' REMOVE n.vec");
    graph.run("MATCH (n:Thing) WHERE n.k = 8 SET n.vec = []");
    graph.run("MATCH (n {name: 'no 2 kind 0'}), (p {name: 'kind 1'}) CREATE (n)-[:IS_A]->(p)");
    graph.run(
        "CREATE (:Thing {name: 'other'})<-[:IS_A]-(:Thing {name: 'under', vec: [0, 0, 0, -4]})");
    Map<String, Object> row = train(KEYS + ", concurrency: 1");
    assertThat(row).containsEntry("nodeCount", 67L).containsEntry("nodePropertiesWritten", 268L);
    assertThat(place("[0.0, 0.0, 2.0, 0.0]", "{}").get(0)).containsEntry("name", "kind 2");
    String balls =
        "MATCH (n:Thing) RETURN n.sphereSemanticCenter AS c, n.sphereSemanticRadius AS r ORDER BY n.name";
    List<Map<String, Object>> one = graph.run(balls);
    train(KEYS + ", concurrency: 4");
    assertThat(graph.run(balls)).usingRecursiveComparison().isEqualTo(one);
  }

  @Test
  void severalPropertiesAreLaidOneAfterTheOther() {
    graph.run(KINDS);
    graph.run("MATCH (n:Thing) SET n.size = [size(n.name)]");
    train("featureProperty: ['size', 'vec'], semanticDimension: 5, semanticEpochs: 10");
    graph.run("CREATE (:Asked {size: [12], vec: [2.0, 0.0, 0.5, 0.0]})");
    assertThat(place("n", "{}"))
        .isEqualTo(place("[12, 2.0, 0.0, 0.5, 0.0]", "{}"))
        .isNotEqualTo(place("[2.0, 0.0, 0.5, 0.0, 12]", "{}"));
    // The other property tells enough.
    graph.run("MATCH (n:Asked) REMOVE n.size");
    assertThat(place("n", "{}").get(0).get("name").toString()).endsWith("kind 0");
  }

  @Test
  void membersOfACycleAreTakenTogether() {
    graph.run(
        "CREATE (t:C {name: ' ', vec: [0.0, 1.0]})<-[:IS_A]-(a:C {vec: [1.0, 2.0]})-[:IS_A]->(b:C"
            + " {name: 'b', say: ['x', 'y']})-[:IS_A]->(c:C {name: 'c', say: 'z', vec: [3, 5]})"
            + "-[:IS_A]->(a) CREATE (:C {name: 'd'})-[:IS_A]->(t)");
    List<String> texts = List.of("name", "say");
    NodeFeatures read =
        read(Map.of("onCycle", "merge", "featureProperty", "vec", "textProperty", texts));
    TextEncoder encoder = new HashingEncoder();
    read.encode(encoder, 2, Monitor.NONE);
    Features features = read.features();
    assertThat(features.blocks()).containsExactly(2, 12, 12);
    assertThat(features.size()).isEqualTo(3);
    int cycle =
        IntStream.range(0, 3).filter(v -> features.vectors().get(v)[0] == 2).findFirst().orElse(-1);
    float[] both = features.vectors().get(cycle);
    assertThat(both).startsWith(2f, 3.5f).hasSize(26);
    // Whichever of the two stands first has the say.
    Wording wording = features.wording(cycle);
    assertThat(wording).isIn(new Wording("b", "x. y"), new Wording("c", "z"));
    assertThat(Arrays.copyOfRange(both, 14, 26))
        .isEqualTo(encoder.encode(List.of(wording.name() + ": " + wording.description()))[0]);
    int top =
        IntStream.range(0, 3).filter(v -> features.vectors().get(v)[1] == 1).findFirst().orElse(-1);
    assertThat(features.wording(top)).isEqualTo(Wording.NONE);
    assertThat(features.vectors().get(top)).startsWith(0f, 1f, Float.NaN).endsWith(Float.NaN);
  }

  private static NodeFeatures read(Map<String, Object> configuration) {
    Job.CallContext context = new Job.CallContext(() -> {}, new NoAccount());
    try (Transaction tx = graph.service().beginTx();
        Job job = new Jobs((database, model) -> {}).reading("neo4j", "sphere", context)) {
      GraphHierarchy read = GraphReader.read(tx, TrainSettings.of("sphere", configuration), job);
      return FeatureReader.read(tx, read, Optional.of(new HashingEncoder()), job);
    }
  }
}
