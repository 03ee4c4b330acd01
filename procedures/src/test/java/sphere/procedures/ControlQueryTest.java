package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Cypher finds by walking, all pairs, is what we answer. */
class ControlQueryTest {
  @RegisterExtension static final Database graph = new Database();

  private static final String CONTROL =
      """
      MATCH (a:N), (b:N)
      WITH a, b, EXISTS { (b)-[:IS_A*0..]->(a) } AS truth
      WITH truth, sphere.subsumes(a, b) AS ours, sphere.contains(a, b) AS inside,
           sphere.margin(a, b) AS margin
      RETURN count(*) AS pairs,
             sum(CASE WHEN truth = ours THEN 0 ELSE 1 END) AS errors,
             sum(CASE WHEN truth AND NOT inside THEN 1 ELSE 0 END) AS missed,
             sum(CASE WHEN inside AND NOT truth THEN 1 ELSE 0 END) AS wrong,
             sum(CASE WHEN inside = (margin >= 0) THEN 0 ELSE 1 END) AS odd
      """;

  // What two nodes have in common, less what a third one has: by us and by walking or functions.
  private static final String CONJUNCTION =
      """
      MATCH (a:N), (b:N) WHERE a.i %% 7 = 3 AND b.i %% 5 = 2 AND a <> b
      MATCH (c:N {i: (a.i * 31 + b.i) %% 120})
      CALL sphere.%s([a, b], {not: c, by: '%s', limit: 1000}) YIELD node
      WITH a, b, c, collect(node.i) AS ours
      RETURN ours, COLLECT {
        MATCH (x:N) WHERE NOT x IN [a, b] AND %s AND %s AND NOT %s RETURN x.i
      } AS truth
      """;

  private static int conjunctions(String procedure, String by, String related) {
    String query =
        CONJUNCTION.formatted(
            procedure, by, related.formatted("a"), related.formatted("b"), related.formatted("c"));
    int found = 0;
    for (Map<String, Object> row : graph.run(query)) {
      List<Object> ours = List.copyOf((List<?>) row.get("ours"));
      assertThat(ours)
          .doesNotHaveDuplicates()
          .hasSameElementsAs(List.copyOf((List<?>) row.get("truth")));
      found += ours.size();
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({"5,1", "6,'''auto'''"})
  void conjunctionsAreWhatEachNodeHas(long seed, String charts) {
    create(120, randomEdges(seed, 3));
    graph.run("CALL sphere.train('sphere', {nodeLabels: 'N', charts: %s})".formatted(charts));
    String below = "EXISTS { (x)-[:IS_A*0..]->(%s) }";
    String above = "EXISTS { (%s)-[:IS_A*0..]->(x) }";
    assertThat(conjunctions("descendants", "subsumption", below)).isPositive();
    assertThat(conjunctions("ancestors", "subsumption", above)).isPositive();
    assertThat(conjunctions("descendants", "containment", "sphere.contains(%s, x)")).isPositive();
    assertThat(conjunctions("ancestors", "containment", "sphere.contains(x, %s)")).isPositive();
  }

  private static void create(int nodes, List<List<Integer>> edges) {
    graph.run("UNWIND range(0, $n - 1) AS i CREATE (:N {i: i})", Map.of("n", nodes));
    graph.run(
        "MATCH (n:N) WITH n ORDER BY n.i WITH collect(n) AS ns UNWIND $edges AS e"
            + " WITH ns[e[0]] AS child, ns[e[1]] AS parent CREATE (child)-[:IS_A]->(parent)",
        Map.of("edges", edges));
  }

  private static void verify(int nodes, String configuration) {
    Map<String, Object> figures =
        graph.run("CALL sphere.train('sphere', " + configuration + ")").get(0);
    assertThat(graph.run(CONTROL).get(0))
        .containsEntry("pairs", (long) nodes * nodes)
        .containsEntry("errors", 0L)
        .containsEntry("missed", figures.get("missedPairs"))
        .containsEntry("wrong", figures.get("falsePairs"))
        .containsEntry("odd", 0L);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,3", "4,5"})
  void randomDags(long seed, int maxParents) {
    create(120, randomEdges(seed, maxParents));
    for (String charts : List.of("1", "2", "'auto'", "'exact'")) {
      verify(120, "{nodeLabels: 'N', charts: " + charts + "}");
    }
  }

  private static List<List<Integer>> randomEdges(long seed, int maxParents) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Integer>> edges = new ArrayList<>();
    for (int v = 1; v < 120; v++) {
      for (int i = random.nextInt(maxParents + 1); i > 0; i--) {
        edges.add(List.of(v, random.nextInt(v)));
      }
    }
    return edges;
  }

  @Test
  void crown() {
    List<List<Integer>> edges = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 12; j++) {
        if (i != j) {
          edges.add(List.of(i, 12 + j));
        }
      }
    }
    create(24, edges);
    verify(24, "{charts: 1}");
    verify(24, "{}");
  }

  @Test
  void completeLayers() {
    List<List<Integer>> edges = new ArrayList<>();
    for (int v = 5; v < 20; v++) {
      for (int i = 0; i < 5; i++) {
        edges.add(List.of(v, (v / 5 - 1) * 5 + i));
      }
    }
    create(20, edges);
    verify(20, "{charts: 1}");
    verify(20, "{}");
  }

  @Test
  void cyclesMerged() {
    create(
        9,
        List.of(
            List.of(0, 1),
            List.of(1, 2),
            List.of(2, 0),
            List.of(3, 0),
            List.of(2, 4),
            List.of(5, 6),
            List.of(6, 5),
            List.of(7, 5),
            List.of(7, 3),
            List.of(8, 7)));
    for (String charts : List.of("1", "'exact'")) {
      graph.run("CALL sphere.train('sphere', {onCycle: 'merge', charts: " + charts + "})");
      assertThat(graph.run(CONTROL).get(0))
          .containsEntry("pairs", 81L)
          .containsEntry("errors", 0L)
          .containsEntry("wrong", 0L)
          .containsEntry("odd", 0L);
    }
  }
}
