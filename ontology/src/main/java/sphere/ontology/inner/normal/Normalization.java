package sphere.ontology.inner.normal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.model.OWLLogicalAxiom;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.vocab.OWLRDFVocabulary;
import sphere.geometry.ontology.Ontology;

/**
 * An ontology in EL normal form (Baader, Brandt and Lutz, "Pushing the EL envelope", IJCAI 2005).
 *
 * <p>Concepts are numbered by IRI, auxiliary ones after them as axioms in their order need them;
 * everything that follows in EL between named concepts follows from the rows, and nothing else.
 * What is beyond EL is left out if that leaves something that is true: a conjunct on the right, a
 * disjunct on the left, one direction of an equivalence.
 */
public final class Normalization {
  private static final String THING = OWLRDFVocabulary.OWL_THING.getIRI().toString();

  private final OWLOntology ontology;
  private final Pulse pulse;
  private final Labels labels;
  private final Dropped dropped = new Dropped();

  /**
   * @param ontology alone, without what it imports
   * @param check called now and then; throws to abort
   */
  public Normalization(OWLOntology ontology, Runnable check) {
    this.ontology = ontology;
    pulse = new Pulse(check);
    labels = new Labels(ontology);
  }

  /** The ontology in normal form. */
  public Ontology ontology() {
    Names concepts = new Names(conceptNames());
    Names roles = new Names(roleNames());
    int top = concepts.number(THING);
    Rows rows = new Rows(concepts.size(), roles.size(), top);
    AxiomTaker taker = new AxiomTaker(new Translation(concepts, roles, dropped), rows, dropped);
    for (OWLLogicalAxiom axiom : axioms()) {
      pulse.beat();
      taker.take(axiom);
    }
    return new Result(concepts, roles, rows, labels, pulse, top).ontology();
  }

  /** How many axioms are beyond EL, by what is beyond it. */
  public Map<String, Integer> dropped() {
    return dropped.counts();
  }

  private List<OWLLogicalAxiom> axioms() {
    return ontology
        .logicalAxioms()
        .sorted(
            (a, b) -> {
              pulse.beat();
              return a.compareTo(b);
            })
        .toList();
  }

  private List<String> conceptNames() {
    Stream<String> classes =
        ontology
            .classesInSignature()
            .filter(concept -> !concept.isOWLThing() && !concept.isOWLNothing())
            .filter(concept -> !Malformed.is(concept))
            .filter(this::isInUse)
            .map(OWLEntity::toStringID);
    return Stream.concat(Stream.of(THING), classes).sorted().toList();
  }

  private boolean isInUse(OWLClass concept) {
    pulse.beat();
    if (!labels.isDeprecated(concept.getIRI())
        || ontology.referencingAxioms(concept).anyMatch(OWLAxiom::isLogicalAxiom)) {
      return true;
    }
    dropped.add("deprecated class");
    dropped.endOfAxiom();
    return false;
  }

  private List<String> roleNames() {
    return ontology
        .objectPropertiesInSignature()
        .filter(Roles::isNamed)
        .map(OWLEntity::toStringID)
        .sorted()
        .toList();
  }
}
