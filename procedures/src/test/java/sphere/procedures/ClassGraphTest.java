package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
}
