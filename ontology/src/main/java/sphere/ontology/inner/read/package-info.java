/**
 * Reads documents by OWLAPI's parsers, one that is named and no other, without file or network.
 * Read {@link sphere.ontology.inner.read.Documents} first.
 *
 * <p>May use: OWLAPI, and {@link sphere.ontology.inner.normal} for what was read.
 */
package sphere.ontology.inner.read;
