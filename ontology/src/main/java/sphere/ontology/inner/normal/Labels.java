package sphere.ontology.inner.normal;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAnnotation;
import org.semanticweb.owlapi.model.OWLAnnotationAssertionAxiom;
import org.semanticweb.owlapi.model.OWLLiteral;
import org.semanticweb.owlapi.model.OWLOntology;

/** What is said to people about things. */
final class Labels {
  // Of two in the same language the first in order.
  private static final Comparator<OWLLiteral> BEST_FIRST =
      Comparator.comparing((OWLLiteral label) -> !isEnglish(label))
          .thenComparing(OWLLiteral::getLiteral)
          .thenComparing(OWLLiteral::getLang);

  private final OWLOntology ontology;

  Labels(OWLOntology ontology) {
    this.ontology = ontology;
  }

  private static boolean isEnglish(OWLLiteral label) {
    String language = label.getLang().toLowerCase(Locale.ROOT);
    return language.isEmpty() || language.equals("en") || language.startsWith("en-");
  }

  /** Its label, in English or no language if it has one; empty if it has none. */
  String of(String iri) {
    return ontology
        .annotationAssertionAxioms(IRI.create(iri))
        .filter(assertion -> assertion.getProperty().isLabel())
        .map(OWLAnnotationAssertionAxiom::annotationValue)
        .map(value -> value.asLiteral())
        .flatMap(Optional::stream)
        .min(BEST_FIRST)
        .map(OWLLiteral::getLiteral)
        .orElse("");
  }

  /** Whether it is out of use. */
  boolean isDeprecated(IRI iri) {
    return ontology
        .annotationAssertionAxioms(iri)
        .map(OWLAnnotationAssertionAxiom::getAnnotation)
        .anyMatch(OWLAnnotation::isDeprecatedIRIAnnotation);
  }
}
