/**
 * Ontologies in EL normal form: their axioms, what a reasoner makes of them, and the order of named
 * concepts and existential restrictions in which every entailed subsumption is a path.
 *
 * <p>Uses nothing but the JDK, {@link sphere.geometry.hierarchy} and {@link sphere.geometry.ball};
 * what reads OWL and what reasons comes from another jar, by {@link
 * sphere.geometry.ontology.OntologyTools}. Read {@link sphere.geometry.ontology.Axioms} first.
 */
package sphere.geometry.ontology;
