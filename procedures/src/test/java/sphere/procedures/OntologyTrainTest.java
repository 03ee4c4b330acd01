package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.graphdb.Transaction;
import org.neo4j.procedure.TerminationGuard;
import sphere.gpu.Gpu;
import sphere.procedures.catalog.Models;
import sphere.procedures.config.OntologyTrainSettings;
import sphere.procedures.job.Devices;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;

/** Models of ontologies over time. */
class OntologyTrainTest {
  @RegisterExtension static final Database graph = new Database();

  private static final String INFERRED =
      "MATCH (a)-[:SPHERE_INFERRED {model: 'ontology'}]->(b) RETURN a.name + ' ' + b.name AS pair"
          + " ORDER BY pair";

  private static final String SUBSUMPTIONS =
      "MATCH (a:Class|SphereRestriction), (b:Class|SphereRestriction) WHERE sphere.subsumes(b, a,"
          + " 'ontology') AND a <> b RETURN a.name + ' ' + b.name AS pair ORDER BY pair";

  private static List<Object> column(String query) {
    return graph.run(query).stream().map(row -> row.values().iterator().next()).toList();
  }

  @Test
  void whatIsEntailedIsTrainedAndKept() {
    Cells.create(graph.service());
    Map<String, Object> row = graph.run("CALL sphere.ontology.train()").get(0);
    assertThat(row)
        .containsEntry("model", "ontology")
        .containsEntry("classCount", 18L)
        .containsEntry("roleCount", 3L)
        .containsEntry("unsatisfiableCount", 2L)
        .containsEntry("f1", 1.0)
        .containsEntry("falsePairs", 0L)
        .containsEntry("missedPairs", 0L)
        .containsEntry("reasoner", "naive 1");
    assertThat((Map<String, Object>) row.get("axiomsSatisfied"))
        .containsOnlyKeys("NF1", "NF2", "NF3", "NF4", "DISJ", "SUBROLE", "CHAIN")
        .allSatisfy((form, share) -> assertThat(share).as(form).isEqualTo(1.0));
    assertThat((Map<String, Object>) row.get("axioms"))
        .containsEntry("NF2", 1L)
        .containsEntry("NF3", 7L)
        .containsEntry("NF4", 2L)
        .containsEntry("CHAIN", 2L);
    assertThat(column(INFERRED))
        .contains(
            "Kern Nucleus",
            "Nucleus Kern",
            "Histone NuclearProtein",
            "Histone ∃located_in.Nucleus",
            "Nucleolus ∃part_of.Nucleus",
            "∃part_of.Cell CellPart",
            "∃part_of.Nucleus ∃part_of.Cell",
            "∃part_of.Cell ∃overlaps.Cell",
            "Organelle Thing",
            "Marker ∃located_in.Membrane",
            "Marker ∃located_in.NuclearThing")
        .doesNotContain("Nucleus Organelle", "Cell Thing", "Nucleolus CellPart")
        .noneSatisfy(pair -> assertThat((String) pair).contains("Impossible"))
        .noneSatisfy(pair -> assertThat((String) pair).contains("Ghost"));
    assertThat(column(SUBSUMPTIONS))
        .contains(
            "Nucleolus CellPart",
            "Kern CellPart",
            "Histone NuclearThing",
            "Histone ∃located_in.Tissue",
            "NuclearMembrane ∃overlaps.Tissue")
        .doesNotContain("Tissue CellPart", "Marker NuclearProtein", "Organelle CellPart");
    assertThat(graph.value("MATCH (r:SphereRestriction)-[:SPHERE_FILLER]->() RETURN count(*)"))
        .isEqualTo(row.get("restrictionCount"));
    assertThat(
            graph.run(
                "MATCH (r:SphereRestriction {role: 'http://r#part_of', filler: 'http://c#Nucleus'})"
                    + " RETURN r.name AS name, r.model AS model"))
        .containsExactly(Map.of("name", "∃part_of.Nucleus", "model", "ontology"));
    assertThat(graph.run("CALL sphere.models() YIELD model, state, f1 RETURN *"))
        .containsExactly(Map.of("model", "ontology", "state", "READY", "f1", 1.0));
  }

  @Test
  void aSecondTrainingKeepsWhatIsStillTrueAndTakesAwayTheRest() {
    Cells.create(graph.service());
    graph.run("CALL sphere.ontology.train()");
    List<String> before = graph.everything();
    graph.run("CALL sphere.ontology.train()");
    assertThat(withoutTimes(graph.everything())).isEqualTo(withoutTimes(before));
    Cells.change(graph.service());
    Map<String, Object> row = graph.run("CALL sphere.ontology.train()").get(0);
    assertThat(row).containsEntry("f1", 1.0).containsEntry("roleCount", 4L);
    assertThat(column(INFERRED))
        .contains("Tissue ∃made_of.Cell", "Nucleolus ∃part_of.Nucleus")
        .doesNotContain("Histone NuclearProtein", "∃part_of.Nucleus ∃part_of.Cell");
    assertThat(column("MATCH (r:SphereRestriction) RETURN r.name"))
        .contains("∃made_of.Cell")
        .doesNotContain("∃located_in.Nucleus");
    assertThat(graph.value("MATCH ()-[r:SPHERE_FILLER]->() RETURN count(r)"))
        .isEqualTo(row.get("restrictionCount"));
    assertThat(column(SUBSUMPTIONS)).doesNotContain("Nucleolus CellPart");
  }

  // Without the record, which tells when it was written.
  private static List<String> withoutTimes(List<String> everything) {
    return everything.stream().filter(node -> !node.contains("SphereModel")).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reading",
        "classifying",
        "writing inferences",
        "embed",
        "audit",
        "axioms",
        "learning roles",
        "weighing",
        "writing"
      })
  void abortAnywhereLeavesTheGraphAsItWas(String phase) {
    Cells.create(graph.service());
    graph.run("CALL sphere.ontology.train()");
    Cells.change(graph.service());
    List<String> before = graph.everything();
    List<Object> subsumed = column(SUBSUMPTIONS);
    Job[] job = new Job[1];
    TerminationGuard guard =
        () -> {
          if (job[0] != null && job[0].phase().startsWith(phase)) {
            throw new IllegalStateException("stopped in " + phase);
          }
        };
    try (Transaction tx = graph.service().beginTx();
        Job running =
            new Jobs((database, model) -> {})
                .writing("neo4j", "ontology", new Job.CallContext(guard, new NoAccount()))) {
      job[0] = running;
      assertThat(catchThrowable(() -> training(tx, running)))
          .hasMessage("stopped in " + phase)
          .hasNoSuppressedExceptions();
    }
    assertThat(graph.everything()).isEqualTo(before);
    assertThat(column(SUBSUMPTIONS)).isEqualTo(subsumed);
  }

  private static void training(Transaction tx, Job job) {
    new OntologyTraining(
            tx,
            job,
            new Models(Optional.empty(), why -> {}),
            new Devices(new Gpu(), line -> {}).computing("cpu"),
            new LineTools())
        .run(OntologyTrainSettings.of("ontology", Map.of()), graph.service());
  }

  @Test
  void anInconsistentOntologyChangesNothing() {
    Cells.create(graph.service());
    graph.run("CALL sphere.ontology.train()");
    graph.run("MATCH (t:Class {name: 'Thing'}) CREATE (t)-[:DISJOINT_WITH]->(t)");
    List<String> before = graph.everything();
    assertThat(graph.failure("CALL sphere.ontology.train()"))
        .isEqualTo("The axioms contradict each other as a whole.");
    assertThat(graph.everything()).isEqualTo(before);
    assertThat(graph.run("CALL sphere.models() YIELD stale RETURN stale"))
        .containsExactly(Map.of("stale", false));
  }

  @Test
  void dropTakesAllAway() {
    Cells.create(graph.service());
    List<String> before = graph.everything();
    graph.run("CALL sphere.ontology.train()");
    graph.run("CALL sphere.drop('ontology')");
    assertThat(graph.everything()).isEqualTo(before);
  }

  @Test
  void answersAreTheSameAfterARestart(@TempDir Path home) {
    List<Map<String, Object>> before;
    String related =
        "MATCH (c:Class) CALL sphere.ontology.related(c, null, {direct: false}) YIELD role, node,"
            + " status, margin RETURN c.name AS c, role, node.name AS n, status, margin";
    String satisfiable =
        "MATCH (c:Class) CALL sphere.ontology.satisfiable(c) YIELD satisfiable, status RETURN c.name"
            + " AS c, satisfiable, status ORDER BY c";
    List<Map<String, Object>> relations;
    List<Map<String, Object>> classes;
    try (Server server = new Server(home, Set.of())) {
      Cells.create(server.db());
      run(server, "CALL sphere.ontology.train()");
      before = run(server, SUBSUMPTIONS);
      relations = run(server, related);
      classes = run(server, satisfiable);
    }
    try (Server server = new Server(home, Set.of())) {
      assertThat(run(server, SUBSUMPTIONS)).isEqualTo(before).isNotEmpty();
      assertThat(run(server, related)).isEqualTo(relations).isNotEmpty();
      assertThat(run(server, satisfiable)).isEqualTo(classes);
      assertThat(run(server, "CALL sphere.models() YIELD stale, state RETURN *"))
          .containsExactly(Map.of("stale", false, "state", "READY"));
    }
  }

  private static List<Map<String, Object>> run(Server server, String query) {
    return Database.run(server.db(), query, Map.of());
  }

  @Test
  void aNewSubclassMakesTheModelStaleAndIsTakenIn() {
    Cells.create(graph.service());
    graph.run("CALL sphere.ontology.train()");
    graph.run(
        "MATCH (n:Class {name: 'Nucleolus'}) CREATE (:Class {uri: 'http://c#New', name:"
            + " 'New'})-[:SCO]->(n)");
    assertThat(graph.run("CALL sphere.models() YIELD stale RETURN stale"))
        .containsExactly(Map.of("stale", true));
    graph.run("CALL sphere.refresh('ontology')");
    assertThat(column(SUBSUMPTIONS)).contains("New CellPart", "New ∃overlaps.Tissue");
    assertThat(graph.run("CALL sphere.models() YIELD stale RETURN stale"))
        .containsExactly(Map.of("stale", false));
    assertThat(
            graph.run(
                "MATCH (n:Class {name: 'New'}) CALL sphere.ontology.related(n, 'part_of') YIELD"
                    + " node, status RETURN node.name AS name, status"))
        .containsExactly(Map.of("name", "Nucleus", "status", "certified"));
  }

  @Test
  void whatIsWrittenByTrainingMakesNoModelStale() {
    Cells.create(graph.service());
    graph.run("CALL sphere.train('sphere', {relationshipTypes: 'SCO', nodeLabels: 'Class'})");
    graph.run("CALL sphere.ontology.train()");
    assertThat(graph.run("CALL sphere.models() YIELD model, stale RETURN *"))
        .containsExactly(
            Map.of("model", "ontology", "stale", false), Map.of("model", "sphere", "stale", false));
  }

  @Test
  void twoModelsStandApart() {
    Cells.create(graph.service());
    graph.run("CALL sphere.ontology.train()");
    List<Object> before = column(SUBSUMPTIONS);
    assertThat(
            graph.failure(
                "CALL sphere.ontology.train('other', {centerProperty: 'c', radiusProperty: 'r'})"))
        .isEqualTo(
            "Relationship type `SPHERE_INFERRED` is what model `ontology` keeps its inferences"
                + " under. Set `inferredType` and `restrictionLabel` to other names, or drop that"
                + " model.");
    String other =
        "CALL sphere.ontology.train('other', {centerProperty: 'c', radiusProperty: 'r',"
            + " vectorProperty: 'v', inferredType: 'OTHER', restrictionLabel: '%s'})";
    assertThat(graph.failure(other.formatted("SphereRestriction")))
        .startsWith("Node label `SphereRestriction` is what model `ontology` keeps");
    graph.run(other.formatted("Other"));
    assertThat(column(SUBSUMPTIONS)).isEqualTo(before);
    assertThat(graph.value("MATCH (n:Other) RETURN count(n)"))
        .isEqualTo(graph.value("MATCH (n:SphereRestriction) RETURN count(n)"));
    List<String> both = graph.everything();
    graph.run("CALL sphere.drop('other')");
    assertThat(graph.value("MATCH (n:Other) RETURN count(n)")).isEqualTo(0L);
    assertThat(column(SUBSUMPTIONS)).isEqualTo(before);
    assertThat(graph.everything()).hasSizeLessThan(both.size());
  }

  @Test
  void namesThatAreUsedAreRefused() {
    Cells.create(graph.service());
    List<String> before = graph.everything();
    assertThat(graph.failure("CALL sphere.ontology.train('ontology', {inferredType: 'SCO'})"))
        .isEqualTo(
            "Relationship type `SCO` is already used, and by no model. Set `inferredType` and"
                + " `restrictionLabel` to names that nothing has.");
    assertThat(graph.failure("CALL sphere.ontology.train('ontology', {restrictionLabel: 'Class'})"))
        .startsWith("Node label `Class` is already used, and by no model.");
    assertThat(
            graph.failure(
                "CALL sphere.ontology.train('ontology', {restrictionLabel: 'SphereModel'})"))
        .isEqualTo(
            "Value for `restrictionLabel` was `SphereModel`, which Sphere uses for something else."
                + " Set another name.");
    assertThat(graph.failure("CALL sphere.ontology.train('ontology', {inferedType: 'X'})"))
        .isEqualTo("Unknown configuration key `inferedType`. Did you mean `inferredType`?");
    assertThat(graph.failure("CALL sphere.ontology.train('ontology', {objective: 'spherex'})"))
        .startsWith("Unknown configuration key `objective`.");
    assertThat(graph.everything()).isEqualTo(before);
  }

  @Test
  void aTrainingOnTheHierarchyAloneDoesNotTakeTheName() {
    Cells.create(graph.service());
    graph.run("CALL sphere.ontology.train()");
    List<String> before = graph.everything();
    assertThat(graph.failure("CALL sphere.train('ontology', {relationshipTypes: 'SCO'})"))
        .startsWith(
            "Model `ontology` is of an ontology. Train it again with `CALL"
                + " sphere.ontology.train('ontology', {");
    assertThat(graph.everything()).isEqualTo(before);
  }

  /** It replaced a hierarchy of the same name, all balls of which were gone. */
  @Test
  void anOntologyDoesNotTakeTheNameOfAnotherKind() {
    Cells.create(graph.service());
    graph.run("CALL sphere.train('both', {relationshipTypes: 'SCO'})");
    graph.run("CALL sphere.kg.train('facts', {dimension: 4, epochs: 5})");
    List<String> before = graph.everything();
    assertThat(graph.failure("CALL sphere.ontology.train('both')"))
        .startsWith("Model `both` is of a hierarchy. Train it again with `CALL sphere.train(");
    assertThat(graph.failure("CALL sphere.ontology.train('facts')"))
        .startsWith("Model `facts` is of facts. Train it again with `CALL sphere.kg.train(");
    assertThat(graph.everything()).isEqualTo(before);
  }

  /** Zeros looked as if all predictions had been wrong. */
  @Test
  void ofNothingHeldOutNothingIsTold() {
    graph.run("CREATE (:Class {uri: 'a'})-[:SCO]->(:Class {uri: 'b'})");
    Map<String, Object> row = graph.run("CALL sphere.ontology.train()").get(0);
    assertThat(row).containsEntry("heldOutFacts", 0L);
    for (String figure : List.of("mrr", "hits1", "hits10", "meanRank", "medianRank", "auc")) {
      assertThat(row).containsEntry(figure, null);
    }
  }

  /** A killed server leaves restrictions without a label, and inferences without a model. */
  @Test
  void whatAKilledServerLeftIsTakenUpAgain() {
    Cells.create(graph.service());
    graph.run("CALL sphere.ontology.train()");
    List<String> before = withoutTimes(graph.everything());
    graph.run("MATCH (m:SphereModel) DELETE m");
    graph.run(
        "MATCH (n) REMOVE n.ontologyCenter, n.ontologyRadius, n.ontologyVector,"
            + " n.ontologyVectorRadius");
    graph.run("MATCH (r:SphereRestriction) WITH r LIMIT 3 REMOVE r:SphereRestriction");
    Map<String, Object> row = graph.run("CALL sphere.ontology.train()").get(0);
    assertThat(row).containsEntry("f1", 1.0);
    assertThat(graph.value("MATCH ()-[f:SPHERE_FILLER]->() RETURN count(f)"))
        .isEqualTo(row.get("restrictionCount"));
    assertThat(withoutTimes(graph.everything())).hasSameSizeAs(before);
    graph.run("MATCH (r:SphereRestriction) WITH r LIMIT 3 REMOVE r:SphereRestriction");
    graph.run("CALL sphere.drop('ontology')");
    assertThat(graph.value("MATCH ()-[f:SPHERE_FILLER]->() RETURN count(f)")).isEqualTo(0L);
  }

  @Test
  void aRestrictionIsCalledAsItsFillerIsNow() {
    Cells.create(graph.service());
    graph.run("CALL sphere.ontology.train()");
    graph.run("MATCH (n:Class {name: 'Nucleus'}) SET n.label = 'cell nucleus'");
    graph.run("CALL sphere.ontology.train()");
    assertThat(column("MATCH (r:SphereRestriction) RETURN r.name"))
        .contains("∃part_of.cell nucleus")
        .doesNotContain("∃part_of.Nucleus");
  }

  @Test
  void aGraphWithoutRestrictionsIsTrainedToo() {
    graph.run(
        "CREATE (:Class {uri: 'a', name: 'a'})-[:SCO]->(:Class {uri: 'b', name: 'b'})-[:EQC]->"
            + "(:Class {uri: 'c', name: 'c'})");
    Map<String, Object> row =
        graph.run("CALL sphere.ontology.train('ontology', {charts: 1})").get(0);
    assertThat(row)
        .containsEntry("restrictionCount", 0L)
        .containsEntry("inferredCount", 2L)
        .containsEntry("charts", 1L)
        .containsEntry("f1", 1.0);
    assertThat(column(SUBSUMPTIONS)).containsExactly("a b", "a c", "b c", "c b");
  }

  /** What was told of an ontology were keys that its training refuses. */
  @Test
  void whatModelsTellsCanBePassedAgain() {
    Cells.create(graph.service());
    Map<String, Object> row =
        graph.run("CALL sphere.ontology.train('o', {randomSeed: 7, inferredType: 'I'})").get(0);
    Object told = graph.value("CALL sphere.models() YIELD configuration AS c RETURN c");
    Map<Object, Object> trained = new HashMap<>((Map<?, ?>) row.get("configuration"));
    // Of the call, not of the model.
    trained.remove("kernel");
    trained.remove("device");
    assertThat(trained).containsEntry("predictionTemplate", "translation");
    assertThat(((Map<?, ?>) told).entrySet().containsAll(trained.entrySet())).isTrue();
    assertThat(
            Database.run(
                graph.service(),
                "CALL sphere.ontology.train('o', $told) YIELD model RETURN model",
                Map.of("told", told)))
        .hasSize(1);
  }

  @Test
  void theCallThatTrainsAgainIsTold() {
    Cells.create(graph.service());
    graph.run("CALL sphere.ontology.train('o', {randomSeed: 7, inferredType: 'I'})");
    graph.run("MATCH (m:SphereModel) SET m.state = 'INCOMPLETE'");
    assertThat(graph.failure("MATCH (n:Class) RETURN sphere.subsumes(n, n, 'o')"))
        .contains("CALL sphere.ontology.train('o', {")
        .contains("randomSeed: 7")
        .contains("inferredType: 'I'")
        .doesNotContain("onCycle");
    graph.run("CALL sphere.ontology.train('o', {randomSeed: 7, inferredType: 'I'})");
  }
}
