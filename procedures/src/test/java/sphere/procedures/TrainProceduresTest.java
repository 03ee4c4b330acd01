package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /**
   * Layers in which each has all of the layer above as parents: no set of single balls holds it.
   */
  static final String LAYERS =
      """
      UNWIND range(0, 4) AS layer UNWIND range(0, 4) AS i
      CREATE (:Concept {name: 'l' + layer + i, layer: layer})
      WITH count(*) AS all
      MATCH (p:Concept), (q:Concept) WHERE q.layer = p.layer + 1
      CREATE (q)-[:IS_A]->(p)
      """;

  private static Map<String, Object> train(String configuration) {
    return graph.run("CALL sphere.train('sphere', " + configuration + ")").get(0);
  }

  private static Object subsumes(String outer, String inner) {
    return graph.value(
        "MATCH (a {name: '%s'}), (b {name: '%s'}) RETURN sphere.subsumes(a, b)"
            .formatted(outer, inner));
  }

  @Test
  void shouldTrainTheOneHierarchicalTypeWithoutArguments() {
    graph.run(ANIMALS);
    graph.run("MATCH (c {name: 'cat'}), (d {name: 'dog'}) CREATE (c)-[:HATES]->(d)");
    Map<String, Object> row = graph.run("CALL sphere.train()").get(0);
    assertThat(row)
        .containsEntry("model", "sphere")
        .containsEntry("nodeCount", 8L)
        .containsEntry("relationshipCount", 8L)
        .containsEntry("closurePairs", 18L)
        .containsEntry("precision", 1.0)
        .containsEntry("recall", 1.0)
        .containsEntry("f1", 1.0)
        .containsEntry("falsePairs", 0L)
        .containsEntry("missedPairs", 0L)
        .containsEntry("nodePropertiesWritten", 16L);
    assertThat(row.get("configuration"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("relationshipTypes", List.of("IS_A"))
        .containsEntry("orientation", "NATURAL");
    assertThat(subsumes("animal", "poodle")).isEqualTo(true);
    assertThat(subsumes("poodle", "animal")).isEqualTo(false);
  }

  @Test
  void shouldWriteFloatCentersAndDoubleRadii() {
    graph.run(ANIMALS);
    Map<String, Object> row = train("{charts: 1, dimension: 6}");
    assertThat(row).containsEntry("charts", 1L).containsEntry("floatsPerNode", 6L);
    Map<String, Object> dog =
        graph
            .run(
                "MATCH (n {name: 'dog'}) RETURN n.sphereCenter AS c, n.sphereRadius AS r,"
                    + " valueType(n.sphereRadius) AS t")
            .get(0);
    assertThat(dog.get("c")).isInstanceOf(float[].class);
    assertThat((float[]) dog.get("c")).hasSize(6);
    assertThat(dog.get("t").toString()).startsWith("FLOAT");
  }

  @Test
  void shouldFollowReversedRelationshipsByNameAndByKey() {
    graph.run("CREATE ({name: 'a'})-[:NARROWER]->({name: 'b'})");
    train("{}");
    assertThat(subsumes("a", "b")).isEqualTo(true);
    graph.run("MATCH (n) DETACH DELETE n");
    graph.run("CREATE ({name: 'a'})-[:OWNS]->({name: 'b'})");
    train("{relationshipTypes: 'OWNS', orientation: 'reverse'}");
    assertThat(subsumes("a", "b")).isEqualTo(true);
    train("{relationshipTypes: 'OWNS'}");
    assertThat(subsumes("a", "b")).isEqualTo(false);
    assertThat(subsumes("b", "a")).isEqualTo(true);
  }

  @Test
  void shouldKeepToTheLabelsAndTakeIsolatedNodesWithThem() {
    graph.run(
        "CREATE (a:X {name: 'a'})<-[:IS_A]-(b:X {name: 'b'})<-[:IS_A]-(c:Y {name: 'c'})"
            + " CREATE (:X {name: 'alone'})");
    Map<String, Object> row = train("{nodeLabels: ['X']}");
    assertThat(row)
        .containsEntry("nodeCount", 3L)
        .containsEntry("relationshipCount", 1L)
        .containsEntry("relationshipsOutside", 1L);
    assertThat(subsumes("a", "b")).isEqualTo(true);
    assertThat(subsumes("a", "c")).isNull();
    assertThat(subsumes("alone", "alone")).isEqualTo(true);
    assertThat(subsumes("alone", "b")).isEqualTo(false);
  }

  @Test
  void shouldTakeAllLabelsAndTypesForAStarButNotItsOwnNode() {
    graph.run(ANIMALS);
    train("{}");
    Map<String, Object> row = train("{nodeLabels: '*', relationshipTypes: '*'}");
    assertThat(row).containsEntry("nodeCount", 8L);
  }

  @Test
  void shouldCountParallelRelationshipsAndSelfLoopsOnce() {
    graph.run(
        "CREATE (a {name: 'a'}), (b {name: 'b'}) CREATE (b)-[:IS_A]->(a), (b)-[:IS_A]->(a),"
            + " (a)-[:IS_A]->(a)");
    Map<String, Object> row = train("{}");
    assertThat(row).containsEntry("relationshipCount", 3L).containsEntry("closurePairs", 1L);
  }

  @Test
  void shouldMergeCyclesOnRequest() {
    graph.run(
        "CREATE (top {name: 'top'})<-[:IS_A]-(a {name: 'a'})-[:IS_A]->(b {name: 'b'})-[:IS_A]->(a)"
            + " CREATE (c {name: 'c'})-[:IS_A]->(b)");
    Map<String, Object> row = train("{onCycle: 'merge'}");
    assertThat(row).containsEntry("mergedCycles", 1L).containsEntry("nodeCount", 4L);
    assertThat(subsumes("a", "b")).isEqualTo(true);
    assertThat(subsumes("b", "a")).isEqualTo(true);
    assertThat(subsumes("top", "c")).isEqualTo(true);
    assertThat(
            graph.value(
                "MATCH (a {name: 'a'}), (b {name: 'b'}) RETURN a.sphereCenter = b.sphereCenter AND"
                    + " sphere.contains(a, b) AND sphere.contains(b, a)"))
        .isEqualTo(true);
  }

  @Test
  void shouldStreamAndCountWithoutWriting() {
    graph.run(ANIMALS);
    List<String> before = graph.everything();
    List<Map<String, Object>> rows =
        graph.run(
            "CALL sphere.train.stream('x', {charts: 2, dimension: 3}) YIELD node, center, radii"
                + " RETURN node.name AS name, size(center) AS c, size(radii) AS r");
    assertThat(rows)
        .hasSize(8)
        .allSatisfy(r -> assertThat((long) r.get("c")).isEqualTo(3 * (long) r.get("r")));
    assertThat(rows.stream().map(r -> r.get("r"))).contains(1L, 2L);
    long balls = rows.stream().mapToLong(r -> (long) r.get("r")).sum();
    assertThat(graph.run("CALL sphere.train.stats()").get(0))
        .containsEntry("f1", 1.0)
        .containsEntry("nodePropertiesWritten", 0L);
    assertThat(graph.run("CALL sphere.train.estimate()").get(0))
        .containsEntry("nodeCount", 8L)
        .containsEntry("relationshipCount", 8L)
        .containsEntry("charts", 2L)
        .containsEntry("dimension", 4L)
        .containsEntry("bytesMin", balls * (4 * 4 + 8) + 8 * 4 + (balls - 8) * 9)
        .hasEntrySatisfying("bytesMax", b -> assertThat((long) b).isGreaterThan(8L * 48));
    assertThat(graph.everything()).isEqualTo(before);
  }

  /** A node below 17 others needs 17 trees: more than 64 numbers hold in four dimensions. */
  @Test
  void shouldChooseTheDimensionAndSayWhich() {
    graph.run(
        "CREATE (c:D) WITH c UNWIND range(1, 17) AS i CREATE (c)-[:IS_A]->(:D), (:D)-[:IS_A]->(c)");
    Map<String, Object> row = train("{dimension: 'auto'}");
    assertThat(row)
        .containsEntry("charts", 17L)
        .containsEntry("dimension", 3L)
        .containsEntry("f1", 1.0);
    assertThat(graph.value("CALL sphere.models() YIELD configuration AS c RETURN c.dimension"))
        .isEqualTo(3L);
    assertThat(
            graph.value("CALL sphere.train.estimate() YIELD configuration AS c RETURN c.dimension"))
        .isEqualTo("auto");
    assertThat(train("{}")).containsEntry("dimension", 3L);
  }

  @Test
  void shouldGiveTheSameBallsForTheSameSeedAndAnyConcurrency() {
    graph.run(ANIMALS);
    String balls = "MATCH (n:Concept) RETURN n.name AS name, n.sphereCenter AS c ORDER BY name";
    train("{randomSeed: 7, concurrency: 1}");
    var one = graph.run(balls).stream().map(r -> List.of((float[]) r.get("c"))).toList();
    train("{randomSeed: 7, concurrency: 8}");
    var eight = graph.run(balls).stream().map(r -> List.of((float[]) r.get("c"))).toList();
    train("{randomSeed: 8, concurrency: 8}");
    var other = graph.run(balls).stream().map(r -> List.of((float[]) r.get("c"))).toList();
    assertThat(eight).usingRecursiveComparison().isEqualTo(one);
    assertThat(other).usingRecursiveComparison().isNotEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mined", "shifted"})
  void shouldRefineBySpherexAndStayExactOnAnyConcurrency(String sampling) {
    graph.run(ANIMALS);
    String keys =
        "{objective: 'spherex', start: 'random', maxEpochs: 4, dimension: 8, sampling: '%s', "
            .formatted(sampling);
    Map<String, Object> row = train(keys + "concurrency: 1}");
    String balls = "MATCH (n:Concept) RETURN n.sphereCenter AS c ORDER BY n.name";
    var one = graph.run(balls).stream().map(r -> List.of((float[]) r.get("c"))).toList();
    assertThat(row).containsEntry("charts", 1L).containsEntry("refined", true);
    assertThat((List<?>) row.get("losses")).hasSize((int) (long) row.get("epochs")).isNotEmpty();
    assertThat(subsumes("animal", "poodle")).isEqualTo(true);
    assertThat(subsumes("pet", "canine")).isEqualTo(false);
    train(keys + "concurrency: 4}");
    assertThat(graph.run(balls).stream().map(r -> List.of((float[]) r.get("c"))).toList())
        .usingRecursiveComparison()
        .isEqualTo(one);
    assertThat(graph.value("CALL sphere.models() YIELD configuration AS c RETURN c"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("objective", "spherex")
        .containsEntry("start", "random")
        .containsEntry("sampling", sampling)
        .containsEntry("maxEpochs", 4L);
    double constructed = (double) train("{charts: 1}").get("f1");
    assertThat((double) train("{objective: 'spherex'}").get("f1"))
        .isGreaterThanOrEqualTo(constructed);
    assertThat(graph.run("CALL sphere.train.estimate('x', {objective: 'spherex'})").get(0))
        .containsKey("bytesMax");
  }

  @Test
  void shouldTakeBallsOffNodesThatAreNoMembersAnyMore() {
    graph.run(ANIMALS);
    train("{}");
    graph.run("MATCH (:Concept {name: 'rock'})-[r]->() DELETE r");
    train("{}");
    assertThat(graph.value("MATCH (n {name: 'rock'}) RETURN n.sphereRadius")).isNull();
    train("{centerProperty: 'c', radiusProperty: 'sphereRadius'}");
    assertThat(graph.value("MATCH (n:Concept) WHERE n.c IS NOT NULL RETURN count(n)"))
        .isEqualTo(7L);
    assertThat(
            graph.value(
                "MATCH (n:Concept) WHERE n.sphereRadius IS NOT NULL AND n.sphereCenter IS NULL"
                    + " RETURN count(n)"))
        .isEqualTo(7L);
    assertThat(subsumes("animal", "dog")).isEqualTo(true);
  }

  @Test
  void shouldTakeAHundredThousandChildrenAndAChainOfFiveThousand() {
    graph.run(
        "CREATE (top:Wide {name: 'top'}) WITH top UNWIND range(1, 100000) AS i"
            + " CREATE (:Wide {i: i})-[:IS_A]->(top)");
    graph.run(
        "CREATE (:Deep {i: 0}) WITH 1 AS one UNWIND range(1, 5000) AS i CREATE (:Deep {i: i})");
    graph.run("CREATE RANGE INDEX deep IF NOT EXISTS FOR (n:Deep) ON (n.i)");
    graph.run(
        "MATCH (n:Deep) WITH n ORDER BY n.i WITH collect(n) AS ns UNWIND range(1, 5000) AS i"
            + " WITH ns[i] AS child, ns[i - 1] AS parent CREATE (child)-[:IS_A]->(parent)");
    graph.run("DROP INDEX deep");
    Map<String, Object> row = train("{}");
    assertThat(row)
        .containsEntry("nodeCount", 105_002L)
        .containsEntry("closurePairs", 100_000L + 5000L * 5001 / 2)
        .containsEntry("f1", 1.0);
    assertThat(
            graph.value(
                "MATCH (t:Wide {name: 'top'}), (n:Wide {i: 77}) RETURN sphere.contains(t, n)"))
        .isEqualTo(true);
    assertThat(
            graph.value("MATCH (t:Deep {i: 0}), (n:Deep {i: 5000}) RETURN sphere.contains(t, n)"))
        .isEqualTo(true);
  }
}
