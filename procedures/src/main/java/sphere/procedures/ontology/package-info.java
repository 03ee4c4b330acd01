/**
 * Ontologies in the graph: from nodes and relationships, as Sphere, neosemantics or an import of
 * RDF leave them, to axioms in normal form; and from a source that a user names to the document
 * that is loaded.
 *
 * <p>May use {@code sphere.geometry} and the packages {@code config}, {@code job}, {@code graph}
 * and {@code write} of procedures. Read {@link sphere.procedures.ontology.ClassGraph} and {@link
 * sphere.procedures.ontology.OntologyWriter}.
 */
package sphere.procedures.ontology;
