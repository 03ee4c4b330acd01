/**
 * ELK on axioms in normal form: classification, and smallest sets of axioms that suffice. Read
 * {@link sphere.ontology.inner.reason.Classifier} first.
 *
 * <p>May use: geometry's ontologies, ELK. Knows nothing of OWLAPI: to ELK concepts and roles are
 * numbers.
 */
package sphere.ontology.inner.reason;
