package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.dbms.archive.DumpFormatSelector;
import org.neo4j.dbms.archive.Dumper;
import org.neo4j.dbms.archive.Loader;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import org.neo4j.io.fs.FileSystemAbstraction;
import org.neo4j.io.layout.DatabaseLayout;
import org.neo4j.io.layout.Neo4jLayout;
import org.neo4j.procedure.TerminationGuard;
import sphere.procedures.catalog.Caller;
import sphere.procedures.catalog.Model;
import sphere.procedures.catalog.Models;
import sphere.procedures.config.RefreshSettings;
import sphere.procedures.job.Job;

/** A refresh takes in what changed, and nothing else. */
class RefreshTest {
  @RegisterExtension static final Database graph = new Database();

  private static final String WRONG =
      "MATCH (a:Concept), (b:Concept) WHERE EXISTS {(a)-[:IS_A]-()} AND EXISTS {(b)-[:IS_A]-()} AND"
          + " coalesce(toString(sphere.subsumes(a, b)), 'unknown') <> toString(EXISTS"
          + " {(b)-[:IS_A*0..]->(a)}) RETURN count(*)";
  private static final String BALLS =
      "MATCH (n:Concept) RETURN elementId(n) AS id, n.sphereCenter AS c, n.sphereRadius AS r ORDER BY"
          + " id";
  private static final String STALE = "CALL sphere.models() YIELD stale";
  private static final String REFRESH = "CALL sphere.refresh()";

  private static Map<String, Object> refresh() {
    return graph.run(REFRESH).get(0);
  }

  private static void train() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train()");
    assertThat(graph.value(WRONG)).isEqualTo(0L);
  }

  private static List<String> balls(GraphDatabaseService db) {
    return Database.run(db, BALLS, Map.of()).stream()
        .map(row -> row.get("id") + ":" + text(row.get("c")) + text(row.get("r")))
        .toList();
  }

  private static String text(Object value) {
    return value instanceof float[] floats
        ? java.util.Arrays.toString(floats)
        : value instanceof double[] doubles
            ? java.util.Arrays.toString(doubles)
            : String.valueOf(value);
  }

  @Test
  void aNewLeafGetsABallAndNoOtherMoves() {
    train();
    List<String> before = balls(graph.service());
    graph.run("MATCH (d {name: 'dog'}) CREATE (:Concept {name: 'puppy'})-[:IS_A]->(d)");
    assertThat(refresh())
        .containsEntry("nodesPlaced", 1L)
        .containsEntry("nodesRemoved", 0L)
        .containsEntry("nodesKept", 8L)
        .containsEntry("edgesAdded", 1L)
        .containsEntry("edgesRemoved", 0L)
        .containsEntry("nodePropertiesWritten", 2L)
        .containsEntry("nodeCount", 9L)
        .containsEntry("relationshipCount", 9L)
        .containsEntry("f1", 1.0)
        .containsEntry("retrain", false);
    assertThat(balls(graph.service())).containsAll(before).hasSize(9);
    assertThat(graph.value(WRONG)).isEqualTo(0L);
    assertThat(graph.value(STALE)).isEqualTo(false);
    assertThat(
            graph.value(
                "MATCH (a {name: 'animal'}), (p {name: 'puppy'}) RETURN sphere.contains(a, p)"))
        .isEqualTo(true);
  }

  @Test
  void nothingToDoIsDoneAtOnce() {
    train();
    List<String> before = graph.everything();
    assertThat(refresh())
        .containsEntry("reason", "Nothing has changed.")
        .containsEntry("nodesKept", 8L)
        .containsEntry("nodePropertiesWritten", 0L);
    assertThat(graph.everything()).isEqualTo(before);
  }

  @Test
  void whatIsGoneIsTakenOff() {
    train();
    graph.run("MATCH (d {name: 'dog'}) DETACH DELETE d");
    graph.run("MATCH ({name: 'rock'})-[r]->() DELETE r");
    // Poodle and rock have no relationship left, so they are no members; their balls go.
    assertThat(refresh()).containsEntry("nodesRemoved", 3L).containsEntry("nodeCount", 5L);
    assertThat(
            graph.value(
                "MATCH (n:Concept) WHERE n.sphereRadius IS NULL AND n.sphereCenter IS NULL WITH"
                    + " n.name AS name ORDER BY name RETURN collect(name)"))
        .isEqualTo(List.of("poodle", "rock"));
    assertThat(
            graph.value(
                "MATCH (a {name: 'thing'}), (p {name: 'rock'}) RETURN sphere.subsumes(a, p)"))
        .isNull();
  }

  @Test
  void edgesComeAndGoWithoutABallThatMoves() {
    train();
    List<String> before = balls(graph.service());
    graph.run("MATCH ({name: 'dog'})-[r]->({name: 'pet'}) DELETE r");
    graph.run("MATCH (c {name: 'cat'}), (d {name: 'canine'}) CREATE (c)-[:IS_A]->(d)");
    // Until then the model answers by what it was trained on.
    String pair = "MATCH (a {name: 'pet'}), (d {name: 'poodle'}) RETURN sphere.subsumes(a, d)";
    assertThat(graph.value(pair)).isEqualTo(true);
    assertThat(refresh())
        .containsEntry("edgesAdded", 1L)
        .containsEntry("edgesRemoved", 1L)
        .containsEntry("nodePropertiesWritten", 0L);
    assertThat(graph.value(pair)).isEqualTo(false);
    assertThat(balls(graph.service())).isEqualTo(before);
    assertThat(graph.value(WRONG)).isEqualTo(0L);
  }

  @Test
  void aCycleIsRefusedAndNothingIsChanged() {
    train();
    graph.run("MATCH (a {name: 'animal'}), (d {name: 'dog'}) CREATE (a)-[:IS_A]->(d)");
    List<String> before = graph.everything();
    assertThat(graph.failure(REFRESH)).contains("is its own ancestor");
    assertThat(graph.everything()).isEqualTo(before);
    assertThat(graph.value(STALE)).isEqualTo(true);
  }

  /** Once the advice was that of a training: to set a key that a refresh does not take. */
  @Test
  void whatIsAdvisedAgainstACycleHelpsARefresh() {
    train();
    graph.run("MATCH (a {name: 'animal'}), (d {name: 'dog'}) CREATE (a)-[:IS_A]->(d)");
    assertThat(graph.failure(REFRESH))
        .endsWith(
            "). Remove a relationship and refresh again, or train anew with `onCycle: 'merge'`.");
    graph.run("MATCH ({name: 'animal'})-[r]->({name: 'dog'}) DELETE r");
    assertThat(refresh()).containsEntry("edgesAdded", 0L);
    graph.run("MATCH (a {name: 'animal'}), (d {name: 'dog'}) CREATE (a)-[:IS_A]->(d)");
    graph.run("CALL sphere.train('sphere', {onCycle: 'merge'})");
    graph.run("MATCH (d {name: 'dog'}) CREATE (:Concept {name: 'puppy'})-[:IS_A]->(d)");
    assertThat(refresh()).containsEntry("nodesPlaced", 1L);
  }

  @Test
  void whatSomebodyElseKeepsUnderTheNamesIsNotOverwritten() {
    train();
    graph.run(
        "MATCH (d {name: 'dog'}) CREATE (:Concept {name: 'puppy', sphereCenter: 'x'})-[:IS_A]->(d)");
    List<String> before = graph.everything();
    assertThat(graph.failure(REFRESH))
        .contains("needs a ball of model `sphere`, but what it holds under `sphereCenter`");
    assertThat(graph.everything()).isEqualTo(before);
  }

  @Test
  void badInputIsOneSentence() {
    assertThat(graph.failure(REFRESH)).startsWith("No model `sphere` in database `neo4j`.");
    train();
    assertThat(graph.failure("CALL sphere.refresh('sphere', {concurency: 1})"))
        .isEqualTo("Unknown configuration key `concurency`. Did you mean `concurrency`?");
    assertThat(graph.failure("CALL sphere.refresh('spere')")).contains("Did you mean `sphere`?");
  }

  /** Once with what happened noted, once by reading the whole graph. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAbortLeavesTheGraphAsItWas(boolean watched) {
    train();
    Models models =
        new Models(watched ? Optional.of(graph::management) : Optional.empty(), why -> {});
    String[] phase = {""};
    Job[] job = new Job[1];
    TerminationGuard guard =
        () -> {
          if (job[0] != null && job[0].phase().equals(phase[0])) {
            throw new IllegalStateException("stopped in " + phase[0]);
          }
        };
    Job.CallContext context = new Job.CallContext(guard, new NoAccount());
    Model model = loaded(models, context);
    graph.run("MATCH (d {name: 'dog'}) CREATE (:Concept {name: 'puppy'})-[:IS_A]->(d)");
    graph.run("MATCH (c {name: 'cat'}) DETACH DELETE c");
    assertThat(model.changes().isComplete()).isEqualTo(watched);
    List<String> before = graph.everything();
    for (String in : List.of("reading", "place", "writing")) {
      phase[0] = in;
      try (Transaction tx = graph.service().beginTx();
          Job running = models.jobs().writing("neo4j", "sphere", context)) {
        job[0] = running;
        Refreshing refreshing = new Refreshing(tx, running, models, model, model.changes());
        assertThat(
                catchThrowable(
                    () -> refreshing.run(graph.service(), RefreshSettings.of("sphere", Map.of()))))
            .hasMessage("stopped in " + in);
      }
      assertThat(graph.everything()).as(in).isEqualTo(before);
    }
    models.forget("neo4j");
    models.close();
  }

  private static Model loaded(Models models, Job.CallContext context) {
    try (Transaction tx = graph.service().beginTx()) {
      return models.get(new Caller(graph.service(), tx, context), "sphere");
    }
  }

  /** Random changes, one after the other; each pair is compared with a traversal. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyPairIsThatOfTheGraph(long seed) {
    graph.run(
        "UNWIND range(0, 59) AS i CREATE (:Concept {k: i}) WITH count(*) AS n MATCH (a:Concept),"
            + " (b:Concept) WHERE a.k > b.k AND (a.k * 7 + b.k * 13 + $seed) % 29 = 0 OR b.k = a.k /"
                .replace("$seed", String.valueOf(seed))
            + " 2 AND a.k > 0 MERGE (a)-[:IS_A]->(b)");
    graph.run("CALL sphere.train()");
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 6; round++) {
      change(random, 60 + 4 * round);
      List<String> before = balls(graph.service());
      refresh();
      assertThat(graph.value(WRONG)).as("round %d", round).isEqualTo(0L);
      assertThat(graph.value(STALE)).isEqualTo(false);
      // Who had a ball has the same, or none.
      assertThat(balls(graph.service()).stream().filter(b -> !b.contains(":null")))
          .containsAll(before.stream().filter(b -> stillThere(b)).toList());
    }
  }

  private static boolean stillThere(String ball) {
    String id = ball.substring(0, ball.indexOf(':', ball.lastIndexOf(":[") - 1));
    return !ball.contains(":null")
        && graph
                .run(
                    "MATCH (n:Concept) WHERE elementId(n) = '"
                        + id
                        + "' AND (n)-[:IS_A]-() RETURN n")
                .size()
            == 1;
  }

  private static void change(SplittableRandom random, int next) {
    for (int i = 0; i < 4; i++) {
      graph.run(
          "MATCH (p:Concept) WHERE p.k < %d WITH p ORDER BY p.k SKIP %d LIMIT 1 CREATE (:Concept {k:"
                  .formatted(next + i, random.nextInt(20))
              + " %d})-[:IS_A]->(p)".formatted(next + i));
    }
    graph.run(
        "MATCH (a)-[r:IS_A]->() WITH r ORDER BY a.k SKIP %d LIMIT 2 DELETE r"
            .formatted(random.nextInt(40)));
    graph.run(
        "MATCH (n:Concept) WITH n ORDER BY n.k SKIP %d LIMIT 1 DETACH DELETE n"
            .formatted(10 + random.nextInt(30)));
    graph.run(
        "MATCH (a:Concept), (b:Concept) WHERE a.k > b.k WITH a, b ORDER BY a.k, b.k SKIP %d LIMIT 2"
                .formatted(random.nextInt(300))
            + " MERGE (a)-[:IS_A]->(b)");
  }

  @Test
  void aGraphThatChangedBeforeARestartIsAnsweredForAndRefreshed(@TempDir Path home) {
    String below =
        "MATCH (a {name: 'animal'}) CALL sphere.descendants(a) YIELD node, stale WITH node.name AS"
            + " name, stale ORDER BY name RETURN collect(name) AS names, stale";
    try (Server server = new Server(home, Set.of())) {
      run(server, TrainProceduresTest.ANIMALS);
      run(server, "CALL sphere.train()");
      run(server, "MATCH (d {name: 'dog'}) CREATE (:Concept {name: 'puppy'})-[:IS_A]->(d)");
      run(server, "MATCH (c {name: 'cat'}) DETACH DELETE c");
    }
    List<String> before;
    try (Server server = new Server(home, Set.of())) {
      before = balls(server.db());
      assertThat(run(server, below).toString())
          .contains("[canine, dog, pet, poodle]", "stale=true");
      assertThat(
              run(
                  server,
                  "MATCH (a {name: 'animal'}), (p {name: 'puppy'}) RETURN sphere.subsumes(a, p) AS s,"
                      + " sphere.contains(a, p) AS c"))
          .allMatch(row -> row.get("s") == null && row.get("c") == null);
      assertThat(run(server, "CALL sphere.models() YIELD stale, nodesChanged").toString())
          .contains("stale=true", "nodesChanged=1");
      assertThat(run(server, REFRESH).get(0)).containsEntry("nodePropertiesWritten", 2L);
      assertThat(run(server, below).toString())
          .contains("[canine, dog, pet, poodle, puppy]", "stale=false");
      assertThat(run(server, WRONG).get(0).values()).containsExactly(0L);
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(run(server, below).toString())
          .contains("[canine, dog, pet, poodle, puppy]", "stale=false");
      assertThat(balls(server.db()))
          .containsAll(before.stream().filter(b -> !b.contains(":null")).toList());
    }
  }

  /** The model could not be read any more, and neither refreshed. */
  @Test
  void aGraphThatLostAllRelationshipsBeforeARestartIsReadBack(@TempDir Path home) {
    try (Server server = new Server(home, Set.of())) {
      run(server, TrainProceduresTest.ANIMALS);
      run(server, "CALL sphere.train('sphere', {nodeLabels: 'Concept'})");
      run(server, "MATCH (c) WHERE NOT c:SphereModel DETACH DELETE c");
      run(server, "CREATE (:Concept {name: 'alone'})");
    }
    try (Server server = new Server(home, Set.of())) {
      String known =
          "MATCH (c:Concept) RETURN sphere.subsumes(c, c) AS s, sphere.contains(c, c) AS c";
      assertThat(run(server, known).get(0).values()).containsOnlyNulls();
      assertThat(run(server, "CALL sphere.models() YIELD stale").get(0))
          .containsEntry("stale", true);
      run(server, REFRESH);
      assertThat(run(server, known).get(0).values()).containsOnly(true);
    }
  }

  /** The database of a dump is another one, with another name for its nodes. */
  @Test
  void aModelSurvivesDumpAndLoad(@TempDir Path home, @TempDir Path copy) throws Exception {
    String answers =
        "MATCH (a:Concept), (b:Concept) RETURN a.name AS a, b.name AS b, sphere.subsumes(a, b) AS s,"
            + " sphere.margin(a, b) AS m ORDER BY a, b";
    List<Map<String, Object>> before;
    Path archive = home.resolve("neo4j.dump");
    try (Server server = new Server(home, Set.of())) {
      run(server, TrainProceduresTest.ANIMALS);
      run(server, "CALL sphere.train()");
      before = run(server, answers);
    }
    FileSystemAbstraction files = new DefaultFileSystemAbstraction();
    DatabaseLayout from = Neo4jLayout.of(home).databaseLayout("neo4j");
    try (OutputStream out = Files.newOutputStream(archive)) {
      new Dumper(files)
          .dump(
              from.databaseDirectory(),
              from.getTransactionLogsDirectory(),
              out,
              DumpFormatSelector.selectFormat(),
              path -> path.getFileName().toString().equals("database_lock"));
    }
    try (Server server = new Server(copy, Set.of())) {
      run(server, "CREATE (:Other)");
    }
    DatabaseLayout to = Neo4jLayout.of(copy).databaseLayout("neo4j");
    files.deleteRecursively(to.databaseDirectory());
    files.deleteRecursively(to.getTransactionLogsDirectory());
    new Loader(files).load(to, archive);
    try (Server server = new Server(copy, Set.of())) {
      assertThat(run(server, answers)).isEqualTo(before);
      assertThat(run(server, "CALL sphere.models() YIELD state, stale").get(0))
          .containsEntry("state", "READY")
          .containsEntry("stale", false);
      run(server, "MATCH (d {name: 'dog'}) CREATE (:Concept {name: 'puppy'})-[:IS_A]->(d)");
      run(server, REFRESH);
      assertThat(run(server, WRONG).get(0).values()).containsExactly(0L);
    }
  }

  @Test
  void aNewThingGetsTheSemanticBallOfItsFeatures(@TempDir Path home) {
    String learn =
        "CALL sphere.train('sphere', {featureProperty: 'vec', textProperty: 'name', encodeProperty:"
            + " 'enc', semanticDimension: 4, semanticEpochs: 4})";
    String add =
        "MATCH (o:Thing {k: 8})-[:IS_A]->(p) WITH o, p LIMIT 1 CREATE (n:Thing {k: 1000, vec: o.vec, name: 'number one"
            + " kind 2'})-[:IS_A]->(p)";
    String place =
        "CALL sphere.place({features: [0, 0, 1, 1], name: 'kind 3'}, {limit: 100}) YIELD node,"
            + " confidence RETURN count(node) AS n, round(sum(confidence), 6) AS c";
    String there = "MATCH (n:Thing {k: 1000}) RETURN size(n.sphereSemanticCenter) AS d";
    List<Map<String, Object>> placed;
    try (Server server = new Server(home, Set.of())) {
      run(server, PlacingTest.KINDS);
      run(server, learn);
      run(server, add);
      run(server, REFRESH);
      assertThat(run(server, there).get(0)).containsEntry("d", 4L);
      placed = run(server, place);
      assertThat(placed.get(0)).containsEntry("n", 66L).containsEntry("c", 1.0);
      run(server, "MATCH (n:Thing {k: 9}) WITH n LIMIT 1 DETACH DELETE n");
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(run(server, place).get(0)).containsEntry("n", 65L);
      run(server, add.replace("1000", "1001"));
      run(server, REFRESH);
      assertThat(run(server, there.replace("1000", "1001")).get(0)).containsEntry("d", 4L);
      assertThat(run(server, place).get(0)).containsEntry("n", 66L);
    }
  }

  private static List<Map<String, Object>> run(Server server, String query) {
    return Database.run(server.db(), query, Map.of());
  }

  /** The refresh had the rights of the question that found the model stale, which may only read. */
  @Test
  void aModelThatRefreshesItselfDoesSoAfterARestartToo(@TempDir Path home)
      throws InterruptedException {
    try (Server server = new Server(home, Set.of())) {
      run(server, TrainProceduresTest.ANIMALS);
      run(server, "CALL sphere.train('sphere', {autoRefresh: true})");
    }
    try (Server server = new Server(home, Set.of())) {
      run(server, "MATCH (d {name: 'dog'}) CREATE (:Concept {name: 'puppy'})-[:IS_A]->(d)");
      String known =
          "MATCH (a {name: 'animal'}), (p {name: 'puppy'}) RETURN sphere.subsumes(a, p) AS s";
      for (int i = 0; i < 300 && run(server, known).get(0).get("s") == null; i++) {
        Thread.sleep(100);
      }
      assertThat(run(server, known).get(0)).containsEntry("s", true);
      assertThat(run(server, WRONG).get(0).values()).containsExactly(0L);
    }
  }

  /** The advice was given once, and "no" by the next call. */
  @Test
  void thatTrainingPaysIsSaidAgain() {
    train();
    graph.run("MATCH (a {name: 'animal'})<-[r:IS_A]-() DELETE r");
    List<Map<String, Object>> first = graph.run("CALL sphere.refresh() YIELD retrain, f1");
    List<Map<String, Object>> again = graph.run("CALL sphere.refresh() YIELD retrain, reason");
    assertThat(first.get(0).get("retrain")).isEqualTo(true);
    assertThat(again.get(0).get("retrain")).isEqualTo(true);
    assertThat(again.get(0).get("reason").toString()).startsWith("Nothing has changed. F1 over");
  }

  @Test
  void aModelThatRefreshesItselfKnowsANewLeafSoon() throws InterruptedException {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train('sphere', {autoRefresh: true})");
    List<String> before = balls(graph.service());
    graph.run("MATCH (d {name: 'dog'}) CREATE (:Concept {name: 'puppy'})-[:IS_A]->(d)");
    String known =
        "MATCH (a {name: 'animal'}), (p {name: 'puppy'}) RETURN sphere.subsumes(a, p) IS NOT NULL";
    for (int i = 0; i < 300 && !graph.value(known).equals(true); i++) {
      Thread.sleep(100);
    }
    assertThat(graph.value(WRONG)).isEqualTo(0L);
    assertThat(balls(graph.service())).containsAll(before).hasSize(9);
    assertThat(graph.value(STALE)).isEqualTo(false);
    // What cannot be refreshed stays stale and is tried again after the next change.
    graph.run("MATCH (a {name: 'animal'}), (d {name: 'dog'}) CREATE (a)-[:IS_A]->(d)");
    for (int i = 0; i < 300 && refreshing(); i++) {
      Thread.sleep(100);
    }
    assertThat(graph.value(STALE)).isEqualTo(true);
    graph.run("MATCH ({name: 'animal'})-[r]->({name: 'dog'}) DELETE r");
    for (int i = 0; i < 300 && graph.value(STALE).equals(true); i++) {
      Thread.sleep(100);
    }
    assertThat(graph.value(STALE)).isEqualTo(false);
    for (int i = 0; i < 300 && refreshing(); i++) {
      Thread.sleep(100);
    }
    assertThat(refreshing()).as("a thread that is left").isFalse();
  }

  private static boolean refreshing() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("sphere-refresh"));
  }

  /** By this a refresh tells who has taken the id of a deleted node; once it did not ask. */
  @Test
  void whoIsDeletedIsKnownToBeGone() {
    train();
    Models models = new Models(Optional.of(graph::management), why -> {});
    Job.CallContext context = new Job.CallContext(() -> {}, new NoAccount());
    try (Transaction tx = graph.service().beginTx()) {
      Model model = models.get(new Caller(graph.service(), tx, context), "sphere");
      long id = (long) tx.execute("MATCH (d {name: 'poodle'}) RETURN id(d) AS id").next().get("id");
      graph.run("MATCH (d {name: 'poodle'}) DETACH DELETE d");
      assertThat(model.changes().isGone(id)).isTrue();
      assertThat(model.stale().isStale()).isTrue();
    }
    models.forget("neo4j");
  }

  @Test
  void aMemberThatLosesItsLabelAndGetsItBackHasAllItsChildren() {
    graph.run(TrainProceduresTest.ANIMALS);
    graph.run("CALL sphere.train('sphere', {nodeLabels: 'Concept'})");
    graph.run("MATCH (c {name: 'canine'}) REMOVE c:Concept");
    graph.run("MATCH (c {name: 'cat'}), (d {name: 'canine'}) CREATE (c)-[:IS_A]->(d)");
    graph.run("MATCH (c {name: 'canine'}) SET c:Concept");
    refresh();
    assertThat(graph.value(WRONG)).isEqualTo(0L);
    assertThat(
            graph.value(
                "MATCH (a {name: 'canine'}), (c {name: 'cat'}) RETURN sphere.subsumes(a, c)"))
        .isEqualTo(true);
    assertThat(graph.value("CALL sphere.models() YIELD relationshipCount")).isEqualTo(9L);
  }

  @Test
  void whatIsNotCommittedIsNotTakenIn() {
    train();
    graph.run("MATCH (d {name: 'dog'}) CREATE (:Concept {name: 'puppy'})-[:IS_A]->(d)");
    for (String call : List.of("CALL sphere.refresh()", "CALL sphere.train()")) {
      assertThat(
              graph.failure(
                  "MATCH ()-[r:IS_A]->() WITH r LIMIT 1 DELETE r WITH count(*) AS c "
                      + call
                      + " YIELD f1 RETURN f1"))
          .startsWith("This transaction has changed the graph");
    }
  }

  @Test
  void whoStillReadsAModelThatWasReplacedIsGivenNobodyWhoIsGone() {
    graph.run(
        "CREATE (r:Concept) WITH r UNWIND range(1, 3000) AS i CREATE (:Concept {i: i})-[:IS_A]->(r)");
    graph.run("CALL sphere.train()");
    graph.run("MATCH (n:Concept {i: 1}) RETURN sphere.ancestorCount(n)");
    try (Transaction tx = graph.service().beginTx();
        Result rows =
            tx.execute(
                "MATCH (r:Concept) WHERE r.i IS NULL WITH r LIMIT 1 CALL sphere.descendants(r) YIELD node RETURN node")) {
      rows.next();
      graph.run("CALL sphere.train('sphere', {randomSeed: 2})");
      graph.run("MATCH (n:Concept) WHERE n.i > 10 DETACH DELETE n");
      assertThat(rows.stream().count()).isLessThan(100);
    }
  }

  /** Members without a ball, found after writers and refreshes have run at once. */
  @Test
  void noLeafIsForgottenWhileWritersAndRefreshesRun() throws InterruptedException {
    train();
    AtomicBoolean done = new AtomicBoolean();
    List<Thread> writers = new java.util.ArrayList<>();
    for (int w = 0; w < 3; w++) {
      Thread writer =
          new Thread(
              () -> {
                while (!done.get()) {
                  graph.run("MATCH (t {name: 'thing'}) CREATE (:Concept {new: true})-[:IS_A]->(t)");
                }
              });
      writer.start();
      writers.add(writer);
    }
    for (int i = 0; i < 40; i++) {
      refresh();
    }
    done.set(true);
    for (Thread writer : writers) {
      writer.join();
    }
    refresh();
    assertThat(graph.value(STALE)).isEqualTo(false);
    assertThat(
            graph.value("MATCH (n:Concept) WHERE n.new AND n.sphereRadius IS NULL RETURN count(n)"))
        .isEqualTo(0L);
    assertThat((long) graph.value("MATCH (n:Concept) WHERE n.new RETURN count(n)")).isPositive();
  }
}
