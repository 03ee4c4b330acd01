package sphere.benchmarks.database;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sphere.benchmarks.Figures;

/** What a restart and new leaves cost. */
final class LifeTimes {
  private static final int LEAVES = 1000;

  private final Samples samples;
  private final Truth truth;
  private long wrong;

  LifeTimes(Truth truth, Samples samples) {
    this.truth = truth;
    this.samples = samples;
  }

  /**
   * How long the first question after a restart takes, which reads the model back.
   *
   * @param server that has just started
   * @param startSeconds how long that took
   */
  Figures reload(Server server, double startSeconds) {
    Samples.Pair pair = samples.pairs(1).get(0);
    server.run(Texts.EXISTS, ConceptGraph.ids(pair.a(), pair.b()));
    long begin = System.nanoTime();
    List<Map<String, Object>> rows =
        server.run(Texts.SUBSUMES, ConceptGraph.ids(pair.a(), pair.b()));
    double reload = (System.nanoTime() - begin) / 1e9;
    boolean expected = truth.subsumes(pair.b(), pair.a());
    wrong += rows.get(0).containsValue(expected) ? 0 : 1;
    return new Figures().put("startSeconds", startSeconds).put("reloadSeconds", reload);
  }

  /** How long the model takes to learn of a thousand new leaves. */
  Figures refresh(Server server) {
    List<List<Long>> leaves =
        IntStream.range(0, LEAVES)
            .mapToObj(i -> List.of((long) truth.nodeCount() + i, (long) samples.nodes(1)[0]))
            .toList();
    server.run(
        "UNWIND $leaves AS leaf MATCH (p:Concept {id: leaf[1]})"
            + " CREATE (:Concept {id: leaf[0]})-[:IS_A]->(p)",
        Map.of("leaves", leaves));
    long begin = System.nanoTime();
    server.run(Texts.REFRESH);
    double refresh = (System.nanoTime() - begin) / 1e9;
    wrong += LEAVES - known(server, leaves);
    return new Figures().put("refreshSeconds", refresh);
  }

  private static long known(Server server, List<List<Long>> leaves) {
    return server.count(
        "UNWIND $leaves AS leaf MATCH (p:Concept {id: leaf[1]}), (x:Concept {id: leaf[0]})"
            + " WITH p, x WHERE sphere.subsumes(p, x) AND NOT sphere.subsumes(x, p) RETURN count(*)",
        Map.of("leaves", leaves));
  }

  /** Answers that were not the truth. */
  long wrong() {
    return wrong;
  }
}
