package sphere.benchmarks.database;

import static sphere.benchmarks.database.ConceptGraph.CONCEPT;
import static sphere.benchmarks.database.ConceptGraph.ID;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Transaction;

/** Which of all nodes are below one: a filter over every row, answered by its count. */
final class FilterQuestions {
  private final Server server;
  private final Truth truth;

  FilterQuestions(Server server, Truth truth) {
    this.server = server;
    this.truth = truth;
  }

  /** By subsumption. */
  Question subsumes(String name, int outer) {
    return question(name, outer, Texts.FILTER, size(outer));
  }

  /** By containment: the closure, less what the audit missed, and what is contained by mistake. */
  Question contains(String name, int outer) {
    return question(name, outer, Texts.FILTER_CONTAINS, size(outer) + mistakes(outer));
  }

  private long size(int outer) {
    return truth.below(outer).length + 1L;
  }

  private long mistakes(int outer) {
    Map<String, Long> kinds = new HashMap<>();
    server
        .run(
            "CALL sphere.violations() YIELD kind, outer WITH kind, outer WHERE outer.id = $a"
                + " RETURN kind, count(*) AS pairs",
            Map.of("a", (long) outer))
        .forEach(row -> kinds.put((String) row.get("kind"), (Long) row.get("pairs")));
    return kinds.getOrDefault("false", 0L) - kinds.getOrDefault("missed", 0L);
  }

  private Question question(String name, int outer, String ours, long expected) {
    Way.Binding id = (tx, i) -> Map.of("a", (long) outer);
    Way.Check exact = counts(size(outer));
    return new Question(
        name,
        1,
        List.of(
            Way.cypher("Sphere", false, id, ours, counts(expected)),
            Way.cypher("Exists", false, id, Texts.FILTER_EXISTS, exact),
            new Way("Java", false, id, FilterQuestions::walk, exact)));
  }

  private static Way.Check counts(long expected) {
    return (i, rows) -> rows.equals(List.of(expected));
  }

  // Nobody who walks asks every node: what is below one is found from there.
  private static List<Object> walk(Transaction tx, Map<String, Object> ids) {
    return List.of(
        (long) Walk.all(tx.findNode(CONCEPT, ID, ids.get("a")), Direction.INCOMING).size());
  }

  /** A filter that does nothing, for what the scan and the count take. */
  Question floor(int outer) {
    Way.Binding id = (tx, i) -> Map.of("a", (long) outer);
    Way.Check check = counts(truth.nodeCount() - 1L);
    return new Question(
        "functionFloor", 1, List.of(Way.cypher("BuiltIn", false, id, Texts.FILTER_FLOOR, check)));
  }
}
