/**
 * Reads OWL and reasons in EL: an optional plugin jar. Read {@link sphere.ontology.OwlTools} first;
 * it is found by {@link java.util.ServiceLoader}.
 *
 * <p>May use: geometry's ontologies and the JDK. What names OWLAPI or ELK is in {@link
 * sphere.ontology.inner}, which is not in the jar as classes are but as a library that {@link
 * sphere.ontology.Library} loads.
 */
package sphere.ontology;
