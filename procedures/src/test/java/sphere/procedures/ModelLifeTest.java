package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import org.neo4j.procedure.TerminationGuard;
import org.neo4j.procedure.memory.HeapEstimator;
import org.neo4j.procedure.memory.ProcedureMemory;
import org.neo4j.procedure.memory.ProcedureMemoryTracker;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;

/** Models over time: abort, crash, restart, drop, two at once. */
class ModelLifeTest {
  @RegisterExtension static final Database graph = new Database();

  private static final String SUBSUMES =
      "MATCH (a {name: 'animal'}), (p {name: 'poodle'}) RETURN sphere.subsumes(a, p) AS s,"
          + " sphere.contains(a, p) AS c";

  private static final String MANY =
      "CREATE (t:Top {name: 'top'}) WITH t UNWIND range(1, 110) AS i CREATE (m:Mid)-[:IS_A]->(t)"
          + " WITH m UNWIND range(1, 200) AS j CREATE (:Low)-[:IS_A]->(m)";

  @ParameterizedTest
  @ValueSource(strings = {"writing", "removing", "audit", "embed"})
  void abortInTheMiddleLeavesTheGraphAsItWas(String phase) {
    graph.run(MANY);
    graph.run("CALL sphere.train('sphere', {dimension: 3})");
    graph.run("MATCH (:Low)-[r]->() WITH r LIMIT 11000 DELETE r");
    List<String> before = graph.everything();
    Job[] job = new Job[1];
    TerminationGuard guard = () -> stopIn(job[0], phase);
    try (Transaction tx = graph.service().beginTx();
        Job running =
            new Jobs().writing("neo4j", "sphere", new Job.CallContext(guard, new NoAccount()))) {
      job[0] = running;
      TrainSettings settings = TrainSettings.of("sphere", Map.of("dimension", 5L));
      assertThat(catchThrowable(() -> new Training(tx, running).write(settings, graph.service())))
          .hasMessage("stopped in " + phase);
    }
    assertThat(graph.everything()).isEqualTo(before);
  }

  // In the phases that change the graph, not before the second batch.
  private static void stopIn(Job job, String phase) {
    boolean late = job != null && (job.fraction() > 0 || !job.isChanging());
    if (late && job.phase().equals(phase)) {
      throw new IllegalStateException("stopped in " + phase);
    }
  }

  // Stands for the account of a transaction, which only a running procedure has.
  private record NoAccount() implements ProcedureMemory {
    @Override
    public ProcedureMemoryTracker newTracker() {
      return new ProcedureMemoryTracker() {
        @Override
        public void allocateHeap(long bytes) {}

        @Override
        public void releaseHeap(long bytes) {}

        @Override
        public void close() {}
      };
    }

    @Override
    public HeapEstimator heapEstimator() {
      throw new AssertionError("not asked for");
    }

    @Override
    public HeapTrackingCollectionFactory collections() {
      throw new AssertionError("not asked for");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 400})
  void aTransactionThatTimesOutLeavesTheGraphAsItWas(int millis) {
    graph.run(MANY);
    List<String> before = graph.everything();
    try (Transaction tx = graph.service().beginTx(millis, TimeUnit.MILLISECONDS)) {
      tx.execute("CALL sphere.train()").resultAsString();
      tx.commit();
      assertThat(graph.value("CALL sphere.models() YIELD f1")).isEqualTo(1.0);
    } catch (RuntimeException e) {
      // The time may also run out after all was written, before the caller's own commit.
      if (graph.run("CALL sphere.models() YIELD state WHERE state = 'READY' RETURN 1").isEmpty()) {
        assertThat(graph.everything()).isEqualTo(before);
      }
    }
  }

  @Test
  void nodesOfTheSameTransactionAreRefusedAndNothingIsLeft() {
    try (Transaction tx = graph.service().beginTx()) {
      tx.execute(TrainProceduresTest.ANIMALS).close();
      assertThat(catchThrowable(() -> tx.execute("CALL sphere.train()").resultAsString()))
          .rootCause()
          .hasMessageMatching(
              "Node \\S+ cannot be written to: it was created in the transaction that trains, or"
                  + " deleted meanwhile\\. Commit first, then train again\\.");
    }
    assertThat(graph.everything()).isEmpty();
  }

  @Test
  void oneTrainingAtATimeAndTheSecondIsToldSo() {
    Jobs jobs = new Jobs();
    Job.CallContext context = new Job.CallContext(() -> {}, new NoAccount());
    try (Job first = jobs.writing("neo4j", "a", context);
        Job elsewhere = jobs.writing("other", "a", context)) {
      first.progress("embed", .5);
      assertThat(jobs.running()).containsExactlyInAnyOrder(first, elsewhere);
      assertThat(catchThrowable(() -> jobs.writing("neo4j", "b", context)))
          .hasMessage(
              "Database `neo4j` is busy with model `a` (embed, 50 % done, for 0 s). Wait for it,"
                  + " or terminate its transaction.");
    }
    jobs.writing("neo4j", "b", context).close();
    assertThat(jobs.running()).isEmpty();
  }

  @Test
  void dropRemovesTheBallsOfThatModelOnly() {
    graph.run(TrainProceduresTest.ANIMALS);
    List<String> before = graph.everything();
    graph.run("CALL sphere.train('a')");
    graph.run("CALL sphere.train('b', {centerProperty: 'c', radiusProperty: 'r'})");
    assertThat(graph.run("CALL sphere.drop('b')").get(0))
        .containsEntry("nodePropertiesRemoved", 16L);
    assertThat(graph.value("MATCH (n:Concept) RETURN sphere.subsumes(n, n, 'a') LIMIT 1"))
        .isEqualTo(true);
    graph.run("CALL sphere.drop('a')");
    assertThat(graph.everything()).isEqualTo(before);
    assertThat(graph.failure("CALL sphere.violations('a')")).startsWith("No model `a`");
  }

  @Test
  void modelDeletedByHandIsNotServed() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train()");
    graph.run("MATCH (m:SphereModel) DELETE m");
    assertThat(
            graph.failure("MATCH (n {name: 'dog'}) CALL sphere.ancestors(n) YIELD node RETURN 1"))
        .startsWith("No model `sphere`");
  }

  @Test
  void aNewNodeWithTheIdOfADeletedOneIsNoMember() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train()");
    graph.run("MATCH (n {name: 'rock'}) DETACH DELETE n");
    for (int i = 0; i < 100; i++) {
      graph.run("CREATE (:New)");
    }
    assertThat(
            graph.run(
                "MATCH (n:New), (t {name: 'thing'}) WHERE sphere.subsumes(t, n) IS NOT NULL RETURN n"))
        .isEmpty();
  }

  @Test
  void modelsAnswerAfterARestartUnlessTheGraphHasChanged(@TempDir Path home) {
    try (Server server = new Server(home, Set.of())) {
      run(server, TrainProceduresTest.ANIMALS);
      run(server, "CALL sphere.train('sphere', {charts: 1})");
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(run(server, SUBSUMES)).containsExactly(Map.of("s", true, "c", true));
      assertThat(run(server, "CALL sphere.violations() YIELD kind RETURN kind")).isNotEmpty();
      run(server, "MATCH (a {name: 'rock'}), (b {name: 'pet'}) CREATE (a)-[:IS_A]->(b)");
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(Database.failure(server.db(), SUBSUMES))
          .isEqualTo(
              "Model `sphere` is not in memory, and the graph has changed since it was trained."
                  + " Train it again with `CALL sphere.train('sphere')`.");
      // What a server killed while writing leaves behind.
      run(server, "MATCH (m:SphereModel) SET m.state = 'INCOMPLETE'");
      assertThat(Database.failure(server.db(), SUBSUMES))
          .startsWith(
              "Model `sphere` in database `neo4j` is being written or was left half-written.");
      assertThat(run(server, "CALL sphere.models() YIELD state RETURN state"))
          .containsExactly(Map.of("state", "INCOMPLETE"));
      run(server, "CALL sphere.train()");
      assertThat(run(server, SUBSUMES)).containsExactly(Map.of("s", true, "c", true));
    }
  }

  private static List<Map<String, Object>> run(Server server, String query) {
    GraphDatabaseService db = server.db();
    return Database.run(db, query, Map.of());
  }
}
