package sphere.benchmarks.database;

import static sphere.benchmarks.database.ConceptGraph.CONCEPT;
import static sphere.benchmarks.database.ConceptGraph.ID;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.benchmarks.database.Samples.Pair;

/** What is above, below, or common: questions with many answers. */
final class ListQuestions {
  private static final int SAMPLES = 1024;
  private static final int LIMIT = 10;

  private final ConceptGraph graph;
  private final Truth truth;
  private final Samples samples;

  ListQuestions(ConceptGraph graph, Truth truth, Samples samples) {
    this.graph = graph;
    this.truth = truth;
    this.samples = samples;
  }

  /** All above any node. */
  Question ancestors() {
    int[] nodes = samples.nodes(SAMPLES);
    return question(
        "ancestors",
        nodes,
        same(i -> truth.above(nodes[i])),
        Texts.ANCESTORS,
        Texts.ANCESTORS_CYPHER,
        walk(Direction.OUTGOING));
  }

  /** All below a node that has something below it. */
  Question descendants() {
    return descendants("descendants", samples.inner(SAMPLES));
  }

  /** All below the largest node. */
  Question descendantsRoot() {
    return descendants("descendantsRoot", samples.largest());
  }

  private Question descendants(String name, int... nodes) {
    return question(
        name,
        nodes,
        same(i -> truth.below(nodes[i])),
        Texts.DESCENDANTS,
        Texts.DESCENDANTS_CYPHER,
        walk(Direction.INCOMING));
  }

  /**
   * How many are below the largest node.
   *
   * @param query how we are asked
   */
  Question descendantsCount(String query) {
    int root = samples.largest();
    return question(
        "descendantsCount",
        new int[] {root},
        (i, rows) -> rows.equals(List.of((long) truth.below(root).length)),
        query,
        Texts.COUNT_CYPHER,
        (tx, ids) -> List.of(Walk.all(start(tx, ids), Direction.INCOMING).size() - 1L));
  }

  /** Ten below the largest node. */
  Question descendantsLimit() {
    int root = samples.largest();
    int expected = Math.min(LIMIT, truth.below(root).length);
    Way.Check check =
        (i, rows) -> {
          int[] some = Arrays.stream(graph.ordinals(rows)).distinct().toArray();
          return some.length == expected
              && rows.size() == expected
              && Arrays.stream(some).allMatch(v -> v != root && truth.subsumes(root, v));
        };
    return question(
        "descendantsLimit",
        new int[] {root},
        check,
        Texts.DESCENDANTS + Texts.LIMIT,
        Texts.DESCENDANTS_CYPHER + Texts.LIMIT,
        (tx, ids) -> rest(start(tx, ids), Direction.INCOMING, LIMIT).subList(0, expected));
  }

  /** Lowest common ancestors of any two. */
  Question lowestCommon() {
    List<Pair> pairs = samples.pairs(SAMPLES);
    Way.Check check = same(i -> truth.common(pairs.get(i).a(), pairs.get(i).b()));
    Way.Binding ids = ids(pairs);
    return new Question(
        "lca",
        pairs.size(),
        List.of(
            Way.cypher("Sphere", false, ids, Texts.COMMON, check),
            Way.cypher("Cypher", false, ids, Texts.COMMON_CYPHER, check),
            new Way("Java", false, ids, ListQuestions::common, check)));
  }

  /** What is below both of two that cross. */
  Question conjunction() {
    List<Pair> pairs = samples.crossed(SAMPLES);
    Way.Check check = same(i -> truth.belowBoth(pairs.get(i).a(), pairs.get(i).b()));
    return new Question(
        "conjunction",
        pairs.size(),
        List.of(Way.cypher("Sphere", false, ids(pairs), Texts.CONJUNCTION, check)));
  }

  /** Ten whose balls are nearest; no traversal knows, so only their number can be checked. */
  Question nearest() {
    int[] nodes = samples.nodes(SAMPLES);
    int expected = Math.min(LIMIT, truth.nodeCount() - 1);
    return new Question(
        "nearest",
        nodes.length,
        List.of(
            Way.cypher(
                "Sphere", false, id(nodes), Texts.NEAREST, (i, rows) -> rows.size() == expected)));
  }

  private Question question(
      String name, int[] nodes, Way.Check check, String ours, String cypher, Way.Ask walk) {
    Way.Binding id = id(nodes);
    return new Question(
        name,
        nodes.length,
        List.of(
            Way.cypher("Sphere", false, id, ours, check),
            Way.cypher("Cypher", false, id, cypher, check),
            new Way("Java", false, id, walk, check)));
  }

  private static Way.Binding id(int[] nodes) {
    return (tx, i) -> Map.of("a", (long) nodes[i]);
  }

  private static Way.Binding ids(List<Pair> pairs) {
    return (tx, i) -> ConceptGraph.ids(pairs.get(i).a(), pairs.get(i).b());
  }

  private Way.Check same(IntFunction<int[]> expected) {
    return (i, rows) -> Arrays.equals(graph.ordinals(rows), expected.apply(i));
  }

  private static Way.Ask walk(Direction direction) {
    return (tx, ids) -> rest(start(tx, ids), direction, Integer.MAX_VALUE);
  }

  private static List<Object> rest(Node start, Direction direction, int most) {
    Set<Node> reached = Walk.upTo(start, direction, most);
    List<Object> rest = new ArrayList<>(reached);
    rest.remove(start);
    return rest;
  }

  private static Node start(Transaction tx, Map<String, Object> ids) {
    return tx.findNode(CONCEPT, ID, ids.get("a"));
  }

  private static List<Object> common(Transaction tx, Map<String, Object> ids) {
    return Walk.common(start(tx, ids), tx.findNode(CONCEPT, ID, ids.get("b")));
  }
}
