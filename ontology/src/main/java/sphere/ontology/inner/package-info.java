/**
 * What names OWLAPI or ELK, loaded by {@link sphere.ontology.Library} alone: documents are read by
 * {@link sphere.ontology.inner.read}, brought to normal form by {@link
 * sphere.ontology.inner.normal} and reasoned upon by {@link sphere.ontology.inner.reason}.
 */
package sphere.ontology.inner;
