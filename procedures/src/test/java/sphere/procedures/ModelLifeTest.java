package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.event.PropertyEntry;
import org.neo4j.graphdb.event.TransactionData;
import org.neo4j.graphdb.event.TransactionEventListener;
import org.neo4j.graphdb.event.TransactionEventListenerAdapter;
import org.neo4j.procedure.TerminationGuard;
import sphere.gpu.Gpu;
import sphere.procedures.catalog.Models;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.job.Devices;
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
  @CsvSource({
    "writing, constructive",
    "removing, constructive",
    "audit, constructive",
    "embed, constructive",
    "'refine, epoch 2', spherex",
    "settle radii, spherex"
  })
  void abortInTheMiddleLeavesTheGraphAsItWas(String phase, String objective) {
    graph.run(MANY);
    graph.run("CALL sphere.train('sphere', {dimension: 3})");
    graph.run("MATCH (:Low)-[r]->() WITH r LIMIT 11000 DELETE r");
    List<String> before = graph.everything();
    Job[] job = new Job[1];
    TerminationGuard guard = () -> stopIn(job[0], phase);
    try (Transaction tx = graph.service().beginTx();
        Job running =
            new Jobs((database, model) -> {})
                .writing("neo4j", "sphere", new Job.CallContext(guard, new NoAccount()))) {
      job[0] = running;
      TrainSettings settings =
          TrainSettings.of("sphere", Map.of("dimension", 5L, "objective", objective));
      assertThat(
              catchThrowable(
                  () ->
                      new Training(
                              tx,
                              running,
                              new Models(Optional.empty(), why -> {}),
                              new Devices(new Gpu(), line -> {}).computing("cpu"))
                          .write(settings, graph.service())))
          .hasMessage("stopped in " + phase);
    }
    assertThat(graph.everything()).isEqualTo(before);
  }

  /** Shapes that only training knows: a chosen dimension, and what the descent was told. */
  @Test
  void modelsOfEveryKindAnswerAfterARestart(@TempDir Path home) {
    List<Map<String, Object>> before;
    String models =
        "CALL sphere.models() YIELD model, configuration, charts, floatsPerNode, f1, state RETURN *"
            + " ORDER BY model";
    String margins =
        "MATCH (a:D), (b:D) RETURN elementId(a) AS a, elementId(b) AS b, sphere.margin(a, b,"
            + " 'chosen') AS c, sphere.margin(a, b, 'descent') AS d ORDER BY a, b";
    List<Map<String, Object>> asked;
    try (Server server = new Server(home, Set.of())) {
      run(
          server,
          "CREATE (c:D) WITH c UNWIND range(1, 17) AS i CREATE (c)-[:IS_A]->(:D),"
              + " (:D)-[:IS_A]->(c)");
      run(server, "CALL sphere.train('chosen')");
      run(
          server,
          "CALL sphere.train('descent', {objective: 'spherex', start: 'random', maxEpochs: 3,"
              + " centerProperty: 'c', radiusProperty: 'r'})");
      before = run(server, models);
      asked = run(server, margins);
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(run(server, margins)).isEqualTo(asked);
      assertThat(run(server, models)).isEqualTo(before);
      assertThat(before.get(0)).containsEntry("floatsPerNode", 51L).containsEntry("charts", 17L);
    }
  }

  /** Wherever learning from features stops, nothing of it stays. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "reading features",
        "encode",
        "learn, epoch 1",
        "rehearse, epoch 1",
        "settle radii",
        "writing"
      })
  void abortWhileFeaturesAreLearnedLeavesTheGraphAsItWas(String phase) {
    graph.run(FEW);
    graph.run("CALL sphere.train('sphere', {" + FEATURES + "})");
    graph.run(
        "MATCH (n:Thing {k: 3}) DETACH DELETE n WITH 1 AS one MATCH (n:Thing {k: 4}) SET n.name ="
            + " 'other ' + n.name");
    graph.run("UNWIND range(1, 10000) AS i CREATE (:Thing)");
    List<String> before = graph.everything();
    Job[] job = new Job[1];
    TerminationGuard guard = () -> stopIn(job[0], phase);
    try (Transaction tx = graph.service().beginTx();
        Job running =
            new Jobs((database, model) -> {})
                .writing("neo4j", "sphere", new Job.CallContext(guard, new NoAccount()))) {
      job[0] = running;
      TrainSettings settings =
          TrainSettings.of(
              "sphere",
              Map.of(
                  "nodeLabels", "Thing",
                  "featureProperty", "vec",
                  "textProperty", "name",
                  "encodeProperty", "enc",
                  "semanticDimension", 3L,
                  "semanticEpochs", 1L));
      assertThat(
              catchThrowable(
                  () ->
                      new Training(
                              tx,
                              running,
                              new Models(Optional.empty(), why -> {}),
                              new Devices(new Gpu(), line -> {}).computing("cpu"))
                          .write(settings, graph.service())))
          .hasMessage("stopped in " + phase);
    }
    assertThat(graph.everything()).isEqualTo(before);
  }

  private static final String FEW = PlacingTest.KINDS;

  private static final String FEATURES =
      "featureProperty: 'vec', textProperty: 'name', encodeProperty: 'enc', semanticDimension: 4,"
          + " semanticEpochs: 4";

  /** As a model in memory and one read back must be the same, so must what they place. */
  @Test
  void placementsAreTheSameAfterARestart(@TempDir Path home) {
    String place =
        "UNWIND ['no 3 kind 2', {features: [0, 0, 1, 1]}, {features: [0, 0, 1, 1], name: 'kind 3'}]"
            + " AS input CALL sphere.place(input, {limit: 100, mode: 'insert'}) YIELD node, rank,"
            + " margin, probability, confidence, score, evidence, children, center, radius RETURN"
            + " elementId(node) AS id, rank, margin, probability, confidence, score, [e IN evidence |"
            + " [elementId(e.node), e.nearness]] AS e, [c IN children | elementId(c)] AS c, center,"
            + " radius";
    String complete =
        "CALL sphere.complete('sphere', {minConfidence: .01}) YIELD kind, child, parent, confidence"
            + " RETURN kind, elementId(child) AS c, elementId(parent) AS p, confidence";
    // Not the bytes: they count what threads that place at once hold, and how many do is chance.
    String models =
        "CALL sphere.models() YIELD model, state, nodeCount, relationshipCount, charts, f1,"
            + " semanticEpochs, semanticHeldOut, semanticLoss, semanticPrecision, semanticRecall,"
            + " semanticUncertifiedEdges, trained, configuration";
    List<Map<String, Object>> placed;
    List<Map<String, Object>> completed;
    List<Map<String, Object>> listed;
    try (Server server = new Server(home, Set.of())) {
      run(server, FEW);
      run(server, "MATCH (n:Thing {k: 7}) REMOVE n.vec, n.name");
      run(server, "CALL sphere.train('sphere', {" + FEATURES + "})");
      placed = run(server, place);
      completed = run(server, complete);
      listed = run(server, models);
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(run(server, place)).isEqualTo(placed).hasSize(3 * 65);
      assertThat(run(server, complete)).isEqualTo(completed).isNotEmpty();
      assertThat(run(server, models)).isEqualTo(listed);
      // Texts may change; the balls of the model may not be taken away.
      run(server, "MATCH (n {name: 'kind 1'}) SET n.name = 7");
      // Who writes back what placing said of a member leaves a list of 64-bit floats.
      run(
          server,
          "MATCH (n:Thing {k: 8}) CALL sphere.place(n, {limit: 1}) YIELD center, radius"
              + " SET n.sphereSemanticCenter = center, n.sphereSemanticRadius = radius");
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(run(server, place)).hasSize(3 * 65);
      run(server, "MATCH (n {name: 'kind 2'}) REMOVE n.sphereSemanticRadius");
    }
    // Whose semantic ball is gone is looked for between its parents.
    try (Server server = new Server(home, Set.of())) {
      assertThat(run(server, place)).hasSize(3 * 65);
    }
  }

  @Test
  void trainingWithoutFeaturesAndDropTakeTheirBallsOff() {
    graph.run(FEW);
    List<String> before = graph.everything();
    graph.run("CALL sphere.train('sphere')");
    graph.run("CALL sphere.train('sphere', {" + FEATURES + "})");
    graph.run("CALL sphere.train('sphere')");
    assertThat(
            graph.value(
                "MATCH (n:Thing) UNWIND keys(n) AS k WITH DISTINCT k ORDER BY k RETURN collect(k)"))
        .isEqualTo(List.of("c", "k", "name", "of", "sphereCenter", "sphereRadius", "vec"));
    assertThat(
            graph.value(
                "MATCH (m:SphereModel) RETURN [k IN keys(m) WHERE k STARTS WITH 'semantic' OR k"
                    + " STARTS WITH 'replaced' | k]"))
        .isEqualTo(List.of());
    graph.run("CALL sphere.train('sphere', {" + FEATURES + "})");
    assertThat(graph.run("CALL sphere.drop('sphere')").get(0))
        .containsEntry("nodePropertiesRemoved", 6L * 65);
    assertThat(graph.everything()).isEqualTo(before);
  }

  @Test
  void twoModelsKeepTheirFeaturesApart() {
    graph.run(FEW);
    graph.run(
        "CALL sphere.train('a', {featureProperty: 'vec', semanticDimension: 4, semanticEpochs: 4})");
    String place =
        "CALL sphere.place([0, 2, 0, 0], {model: '%s'}) YIELD node, score RETURN node, score";
    List<Map<String, Object>> first = graph.run(place.formatted("a"));
    graph.run(
        "CALL sphere.train('b', {featureProperty: 'vec', semanticDimension: 3, semanticEpochs: 2,"
            + " centerProperty: 'c2', radiusProperty: 'r2', semanticCenterProperty: 's2',"
            + " semanticRadiusProperty: 't2'})");
    assertThat(graph.run(place.formatted("a"))).isEqualTo(first);
    assertThat(graph.run(place.formatted("b"))).isNotEqualTo(first);
    assertThat(graph.run("CALL sphere.drop('b')").get(0))
        .containsEntry("nodePropertiesRemoved", 4L * 65);
    assertThat(graph.run(place.formatted("a"))).isEqualTo(first);
    assertThat(
            graph.value("MATCH (n:Thing) WHERE size(n.sphereSemanticCenter) = 4 RETURN count(n)"))
        .isEqualTo(65L);
  }

  /** A server killed while a model is trained anew leaves both kinds of balls to be found. */
  @Test
  void dropFindsSemanticBallsThatAKilledRetrainingWasReplacing() {
    graph.run(FEW);
    List<String> before = graph.everything();
    graph.run("CALL sphere.train('m', {" + FEATURES + "})");
    try (Transaction tx = graph.service().beginTx()) {
      Optional<ModelNode> record = ModelNode.find(tx, "m");
      Map<String, Object> plain = new HashMap<>(record.get().properties());
      plain.keySet().removeIf(k -> k.startsWith("semantic") || k.equals("encodeProperty"));
      new ModelNode("m", ModelNode.State.READY, plain).replacing(record).save(tx);
      tx.commit();
    }
    graph.run("CALL sphere.drop('m')");
    assertThat(graph.everything()).isEqualTo(before);
  }

  // In the phases that change the graph, not before the second batch.
  private static void stopIn(Job job, String phase) {
    boolean late = job != null && (job.fraction() > 0 || !job.isChanging());
    if (late && job.phase().equals(phase)) {
      throw new IllegalStateException("stopped in " + phase);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aTransactionTerminatedWhileWritingLeavesTheGraphAsItWas(int batch) {
    graph.run(MANY);
    graph.run("CALL sphere.train('sphere', {dimension: 3})");
    List<String> before = graph.everything();
    try (Transaction tx = graph.service().beginTx()) {
      AtomicInteger commits = new AtomicInteger();
      TransactionEventListener<Object> terminator = terminator(tx, commits, batch);
      graph.management().registerTransactionEventListener("neo4j", terminator);
      try {
        assertThat(
                catchThrowable(
                    () ->
                        tx.execute("CALL sphere.train('sphere', {dimension: 5})").resultAsString()))
            .isNotNull();
      } finally {
        graph.management().unregisterTransactionEventListener("neo4j", terminator);
      }
      assertThat(commits.get()).isGreaterThanOrEqualTo(batch);
    }
    assertThat(graph.everything()).isEqualTo(before);
    assertThat(graph.run("CALL sphere.models() YIELD state RETURN state"))
        .containsExactly(Map.of("state", "READY"));
  }

  // Terminates the transaction of the call when the given batch of balls is being committed.
  private static TransactionEventListener<Object> terminator(
      Transaction tx, AtomicInteger commits, int batch) {
    return new TransactionEventListenerAdapter<>() {
      @Override
      public Object beforeCommit(TransactionData data, Transaction inner, GraphDatabaseService db) {
        for (PropertyEntry<Node> entry : data.assignedNodeProperties()) {
          if (entry.key().equals("sphereCenter")) {
            if (commits.incrementAndGet() == batch) {
              tx.terminate();
            }
            break;
          }
        }
        return null;
      }
    };
  }

  /** The caller's lock once made undo wait for the same lock and left the model half-written. */
  @Test
  void aLockOfTheCallerEndsInASentenceAndLeavesTheGraphAsItWas() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train('sphere', {dimension: 3})");
    List<String> before = graph.everything();
    try (Transaction tx = graph.service().beginTx()) {
      tx.acquireWriteLock(tx.findNode(Label.label("Concept"), "name", "dog"));
      assertThat(catchThrowable(() -> tx.execute("CALL sphere.train()").resultAsString()))
          .rootCause()
          .hasMessage(
              "Nodes could not be written to within 20 s: another transaction, perhaps the one that"
                  + " made this call, has locked one of them. Commit it first, then call again.");
    }
    assertThat(graph.everything()).isEqualTo(before);
    assertThat(graph.run(SUBSUMES)).containsExactly(Map.of("s", true, "c", true));
  }

  /** An error of the machine once left old and new balls side by side, and both were served. */
  @Test
  void anErrorWhileWritingIsUndoneToo() {
    graph.run(MANY);
    graph.run("CALL sphere.train('sphere', {dimension: 3})");
    List<String> before = graph.everything();
    Job[] job = new Job[1];
    TerminationGuard guard =
        () -> {
          if (job[0] != null && job[0].phase().equals("writing") && job[0].fraction() > .5) {
            throw new OutOfMemoryError("simulated");
          }
        };
    try (Transaction tx = graph.service().beginTx();
        Job running =
            new Jobs((database, model) -> {})
                .writing("neo4j", "sphere", new Job.CallContext(guard, new NoAccount()))) {
      job[0] = running;
      TrainSettings settings = TrainSettings.of("sphere", Map.of("randomSeed", 9L));
      assertThat(
              catchThrowable(
                  () ->
                      new Training(
                              tx,
                              running,
                              new Models(Optional.empty(), why -> {}),
                              new Devices(new Gpu(), line -> {}).computing("cpu"))
                          .write(settings, graph.service())))
          .isInstanceOf(OutOfMemoryError.class);
    }
    assertThat(graph.everything()).isEqualTo(before);
  }

  /** What stands in a transaction that rolls back was once loaded, and evicted, for everyone. */
  @Test
  void whatIsNotCommittedIsNeitherLoadedNorEvicted(@TempDir Path home) {
    try (Server server = new Server(home, Set.of())) {
      run(server, TrainProceduresTest.ANIMALS);
      run(server, "CALL sphere.train()");
    }
    try (Server server = new Server(home, Set.of())) {
      try (Transaction tx = server.db().beginTx()) {
        tx.execute("MATCH (n {name: 'rock'}) SET n.sphereRadius = [1000000.0, 1000000.0]").close();
        tx.execute("MATCH (n {name: 'rock'}) CALL sphere.descendants(n) YIELD node RETURN node")
            .resultAsString();
      }
      assertThat(
              run(
                  server,
                  "MATCH (n {name: 'rock'}) CALL sphere.descendants(n, {by: 'containment'})"
                      + " YIELD node RETURN node"))
          .isEmpty();
      try (Transaction tx = server.db().beginTx()) {
        tx.execute("MATCH (m:SphereModel) DELETE m").close();
        assertThat(catchThrowable(() -> tx.execute("CALL sphere.violations()").resultAsString()))
            .rootCause()
            .hasMessageStartingWith("No model `sphere`");
      }
      assertThat(run(server, SUBSUMES)).containsExactly(Map.of("s", true, "c", true));
    }
  }

  // What a server leaves that is killed while model m, trained under the usual names, is trained
  // anew with other names: the record of the new training, which tells of the old one too.
  private static void killed(String center, String radius) {
    graph.run(
        "MATCH (m:SphereModel) SET m.state = 'INCOMPLETE',"
            + " m.`replaced.0.centerProperty` = m.centerProperty,"
            + " m.`replaced.0.radiusProperty` = m.radiusProperty,"
            + " m.`replaced.0.floats` = m.floats, m.`replaced.0.chartCount` = m.chartCount,"
            + " m.centerProperty = $c, m.radiusProperty = $r",
        Map.of("c", center, "r", radius));
  }

  /** Keys that change no ball are part of the model too. */
  @Test
  void theCallThatWritesAHalfWrittenModelWholeMakesTheSameModel() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run(
        "CALL sphere.train(\"it's\", {autoRefresh: true, randomSeed: 7, nodeLabels: 'Concept',"
            + " centerProperty: 'c', radiusProperty: 'r'})");
    String told = "CALL sphere.models() YIELD configuration";
    Object before = graph.value(told);
    graph.run("MATCH (m:SphereModel) SET m.state = 'INCOMPLETE'");
    String message = graph.failure("MATCH (n) RETURN sphere.contains(n, n, \"it's\")");
    assertThat(message).contains("autoRefresh: true", "randomSeed: 7", "centerProperty: 'c'");
    List<String> calls =
        Pattern.compile("`(CALL .*?\\))`")
            .matcher(message)
            .results()
            .map(found -> found.group(1))
            .toList();
    graph.run(calls.get(0));
    assertThat(graph.value(told)).isEqualTo(before);
    assertThat(graph.value("CALL sphere.models() YIELD state")).isEqualTo("READY");
    graph.run(calls.get(1));
    assertThat(graph.run("CALL sphere.models()")).isEmpty();
  }

  /** A killed retraining under new names once left balls that no drop could find. */
  @Test
  void dropFindsTheBallsThatAKilledRetrainingWasReplacing() {
    graph.run(TrainProceduresTest.ANIMALS);
    List<String> before = graph.everything();
    graph.run("CALL sphere.train('m')");
    killed("c", "r");
    assertThat(graph.failure("MATCH (n) RETURN sphere.contains(n, n, 'm')"))
        .contains("was left half-written");
    graph.run("CALL sphere.drop('m')");
    assertThat(graph.everything()).isEqualTo(before);
  }

  /** Half of the nodes with new balls, half with old ones that share a name with them. */
  @Test
  void aKilledPartialRenamingCanBeTrainedAgainAndDropped() {
    graph.run(TrainProceduresTest.ANIMALS);
    List<String> before = graph.everything();
    for (String next : List.of("", ", {radiusProperty: 'r2'}", ", {centerProperty: 'c'}")) {
      graph.run("CALL sphere.train('m')");
      killed("sphereCenter", "r2");
      graph.run("MATCH (n:Concept) WITH n LIMIT 4 SET n.r2 = n.sphereRadius REMOVE n.sphereRadius");
      graph.run("CALL sphere.train('m'" + next + ")");
      assertThat(graph.value("MATCH (n:Concept) WHERE size(keys(n)) <> 3 RETURN count(n)"))
          .isEqualTo(0L);
      graph.run("CALL sphere.drop('m')");
      assertThat(graph.everything()).isEqualTo(before);
    }
  }

  /** A second training over a killed one once forgot what the first was replacing. */
  @Test
  void everyShapeIsRememberedUntilAModelIsWhole() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train('m')");
    killed("b", "br");
    try (Transaction tx = graph.service().beginTx()) {
      Optional<ModelNode> record = ModelNode.find(tx, "m");
      ModelNode next = new ModelNode("m", ModelNode.State.READY, renamed(record.get()));
      assertThat(next.replacing(record).shapes())
          .extracting(shape -> shape.names().center())
          .containsExactly("c", "b", "sphereCenter");
    }
  }

  private static Map<String, Object> renamed(ModelNode record) {
    Map<String, Object> properties = new HashMap<>(record.properties());
    properties.keySet().removeIf(key -> key.startsWith("replaced."));
    properties.put("centerProperty", "c");
    return properties;
  }

  /** Dropping a half-written model once took the balls of another with it. */
  @Test
  void namesThatAHalfWrittenModelMayStillUseAreNotFree() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train('m')");
    killed("c", "r");
    graph.run("MATCH (n:Concept) REMOVE n.sphereCenter, n.sphereRadius");
    assertThat(graph.failure("CALL sphere.train('n')")).contains("hold the balls of model `m`");
  }

  /**
   * In the moment in which an exchange begins, functions once failed though the old model was
   * there.
   */
  @Test
  void functionsAnswerThroughoutRetrainings() throws Exception {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train()");
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService asker = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> asked =
          asker.submit(
              () -> {
                int queries = 0;
                while (!done.get()) {
                  assertThat(graph.run(SUBSUMES)).containsExactly(Map.of("s", true, "c", true));
                  queries++;
                }
                return queries;
              });
      for (int i = 0; i < 60; i++) {
        graph.run("CALL sphere.train('sphere', {randomSeed: " + i + "})");
      }
      done.set(true);
      assertThat(asked.get()).isPositive();
    } finally {
      done.set(true);
      asker.shutdown();
    }
  }

  @Test
  void nodesOfTheSameTransactionAreRefusedAndNothingIsLeft() {
    try (Transaction tx = graph.service().beginTx()) {
      tx.execute(TrainProceduresTest.ANIMALS).close();
      assertThat(catchThrowable(() -> tx.execute("CALL sphere.train()").resultAsString()))
          .rootCause()
          .hasMessage(
              "This transaction has changed the graph, and nobody else sees that yet. Commit first,"
                  + " then call again.");
    }
    assertThat(graph.everything()).isEmpty();
  }

  @Test
  void oneTrainingAtATimeAndTheSecondIsToldSo() {
    Jobs jobs = new Jobs((database, model) -> {});
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

  /** Lists of no length, or without a radius in the first chart, are no ball of any model. */
  @Test
  void dropLeavesListsThatAreNoBalls() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train('sphere', {charts: 2, dimension: 2})");
    try (Transaction tx = graph.service().beginTx()) {
      for (double[] radii : new double[][] {{}, {Double.NaN}, {Double.NaN, 1}}) {
        Node mine = tx.createNode();
        mine.setProperty("sphereCenter", new float[radii.length > 1 ? 2 : 0]);
        mine.setProperty("sphereRadius", radii);
      }
      tx.commit();
    }
    assertThat(graph.run("CALL sphere.drop('sphere')").get(0))
        .containsEntry("nodePropertiesRemoved", 16L);
    assertThat(graph.value("MATCH (n) WHERE n.sphereRadius IS NOT NULL RETURN count(n)"))
        .isEqualTo(3L);
  }

  @Test
  void modelDeletedByHandIsNotServed() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train()");
    graph.run("MATCH (m:SphereModel) DELETE m");
    assertThat(graph.failure(SUBSUMES)).startsWith("No model `sphere`");
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
    assertThat(
            graph.run(
                "MATCH (t {name: 'thing'}) CALL sphere.descendants(t) YIELD node WHERE node:New"
                    + " RETURN node"))
        .isEmpty();
  }

  @Test
  void modelsAnswerAfterARestartThoughTheGraphHasChanged(@TempDir Path home) {
    try (Server server = new Server(home, Set.of())) {
      run(server, TrainProceduresTest.ANIMALS);
      run(server, TrainProceduresTest.LAYERS);
      run(server, "CALL sphere.train('sphere', {charts: 1})");
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(run(server, SUBSUMES)).containsExactly(Map.of("s", true, "c", true));
      assertThat(run(server, "CALL sphere.violations() YIELD kind RETURN kind")).isNotEmpty();
      run(server, "MATCH (a {name: 'rock'}), (b {name: 'pet'}) CREATE (a)-[:IS_A]->(b)");
    }
    try (Server server = new Server(home, Set.of())) {
      // The order is that of the graph as it was read.
      assertThat(run(server, SUBSUMES)).containsExactly(Map.of("s", true, "c", true));
      assertThat(run(server, "CALL sphere.models() YIELD stale RETURN stale"))
          .containsExactly(Map.of("stale", true));
      assertThat(
              run(
                  server,
                  "MATCH (a {name: 'rock'}), (b {name: 'pet'}) RETURN sphere.subsumes(b, a) AS s"))
          .containsExactly(Map.of("s", true));
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
