/**
 * From OWL axioms to EL normal form. Read {@link sphere.ontology.inner.normal.Normalization} first:
 * {@link sphere.ontology.inner.normal.Translation} says what of OWL is EL, {@link
 * sphere.ontology.inner.normal.Rows} takes it apart.
 *
 * <p>May use: geometry's ontologies, OWLAPI.
 */
package sphere.ontology.inner.normal;
