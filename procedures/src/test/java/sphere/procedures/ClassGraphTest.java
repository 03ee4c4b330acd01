package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.Ontology;
import sphere.procedures.config.OntologySettings;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;
import sphere.procedures.ontology.ClassGraph;

/** Ontologies as Sphere, neosemantics and imports of RDF leave them. */
class ClassGraphTest {
  private static final String OWL = "http://www.w3.org/2002/07/owl#";
  @RegisterExtension static final Database graph = new Database();

  private static ClassGraph read(Map<String, Object> settings) {
    return read(OntologySettings.of(settings), () -> {});
  }

  private static ClassGraph read(OntologySettings settings, Runnable check) {
    try (Transaction tx = graph.service().beginTx();
        Job job =
            new Jobs((database, model) -> {})
                .reading("neo4j", "ontology", new Job.CallContext(check::run, new NoAccount()))) {
      return ClassGraph.read(tx, settings, job);
    }
  }

  /** All axioms as words, sorted, concepts and roles by the last letters of their names. */
  static TreeSet<String> words(Ontology ontology) {
    TreeSet<String> words = new TreeSet<>();
    Axioms axioms = ontology.axioms();
    for (NormalForm form : NormalForm.values()) {
      for (int i = 0; i < axioms.count(form); i++) {
        words.add(word(ontology, form, i));
      }
    }
    return words;
  }

  private static String word(Ontology ontology, NormalForm form, int row) {
    Function<String, String> local = name -> name.substring(name.lastIndexOf('/') + 1);
    return IntStream.range(0, form.arity())
        .mapToObj(
            place -> {
              int name = ontology.axioms().at(form, row, place);
              return local.apply(
                  form.isRole(place)
                      ? ontology.roles().get(name)
                      : ontology.concepts().get(name).name());
            })
        .collect(Collectors.joining(" ", form.code() + " ", ""));
  }

  @Test
  void classesOfNeosemanticsAndTheirRestrictions() {
    graph.run(
        "CREATE (a:Class {uri: 'x/A', name: 'A', label: 'an A'}), (b:Class {uri: 'x/B', name: 'B'}),"
            + " (c:Class {uri: 'x/C'}), (r:Relationship {uri: 'x/r', name: 'r'}), (a)-[:SCO]->(b),"
            + " (a)-[:SCO_RESTRICTION {onPropertyURI: 'x/r', onPropertyName: 'r', restrictionType:"
            + " 'SOME'}]->(c), (a)-[:SCO_RESTRICTION {onPropertyURI: 'x/r', onPropertyName: 'r',"
            + " restrictionType: 'ALL'}]->(c), (b)-[:EQC_RESTRICTION {onPropertyURI: 'x/s',"
            + " onPropertyName: 's', restrictionType: 'SOME'}]->(c)");
    ClassGraph read = read(Map.of());
    assertThat(words(read.ontology()))
        .containsExactly("NF1 A B", "NF3 A r C", "NF3 B s C", "NF4 s C B");
    assertThat(read.dropped()).isEqualTo(Map.of("allValuesFrom", 1));
    assertThat(read.nodeLabels()).containsExactly("Class");
    assertThat(read.subclassTypes()).containsExactly("SCO");
    assertThat(read.ontology().concepts())
        .contains(
            new Ontology.Concept("x/A", "an A", false), new Ontology.Concept("x/B", "", false));
    assertThat(read.conceptNodes().size()).isEqualTo(3);
    assertThat(read.roleNodes().size()).isEqualTo(1);
    assertThat(read.ontology().roles()).containsExactly("x/r", "x/s");
  }

  @ParameterizedTest
  @CsvSource({
    "'','',''",
    "n4sch__,n4sch__,n4sch__",
    "owl__,rdfs__,owl__",
    "ns0__,ns1__,ns2__",
    "http://www.w3.org/2002/07/owl#,http://www.w3.org/2000/01/rdf-schema#,http://www.w3.org/2002/07/owl#"
  })
  void anImportOfRdfWithWhateverNamespaces(String owl, String rdfs, String label) {
    graph.run(
        """
        CREATE (a:Resource:`{owl}Class` {uri: 'x/A', `{rdfs}label`: ['an A', 'ein A']}),
               (b:Resource:`{owl}Class` {uri: 'x/B'}), (c:Resource:`{label}Class` {uri: 'x/C'}),
               (d:Resource {uri: 'x/D'}),
               (x:Resource:`{owl}Restriction` {uri: 'bnode://1'}),
               (i:Resource:`{owl}Class` {uri: 'bnode://2'}),
               (l1:Resource:`rdf__List` {uri: 'bnode://3'}), (l2 {uri: 'bnode://4'}),
               (nil {uri: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#nil'}),
               (r:Resource:`{owl}ObjectProperty` {uri: 'x/r'}),
               (s:`{owl}ObjectProperty`:`{owl}TransitiveProperty` {uri: 'x/s'}),
               (a)-[:`{rdfs}subClassOf`]->(b), (a)-[:`{rdfs}subClassOf`]->(d),
               (a)-[:`{owl}equivalentClass`]->(i), (i)-[:`{owl}intersectionOf`]->(l1),
               (l1)-[:`rdf__first`]->(b), (l1)-[:`rdf__rest`]->(l2),
               (l2)-[:`rdf__first`]->(x), (l2)-[:`rdf__rest`]->(nil),
               (x)-[:`{owl}onProperty`]->(r), (x)-[:`{owl}someValuesFrom`]->(c),
               (b)-[:`{owl}disjointWith`]->(c),
               (r)-[:`{rdfs}subPropertyOf`]->(s), (r)-[:`{rdfs}domain`]->(d),
               (r)-[:`{rdfs}range`]->(c)
        """
            .replace("{owl}", owl)
            .replace("{rdfs}", rdfs)
            .replace("{label}", label));
    ClassGraph read = read(Map.of());
    assertThat(words(read.ontology()))
        .containsExactly(
            "CHAIN s s s",
            "DISJ B C",
            "NF1 2 1", // the intersection and its parts
            "NF1 2 A",
            "NF1 2 B",
            "NF1 A 2",
            "NF1 A B",
            "NF1 A D",
            "NF2 B 1 2",
            "NF3 1 r C",
            "NF4 r C 1",
            "NF4 r owl#Thing D",
            "SUBROLE r s");
    assertThat(read.dropped()).isEqualTo(Map.of("range", 1));
    assertThat(read.nodeLabels())
        .containsExactlyInAnyOrderElementsOf(
            new TreeSet<>(List.of(owl + "Class", label + "Class")));
    assertThat(read.subclassTypes()).containsExactly(rdfs + "subClassOf");
    assertThat(named(read)).containsExactly("x/A", "x/B", "x/C");
    assertThat(read.ontology().concepts()).contains(new Ontology.Concept("x/A", "an A", false));
    Axioms axioms = read.ontology().axioms();
    assertThat(read.ontology().concepts().get(axioms.top().orElseThrow()))
        .isEqualTo(new Ontology.Concept(OWL + "Thing", "", true));
    assertThat(read.conceptNodes().size()).isEqualTo(axioms.conceptCount() - 1);
  }

  private static List<String> named(ClassGraph read) {
    return read.ontology().concepts().stream()
        .filter(concept -> !concept.isAuxiliary())
        .map(Ontology.Concept::name)
        .toList();
  }

  private static TreeSet<String> words() {
    return words(read(Map.of()).ontology());
  }

  @Test
  void conceptsAreNumberedByTheirNodes() {
    graph.run(
        "UNWIND range(9, 0, -1) AS i CREATE (:Class {uri: 'x/' + i})-[:SCO]->(:Expression {uri: 'e/'"
            + " + i})");
    ClassGraph read = read(Map.of());
    try (Transaction tx = graph.service().beginTx()) {
      for (int c = 0; c < 20; c++) {
        var node = read.conceptNode(tx, c).orElseThrow();
        assertThat(node.getProperty("uri")).isEqualTo(read.ontology().concepts().get(c).name());
        assertThat(read.conceptOf(node)).isEqualTo(c);
        assertThat(read.ontology().concepts().get(c).isAuxiliary())
            .isEqualTo(node.hasLabel(org.neo4j.graphdb.Label.label("Expression")));
      }
      assertThat(read.conceptNodes().ids()).isSorted();
      assertThat(read.conceptNode(tx, 20)).isEmpty();
    }
  }

  @Test
  void edgesToThingAndCyclesOfEquivalents() {
    graph.run(
        "CREATE (t:Resource:Class {uri: 'http://www.w3.org/2002/07/owl#Thing'}), (a:Class {uri:"
            + " 'x/A'})-[:SCO]->(t), (a)-[:EQC]->(b:Class {uri: 'x/B'})-[:EQC]->(c:Class {uri:"
            + " 'x/C'})-[:EQC]->(a), (n:Class {uri: 'http://www.w3.org/2002/07/owl#Nothing'}),"
            + " (d:Class {uri: 'x/D'})-[:SCO]->(n), (r:Relationship {uri: 'x/r'})-[:DOMAIN]->(a)");
    ClassGraph read = read(Map.of());
    assertThat(words(read.ontology()))
        .containsExactly(
            "DISJ owl#Nothing owl#Nothing",
            "NF1 A B",
            "NF1 A C",
            "NF1 A owl#Thing",
            "NF1 B A",
            "NF1 B C",
            "NF1 C A",
            "NF1 C B",
            "NF1 D owl#Nothing",
            "NF4 r owl#Thing A");
    assertThat(read.ontology().concepts().get(read.ontology().axioms().top().orElseThrow()).name())
        .isEqualTo(OWL + "Thing");
    assertThat(read.conceptNodes().size()).isEqualTo(6);
  }

  @Test
  void intersectionsOfMoreThanTwoAndOfThoseThatAreUsedElsewhere() {
    graph.run(
        "CREATE (a:Class {uri: 'x/A'}), (b:Class {uri: 'x/B'}), (c:Class {uri: 'x/C'}), (d:Class"
            + " {uri: 'x/D'}), (x:Intersection {uri: 'x/X'}), (y:Intersection {uri: 'x/Y'}), (x)-[:SCO]->(d),"
            + " (x)-[:INTERSECTION_OF]->(a), (x)-[:INTERSECTION_OF]->(b),"
            + " (x)-[:INTERSECTION_OF]->(c), (y)-[:INTERSECTION_OF]->(a),"
            + " (y)-[:INTERSECTION_OF]->(b), (d)-[:SCO]->(y), (y)-[:SCO]->(c)");
    assertThat(words())
        .containsExactly(
            "NF1 D Y",
            "NF1 X A",
            "NF1 X B",
            "NF1 X C",
            "NF1 X D",
            "NF1 Y A",
            "NF1 Y B",
            "NF1 Y C",
            "NF2 A B X ⊓ 2",
            "NF2 A B Y",
            "NF2 X ⊓ 2 C X");
  }

  @Test
  void chainsOfManyRoles() {
    graph.run(
        "CREATE (:Class {uri: 'x/A'}), (r:ObjectProperty {uri: 'x/r'}), (s:ObjectProperty {uri:"
            + " 'x/s'}), (t:ObjectProperty {uri: 'x/t'}), (t)-[:owl__propertyChainAxiom]->(l1),"
            + " (l1)-[:rdf__first]->(r), (l1)-[:rdf__rest]->(l2), (l2)-[:rdf__first]->(s),"
            + " (l2)-[:rdf__rest]->(l3), (l3)-[:rdf__first]->(r),"
            + " (t)-[:owl__propertyChainAxiom]->(m1), (m1)-[:rdf__first]->(s),"
            + " (r)-[:owl__equivalentProperty]->(s)");
    ClassGraph read = read(Map.of());
    assertThat(read.ontology().roles()).containsExactly("x/r", "x/s", "x/t", "x/r ∘ x/s");
    assertThat(read.roleNodes().size()).isEqualTo(3);
    assertThat(read.ontology().axioms().count(NormalForm.CHAIN)).isEqualTo(2);
    Axioms axioms = read.ontology().axioms();
    assertThat(
            IntStream.range(0, 2)
                .mapToObj(
                    i ->
                        List.of(
                            axioms.at(NormalForm.CHAIN, i, 0),
                            axioms.at(NormalForm.CHAIN, i, 1),
                            axioms.at(NormalForm.CHAIN, i, 2))))
        .containsExactlyInAnyOrder(List.of(0, 1, 3), List.of(3, 0, 2));
    assertThat(words(read.ontology())).contains("SUBROLE r s", "SUBROLE s r", "SUBROLE s t");
  }

  @Test
  void whatIsBeyondElIsLeftOutAndCounted() {
    graph.run(
        """
        CREATE (a:Class {uri: 'x/A'}), (b:Class {uri: 'x/B'}), (c:Class {uri: 'x/C'}),
          (r:ObjectProperty:FunctionalProperty {uri: 'x/r', propCharacteristics: ['Symmetric']}),
          (d:DatatypeProperty {uri: 'x/d'}), (d)-[:rdfs__subPropertyOf]->(d2:DatatypeProperty),
          (d)-[:rdfs__domain]->(a), (r)-[:owl__inverseOf]->(r),
          (x1:Restriction)-[:onProperty]->(r), (x1)-[:allValuesFrom]->(b), (a)-[:subClassOf]->(x1),
          (x2:Restriction {owl__maxCardinality: 1})-[:onProperty]->(r), (a)-[:subClassOf]->(x2),
          (x3:Restriction)-[:onProperty]->(d), (x3)-[:someValuesFrom]->(:Datatype),
          (x4:Restriction)-[:onProperty]->(r), (x4)-[:hasValue]->({uri: 'x/i'}),
          (x5:Restriction {hasSelf: true})-[:onProperty]->(r),
          (u:Class {uri: 'bnode://u'})-[:unionOf]->(l1), (l1)-[:first]->(a), (l1)-[:rest]->(l2),
          (l2)-[:first]->(b), (b)-[:complementOf]->(c), (c)-[:oneOf]->({uri: 'x/j'}),
          (a)-[:SCO_RESTRICTION {onPropertyURI: 'x/r', restrictionType: 'UNKNOWN'}]->(b),
          (a)-[:SCO_RESTRICTION {restrictionType: 'SOME'}]->(b),
          (:Sensor {uri: 'y'})-[:HAS_VALUE]->(:Value)<-[:DOMAIN]-(:Dns)
        """);
    ClassGraph read = read(Map.of());
    assertThat(words(read.ontology())).contains("NF1 A u", "NF1 B u").hasSize(4);
    assertThat(read.dropped())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("FunctionalProperty", 1),
                Map.entry("SymmetricProperty", 1),
                Map.entry("inverseOf", 1),
                Map.entry("domain of a data property", 1),
                Map.entry("allValuesFrom", 1),
                Map.entry("maxCardinality", 1),
                Map.entry("data property", 1),
                Map.entry("hasValue", 1),
                Map.entry("hasSelf", 1),
                Map.entry("unionOf", 1),
                Map.entry("complementOf", 1),
                Map.entry("oneOf", 1),
                Map.entry("restriction UNKNOWN", 1),
                Map.entry("restriction without a role", 1)));
    assertThat(read.ontology().roles()).containsExactly("x/r");
  }

  @Test
  void severalThatAreDisjointAndAListThatBitesItsTail() {
    graph.run(
        "CREATE (a:Class {uri: 'x/A'}), (b:Class {uri: 'x/B'}), (c:Class {uri: 'x/C'}),"
            + " (g:owl__AllDisjointClasses)-[:owl__members]->(l1), (l1)-[:rdf__first]->(a),"
            + " (l1)-[:rdf__rest]->(l2), (l2)-[:rdf__first]->(b), (l2)-[:rdf__rest]->(l3),"
            + " (l3)-[:rdf__first]->(c), (u:Class {uri: 'x/U'})-[:unionOf]->(m1),"
            + " (m1)-[:rdf__first]->(a), (m1)-[:rdf__rest]->(m1)");
    assertThat(words()).containsExactly("DISJ A B", "DISJ A C", "DISJ B C", "NF1 A U");
  }

  @Test
  void whatIsTransitiveIsARoleThoughItIsCalledAPropertyBesides() {
    graph.run(
        "CREATE (:owl__Class {uri: 'x/A'}), (:rdf__Property:owl__TransitiveProperty {uri: 'x/r'})"
            + "-[:rdfs__subPropertyOf]->(:owl__ObjectProperty {uri: 'x/s'})");
    assertThat(words()).containsExactly("CHAIN r r r", "SUBROLE r s");
  }

  @Test
  void manyThatAreDisjointAreSaidInARow() {
    graph.run(
        "CREATE (g:AllDisjointClasses {uri: 'bnode://g'}) WITH g UNWIND range(1, 1000) AS i"
            + " CREATE (g)-[:members]->(:Class {uri: 'x/' + i})");
    Axioms axioms = read(Map.of()).ontology().axioms();
    assertThat(axioms.count(NormalForm.DISJOINT)).isEqualTo(999);
    assertThat(axioms.count(NormalForm.NF1)).isEqualTo(2 * 999);
    graph.run("MATCH (a {uri: 'x/7'}), (b {uri: 'x/700'}) CREATE (b)-[:SCO]->(a)");
    assertThat(graph.run("CALL sphere.ontology.train()").get(0))
        .containsEntry("unsatisfiableCount", 1L)
        .containsEntry("classCount", 1000L);
  }

  @Test
  void anIntersectionOfNothingIsLeftOut() {
    graph.run(
        "CREATE (i:Intersection {uri: 'x/I'})-[:INTERSECTION_OF]->({uri:"
            + " 'http://www.w3.org/1999/02/22-rdf-syntax-ns#nil'}), (i)-[:SCO]->(:Class {uri:"
            + " 'x/A'})");
    ClassGraph read = read(Map.of());
    assertThat(words(read.ontology())).containsExactly("NF1 I A");
    assertThat(read.dropped()).isEqualTo(Map.of("intersectionOf nothing", 1));
  }

  @Test
  void twoNodesWithOneIriAreOneClass() {
    graph.run(
        "CREATE (:Class {uri: 'x/A'})-[:SCO]->(:Class {uri: 'x/B'}), (:n4sch__Class {uri:"
            + " 'x/A'})-[:n4sch__SCO]->(:n4sch__Class {uri: 'x/C'})");
    ClassGraph read = read(Map.of());
    assertThat(read.ontology().axioms().count(NormalForm.NF1)).isEqualTo(4);
    assertThat(read.ontology().concepts())
        .extracting(Ontology.Concept::name)
        .doesNotHaveDuplicates();
    assertThat(read.nodeLabels()).containsExactly("Class", "n4sch__Class");
    assertThat(read.subclassTypes()).containsExactly("SCO", "n4sch__SCO");
    ClassGraph one = read(Map.of("nodeLabels", "n4sch__Class"));
    assertThat(words(one.ontology())).containsExactly("NF1 A C");
    assertThat(one.dropped()).isEqualTo(Map.of("outside `nodeLabels`", 1));
    assertThat(one.nodeLabels()).containsExactly("n4sch__Class");
    assertThat(named(one)).containsExactly("x/A", "x/C");
    ClassGraph typed = read(Map.of("relationshipTypes", List.of("n4sch__SCO")));
    assertThat(words(typed.ontology()))
        .hasSize(3)
        .anySatisfy(word -> assertThat(word).endsWith(" C"))
        .noneSatisfy(word -> assertThat(word).endsWith(" B"));
  }

  @Test
  void classesOfAnyLabelAndTypeThatAreNamed() {
    graph.run("CREATE (:Concept {name: 'A'})-[:IS_A]->(:Concept {name: 'B'}), (:Class {uri: 'x'})");
    ClassGraph read =
        read(Map.of("nodeLabels", List.of("Concept"), "relationshipTypes", List.of("IS_A")));
    assertThat(words(read.ontology())).containsExactly("NF1 A B");
    assertThat(named(read)).containsExactly("A", "B");
    assertThat(read.subclassTypes()).containsExactly("IS_A");
  }

  @Test
  void graphsWithoutClasses() {
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Database `neo4j` has no labels, so there is no ontology in it. Load one by `CALL"
                + " sphere.ontology.load('file:///NAME')`.");
    graph.run("CREATE (:Concept)-[:IS_A]->(:Thing)");
    assertThatThrownBy(() -> read(Map.of()))
        .hasMessage(
            "Database `neo4j` has no classes: no node has a label `Class`, with or without a"
                + " namespace such as `owl__Class`; its labels are `Concept`, `Thing`. Name that of"
                + " your classes in `nodeLabels`, or load an ontology.");
    assertThatThrownBy(() -> read(Map.of("nodeLabels", "Concepts")))
        .hasMessage("No node label `Concepts` in the graph. Did you mean `Concept`?");
    assertThatThrownBy(() -> read(Map.of("nodeLabels", "Concept", "relationshipTypes", "ISA")))
        .hasMessage("No relationship type `ISA` in the graph. Did you mean `IS_A`?");
    assertThatThrownBy(() -> read(Map.of("nodeLabel", "Concept")))
        .hasMessage("Unknown configuration key `nodeLabel`. Did you mean `nodeLabels`?");
  }

  @Test
  void readingEndsWhenItIsToldTo() {
    graph.run("UNWIND range(1, 3000) AS i CREATE (:Class {uri: 'x/' + i})");
    int[] checks = new int[1];
    assertThatThrownBy(
            () ->
                read(
                    OntologySettings.of(Map.of()),
                    () -> {
                      if (++checks[0] == 4) {
                        throw new IllegalStateException("ended");
                      }
                    }))
        .hasMessage("ended");
  }

  @Test
  void memoryIsAccountedBeforeItIsTaken() {
    graph.run(
        "UNWIND range(1, 3000) AS i CREATE (:Class {uri: 'x/' + i})-[:SCO]->(:Class {uri: 'y/' + i})");
    AtomicLong bytes = new AtomicLong();
    try (Transaction tx = graph.service().beginTx();
        Job job =
            new Jobs((database, model) -> {})
                .reading(
                    "neo4j", "o", new Job.CallContext(() -> {}, new NoAccount(bytes::addAndGet)))) {
      ClassGraph.read(tx, OntologySettings.of(Map.of()), job);
    }
    assertThat(bytes.get()).isGreaterThan(6000L * 200);
  }
}
