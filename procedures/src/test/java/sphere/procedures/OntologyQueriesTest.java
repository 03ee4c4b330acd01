package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

/** What is told of an ontology, and why. */
class OntologyQueriesTest {
  @RegisterExtension static final Database graph = new Database();

  @BeforeEach
  void train() {
    Cells.create(graph.service());
    graph.run("CALL sphere.ontology.train()");
  }

  private static Map<String, Object> subsumes(String outer, String inner) {
    return graph
        .run(
            "MATCH (a {name: '%s'}), (b {name: '%s'}) CALL sphere.ontology.subsumes(a, b) YIELD holds, status, margin, probability, stale RETURN *"
                .formatted(outer, inner))
        .get(0);
  }

  @Test
  void whatHoldsIsCertifiedByTheBalls() {
    Map<String, Object> row = subsumes("CellPart", "Nucleolus");
    assertThat(row)
        .containsEntry("holds", true)
        .containsEntry("status", "certified")
        .containsEntry("probability", 1.0)
        .containsEntry("stale", false);
    assertThat((double) row.get("margin")).isNotNegative();
    assertThat(subsumes("Tissue", "Nucleolus"))
        .containsEntry("holds", false)
        .containsEntry("status", "predicted")
        .extractingByKey("probability")
        .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
        .isBetween(0.0, 1.0);
    assertThat(subsumes("∃located_in.Tissue", "Histone")).containsEntry("status", "certified");
    assertThat(subsumes("Kern", "Nucleus")).containsEntry("status", "certified");
  }

  /** Of what there can be none of everything is true, though no ball shows it. */
  @Test
  void ofAClassWithoutInstancesEverythingHolds() {
    assertThat(subsumes("Protein", "Ghost"))
        .containsEntry("holds", true)
        .containsEntry("status", "entailed")
        .containsEntry("probability", 1.0);
    assertThat(subsumes("Membrane", "Impossible"))
        .containsEntry("holds", true)
        .containsEntry("status", "certified");
    assertThat(subsumes("Ghost", "Protein")).containsEntry("holds", false);
  }

  private static List<String> related(String concept, String arguments) {
    return graph
        .run(
            "MATCH (c:Class {name: '%s'}) OPTIONAL MATCH (r:Relationship {uri: 'http://r#part_of'}) CALL sphere.ontology.related(c%s) YIELD role, node, status, margin RETURN split(role, '#')[1] + ' ' + node.name + ' ' + status AS row"
                .formatted(concept, arguments))
        .stream()
        .map(row -> (String) row.get("row"))
        .toList();
  }

  @Test
  void relationsAreTheMostSpecialOnes() {
    assertThat(related("Nucleolus", "")).containsExactly("part_of Nucleus certified");
    assertThat(related("Nucleolus", ", 'overlaps'"))
        .containsExactlyInAnyOrder(
            "overlaps Nucleus certified", "overlaps Cell certified", "overlaps Tissue certified");
    assertThat(related("Kern", ", 'http://r#part_of'")).containsExactly("part_of Cell certified");
    assertThat(related("Marker", ""))
        .containsExactlyInAnyOrder(
            "located_in Membrane certified", "located_in NuclearThing certified");
    assertThat(related("Tissue", "")).isEmpty();
    assertThat(related("Nucleolus", ", null, {limit: 1, direct: false}")).hasSize(1);
  }

  @Test
  void allRelationsAreUpwardClosed() {
    assertThat(related("Nucleolus", ", r, {direct: false}"))
        .containsExactlyInAnyOrder(
            "part_of Nucleus certified",
            "part_of Kern certified",
            "part_of CellPart certified",
            "part_of Organelle certified",
            "part_of Thing certified",
            "part_of Cell certified",
            "part_of Tissue certified");
    assertThat(related("Histone", ", 'located_in', {direct: false}"))
        .contains("located_in Tissue certified", "located_in CellPart certified");
  }

  @Test
  void rolesThatAreUnknownAreRefused() {
    String query =
        "MATCH (c:Class {name: 'Cell'}) CALL sphere.ontology.related(c, %s) YIELD node RETURN node";
    assertThat(graph.failure(query.formatted("'part_off'")))
        .isEqualTo("No role `part_off` in model `ontology`. Did you mean `part_of`?");
    assertThat(graph.failure(query.formatted("'zzzzzz'")))
        .isEqualTo(
            "No role `zzzzzz` in model `ontology`. Known: `located_in`, `overlaps`, `part_of`.");
    assertThat(graph.failure(query.formatted("3")))
        .isEqualTo("Value for `role` was `3`, but must be a node, an IRI or a name.");
  }

  @Test
  void satisfiabilityIsToldWithWhoShowsIt() {
    assertThat(
            graph.run(
                "MATCH (c:Class) WHERE c.name IN ['Ghost', 'Impossible', 'Nucleus'] CALL"
                    + " sphere.ontology.satisfiable(c) YIELD satisfiable, status, parents,"
                    + " parentsContaining RETURN c.name AS c, satisfiable, status, parents >="
                    + " parentsContaining AS sane ORDER BY c"))
        .containsExactly(
            Map.of("c", "Ghost", "satisfiable", false, "status", "entailed", "sane", true),
            Map.of("c", "Impossible", "satisfiable", false, "status", "entailed", "sane", true),
            Map.of("c", "Nucleus", "satisfiable", true, "status", "certified", "sane", true));
  }

  /** It was in no axiom when a reasoner was asked. */
  @Test
  void whatIsPutBelowAClassWithoutInstancesHasNone() {
    graph.run("MATCH (c {name: 'Impossible'}) CREATE (:Class {name: 'Late'})-[:SCO]->(c)");
    graph.run("CALL sphere.refresh('ontology')");
    assertThat(isSatisfiable("Late")).isFalse();
    assertThat(isSatisfiable("Nucleus")).isTrue();
    assertThat(subsumes("Protein", "Late"))
        .containsEntry("holds", true)
        .containsEntry("status", "entailed");
    assertThat(subsumes("Late", "Protein")).containsEntry("holds", false);
  }

  @Test
  void nothingHasNoInstanceAndIsEverything() {
    assertThat(isSatisfiable("Nothing")).isFalse();
    assertThat(subsumes("Protein", "Nothing")).containsEntry("holds", true);
  }

  private static boolean isSatisfiable(String name) {
    return (boolean)
        graph.value(
            "MATCH (c {name: '%s'}) CALL sphere.ontology.satisfiable(c) YIELD satisfiable RETURN satisfiable"
                .formatted(name));
  }

  /** A chain of three is one of two, the first of which is a role that was made for it. */
  @Test
  void rolesThatWereMadeForLongChainsAreNotMeantByAName() {
    graph.run(
        """
        CREATE (a:ObjectProperty {uri: 'http://r#a'}), (b:ObjectProperty {uri: 'http://r#b'}),
          (c:ObjectProperty {uri: 'http://r#c'}), (d:ObjectProperty {uri: 'http://r#d'}),
          (d)-[:propertyChainAxiom]->(l1), (l1)-[:first]->(a), (l1)-[:rest]->(l2),
          (l2)-[:first]->(b), (l2)-[:rest]->(l3), (l3)-[:first]->(c), (w:Class {name: 'W'}),
          (x:Class {name: 'X'})-[:SCO_RESTRICTION {onPropertyURI: 'http://r#a', restrictionType:
          'SOME'}]->(y:Class {name: 'Y'})-[:SCO_RESTRICTION {onPropertyURI: 'http://r#b',
          restrictionType: 'SOME'}]->(z:Class {name: 'Z'})-[:SCO_RESTRICTION {onPropertyURI:
          'http://r#c', restrictionType: 'SOME'}]->(w)
        """);
    graph.run("CALL sphere.ontology.train()");
    assertThat(explain("W", "X", ", {role: 'd'}"))
        .containsExactly(
            "1 NF3 X ⊑ ∃a.Y certified",
            "2 NF3 Y ⊑ ∃b.Z certified",
            "3 NF3 Z ⊑ ∃c.W certified",
            "4 CHAIN a ∘ b ⊑ (a ∘ b) certified",
            "5 CHAIN (a ∘ b) ∘ c ⊑ d certified");
    assertThat(explain("Z", "Y", ", {role: 'b'}")).containsExactly("1 NF3 Y ⊑ ∃b.Z certified");
    assertThat(related("X", ", 'b'")).isEmpty();
    assertThat(related("X", ", null, {direct: false}"))
        .containsExactlyInAnyOrder(
            "a Y certified", "a Thing certified", "d W certified", "d Thing certified");
  }

  private static List<String> explain(String outer, String inner, String arguments) {
    return graph
        .run(
            "MATCH (a {name: '%s'}), (b {name: '%s'}) CALL sphere.ontology.explain(a, b%s) YIELD step, form, axiom, status RETURN step + ' ' + form + ' ' + axiom + ' ' + status AS row"
                .formatted(outer, inner, arguments))
        .stream()
        .map(row -> (String) row.get("row"))
        .toList();
  }

  @Test
  void aReasonIsReadFromTheLowerClassUp() {
    assertThat(explain("NuclearProtein", "Histone", ""))
        .hasSize(4)
        .startsWith(
            "1 NF1 Histone ⊑ Protein certified",
            "2 NF3 Histone ⊑ ∃located_in.Nucleus certified",
            "3 NF4 ∃located_in.Nucleus ⊑ NuclearThing certified")
        .last()
        .asString()
        .matches("4 NF2 \\w+ ⊓ \\w+ ⊑ NuclearProtein certified");
    assertThat(explain("Tissue", "Protein", "")).isEmpty();
  }

  @Test
  void aReasonForARelation() {
    assertThat(explain("Cell", "Histone", ", {role: 'located_in'}"))
        .containsExactly(
            "1 NF3 Histone ⊑ ∃located_in.Nucleus certified",
            "2 NF3 Nucleus ⊑ ∃part_of.Cell certified",
            "3 CHAIN located_in ∘ part_of ⊑ located_in certified");
    assertThat(explain("∃located_in.Cell", "Histone", ""))
        .hasSize(3)
        .allSatisfy(row -> assertThat(row).endsWith(" certified"));
    // A pair that no axiom names.
    assertThat(explain("Organelle", "Histone", ", {role: 'http://r#located_in'}"))
        .containsExactly(
            "1 NF3 Histone ⊑ ∃located_in.Nucleus entailed", "2 NF1 Nucleus ⊑ Organelle entailed");
  }

  @Test
  void aReasonWhyThereCanBeNone() {
    assertThat(explain("Ghost", "Ghost", ""))
        .containsExactly(
            "1 NF3 Ghost ⊑ ∃part_of.Impossible entailed",
            "2 NF1 Impossible ⊑ Membrane entailed",
            "3 NF1 Impossible ⊑ Organelle entailed",
            "4 DISJ Membrane ⊓ Organelle ⊑ ⊥ entailed");
    assertThat(explain("Protein", "Impossible", "")).hasSize(3);
    assertThat(explain("Protein", "Protein", "")).isEmpty();
  }

  @Test
  void aReasonTellsNodesAndMargins() {
    Map<String, Object> row =
        graph
            .run(
                "MATCH (a {name: 'NuclearThing'}), (b {name: 'Histone'}) CALL"
                    + " sphere.ontology.explain(a, b) YIELD step, nodes, margin RETURN step, [n IN"
                    + " nodes | n.name] AS nodes, margin >= 0 AS shown ORDER BY step LIMIT 1")
            .get(0);
    assertThat(row)
        .isEqualTo(Map.of("step", 1L, "nodes", List.of("Histone", "Nucleus"), "shown", true));
  }

  @Test
  void nullsHaveNoRowsAndStrangersAreTold() {
    for (String call :
        List.of(
            "subsumes(null, null)", "related(null)", "satisfiable(null)", "explain(null, null)")) {
      assertThat(graph.run("CALL sphere.ontology." + call)).isEmpty();
    }
    graph.run("CREATE (:Stranger)");
    for (String call :
        List.of(
            "subsumes(c, s) YIELD status AS a",
            "related(s) YIELD role AS a",
            "satisfiable(s) YIELD status AS a",
            "explain(c, s) YIELD step AS a")) {
      String query =
          "MATCH (s:Stranger), (c:Class {name: 'Cell'}) CALL sphere.ontology.%s RETURN a";
      assertThat(graph.failure(query.formatted(call))).contains(" is not in model `ontology`.");
    }
  }

  @Test
  void aModelOfAHierarchyIsRefused() {
    graph.run("CALL sphere.drop('ontology')");
    assertThat(
            graph.failure(
                "MATCH (c {name: 'Cell'}) CALL sphere.ontology.satisfiable(c) YIELD status RETURN"
                    + " status"))
        .isEqualTo(
            "No model `ontology` in database `neo4j`. There is none yet: make one with `CALL"
                + " sphere.ontology.train()`.");
    graph.run("CALL sphere.train('sphere', {relationshipTypes: 'SCO', nodeLabels: 'Class'})");
    assertThat(
            graph.failure(
                "MATCH (c:Class {name: 'Cell'}) CALL sphere.ontology.satisfiable(c, {model:"
                    + " 'sphere'}) YIELD status RETURN status"))
        .startsWith("Model `sphere` was trained on a hierarchy, not on an ontology.");
    assertThat(
            graph.failure(
                "MATCH (c:Class {name: 'Cell'}) CALL sphere.ontology.satisfiable(c, {modell: 'x'})"
                    + " YIELD status RETURN status"))
        .isEqualTo("Unknown configuration key `modell`. Did you mean `model`?");
  }

  /** Whatever is entailed is told, and nothing else. */
  @Test
  void answersAreWhatSaturationEntails() {
    int related = 0;
    for (int seed = 0; seed < 12; seed++) {
      graph.run("CALL sphere.drop('ontology')");
      graph.run("MATCH (n) DETACH DELETE n");
      Axioms axioms = random(seed);
      write(axioms);
      Map<String, Object> row = graph.run("CALL sphere.ontology.train()").get(0);
      assertThat(row).as("seed %d", seed).containsEntry("f1", 1.0);
      Saturation entailed = new Saturation(axioms);
      for (Map<String, Object> pair :
          graph.run(
              "MATCH (a:Class), (b:Class) CALL sphere.ontology.subsumes(b, a) YIELD holds RETURN"
                  + " a.i AS a, b.i AS b, holds")) {
        assertThat(pair.get("holds"))
            .as("seed %d %s", seed, pair)
            .isEqualTo(entailed.isBelow(at(pair, "a"), at(pair, "b")));
      }
      related += assertRelated(seed, entailed);
    }
    assertThat(related).isGreaterThan(50);
  }

  private static int at(Map<String, Object> row, String key) {
    return ((Long) row.get(key)).intValue();
  }

  private static int assertRelated(int seed, Saturation entailed) {
    boolean[][][] told = new boolean[CONCEPTS][ROLES][CONCEPTS];
    graph
        .run(
            "MATCH (a:Class) CALL sphere.ontology.related(a, null, {direct: false}) YIELD role, node"
                + " RETURN a.i AS a, toInteger(substring(role, 1)) AS r, node.i AS b")
        .forEach(row -> told[at(row, "a")][at(row, "r")][at(row, "b")] = true);
    int count = 0;
    for (int a = 0; a < CONCEPTS; a++) {
      for (int r = 0; r < ROLES && !entailed.isUnsatisfiable(a); r++) {
        for (int b = 0; b < CONCEPTS; b++) {
          assertThat(told[a][r][b])
              .as("seed %d: %d below %d of %d", seed, a, r, b)
              .isEqualTo(entailed.isRelated(a, r, b));
          count += told[a][r][b] ? 1 : 0;
        }
      }
    }
    return count;
  }

  private static final int CONCEPTS = 9;
  private static final int ROLES = 3;

  private static Axioms random(long seed) {
    Random random = new Random(seed);
    Axioms.Builder axioms = new Axioms.Builder(CONCEPTS, ROLES);
    for (NormalForm form : NormalForm.values()) {
      int most = form == NormalForm.DISJOINT ? 2 : form == NormalForm.NF1 ? 7 : 5;
      for (int i = random.nextInt(most); i > 0; i--) {
        axioms.add(
            form,
            IntStream.range(0, form.arity())
                .map(place -> random.nextInt(form.isRole(place) ? ROLES : CONCEPTS))
                .toArray());
      }
    }
    return axioms.build();
  }

  private static void write(Axioms axioms) {
    graph.run(
        "UNWIND range(0, %d) AS i CREATE (:Class {uri: 'c' + i, name: 'c' + i, i: i})"
            .formatted(CONCEPTS - 1));
    graph.run(
        "UNWIND range(0, %d) AS i CREATE (:Relationship {uri: 'r' + i, i: i})"
            .formatted(ROLES - 1));
    Map<NormalForm, String> statements = new HashMap<>();
    String two = "MATCH (a:Class {i: $a}), (b:Class {i: $b}) CREATE (a)-[:%s]->(b)";
    statements.put(NormalForm.NF1, two.formatted("SCO"));
    statements.put(NormalForm.DISJOINT, two.formatted("DISJOINT_WITH"));
    statements.put(
        NormalForm.NF2,
        "MATCH (a:Class {i: $a}), (b:Class {i: $b}), (c:Class {i: $c}) CREATE"
            + " (x:Intersection)-[:INTERSECTION_OF]->(a), (x)-[:INTERSECTION_OF]->(b),"
            + " (x)-[:SCO]->(c)");
    statements.put(
        NormalForm.NF3,
        "MATCH (a:Class {i: $a}), (c:Class {i: $c}) CREATE (a)-[:SCO_RESTRICTION {onPropertyURI:"
            + " 'r' + $b, restrictionType: 'SOME'}]->(c)");
    statements.put(
        NormalForm.NF4,
        "MATCH (a:Class {i: $b}), (c:Class {i: $c}) CREATE (a)-[:RESTRICTION_SCO {onPropertyURI:"
            + " 'r' + $a, restrictionType: 'SOME'}]->(c)");
    statements.put(
        NormalForm.SUBROLE,
        "MATCH (a:Relationship {i: $a}), (b:Relationship {i: $b}) CREATE (a)-[:SPO]->(b)");
    statements.put(
        NormalForm.CHAIN,
        "MATCH (a:Relationship {i: $a}), (b:Relationship {i: $b}), (c:Relationship {i: $c}) CREATE"
            + " (x:PropertyChain)-[:FIRST]->(a), (x)-[:SECOND]->(b), (x)-[:SPO]->(c)");
    for (NormalForm form : NormalForm.values()) {
      for (int i = 0; i < axioms.count(form); i++) {
        Map<String, Object> names = new HashMap<>();
        for (int place = 0; place < form.arity(); place++) {
          names.put(List.of("a", "b", "c").get(place), axioms.at(form, i, place));
        }
        graph.run(statements.get(form), names);
      }
    }
  }
}
