package sphere.geometry.ontology;

import java.util.List;
import java.util.Map;

/**
 * What was read from a document.
 *
 * @param ontology in normal form
 * @param format that it was written in
 * @param dropped how many axioms are beyond EL, by what is beyond it, in words
 * @param imports documents that it asks to be imported, none of which was fetched
 */
public record ReadOntology(
    Ontology ontology, String format, Map<String, Integer> dropped, List<String> imports) {}
