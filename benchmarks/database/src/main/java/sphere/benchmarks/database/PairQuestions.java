package sphere.benchmarks.database;

import static sphere.benchmarks.database.ConceptGraph.CONCEPT;
import static sphere.benchmarks.database.ConceptGraph.ID;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.benchmarks.database.Samples.Pair;

/** Whether one node is below another: one pair a query, or a thousand. */
final class PairQuestions {
  private static final int PAIRS = 4096;
  private static final int MANY = 10;
  private static final int AT_ONCE = 1000;

  private final ConceptGraph graph;
  private final Truth truth;
  private final Samples samples;

  PairQuestions(ConceptGraph graph, Truth truth, Samples samples) {
    this.graph = graph;
    this.truth = truth;
    this.samples = samples;
  }

  /** Random pairs, half of them true. */
  Question pair() {
    return single("pair", samples.pairs(PAIRS));
  }

  /** The nodes with most ways up, none of which leads to the other node. */
  Question manyPath() {
    return single("manyPath", samples.manyWays(MANY));
  }

  /** The same beside a leaf, from which a search from both ends is soon done. */
  Question manyPathLeaf() {
    return single("manyPathLeaf", samples.manyWaysToLeaf(MANY));
  }

  private Question single(String name, List<Pair> pairs) {
    Way.Binding ids = (tx, i) -> ConceptGraph.ids(pairs.get(i).a(), pairs.get(i).b());
    Way.Check check = (i, rows) -> rows.equals(List.of(isTrue(pairs.get(i))));
    return new Question(
        name,
        pairs.size(),
        List.of(
            Way.cypher("Sphere", false, ids, Texts.SUBSUMES, check),
            Way.cypher("Exists", false, ids, Texts.EXISTS, check),
            Way.cypher("AnyShortest", false, ids, Texts.ANY_SHORTEST, check),
            new Way("Java", false, ids, PairQuestions::walk, check)));
  }

  private boolean isTrue(Pair pair) {
    return truth.subsumes(pair.b(), pair.a());
  }

  private static List<Object> walk(Transaction tx, Map<String, Object> ids) {
    Node a = tx.findNode(CONCEPT, ID, ids.get("a"));
    Node b = tx.findNode(CONCEPT, ID, ids.get("b"));
    return List.of(Walk.isBelow(a, b));
  }

  /** A thousand pairs of nodes that are bound, a row for each. */
  Question unwind() {
    List<Pair> pairs = samples.pairs(PAIRS * 4);
    Way.Binding nodes = (tx, i) -> bound(tx, thousand(pairs, i));
    Way.Check check = check(pairs);
    return new Question(
        "unwind",
        pairs.size() / AT_ONCE,
        List.of(
            Way.cypher("Sphere", true, nodes, Texts.UNWIND_SUBSUMES, check),
            Way.cypher("Exists", true, nodes, Texts.UNWIND_EXISTS, check),
            new Way("Java", true, nodes, PairQuestions::walks, check)));
  }

  /** The same in one call. */
  Question bulk() {
    List<Pair> pairs = samples.pairs(PAIRS * 4);
    Way.Binding nodes = (tx, i) -> bound(tx, thousand(pairs, i));
    return new Question(
        "bulk",
        pairs.size() / AT_ONCE,
        List.of(Way.cypher("Sphere", true, nodes, Texts.PAIRS, check(pairs))));
  }

  /** The same nodes handed over, and nothing asked of them. */
  Question bulkFloor() {
    List<Pair> pairs = samples.pairs(PAIRS * 4);
    Way.Binding nodes = (tx, i) -> bound(tx, thousand(pairs, i));
    Way.Check check = (i, rows) -> rows.equals(List.of(2L * AT_ONCE));
    return new Question(
        "bulkFloor",
        pairs.size() / AT_ONCE,
        List.of(Way.cypher("Sphere", true, nodes, Texts.PAIRS_FLOOR, check)));
  }

  private Way.Check check(List<Pair> pairs) {
    return (i, rows) -> {
      List<?> answers = rows.size() == 1 && rows.get(0) instanceof List<?> list ? list : rows;
      return answers.equals(thousand(pairs, i).stream().map(this::isTrue).toList());
    };
  }

  private static List<Pair> thousand(List<Pair> pairs, int i) {
    return pairs.subList(i * AT_ONCE, (i + 1) * AT_ONCE);
  }

  private Map<String, Object> bound(Transaction tx, List<Pair> pairs) {
    return Map.of(
        "inners", graph.nodes(tx, pairs.stream().mapToInt(Pair::a).toArray()),
        "outers", graph.nodes(tx, pairs.stream().mapToInt(Pair::b).toArray()));
  }

  private static List<Object> walks(Transaction tx, Map<String, Object> nodes) {
    List<?> inners = (List<?>) nodes.get("inners");
    List<?> outers = (List<?>) nodes.get("outers");
    return IntStream.range(0, inners.size())
        .<Object>mapToObj(i -> Walk.isBelow((Node) inners.get(i), (Node) outers.get(i)))
        .toList();
  }

  /** Pairs in one call of {@link #unwind} and {@link #bulk}. */
  static int atOnce() {
    return AT_ONCE;
  }
}
