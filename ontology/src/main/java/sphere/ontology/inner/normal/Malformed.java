package sphere.ontology.inner.normal;

import org.semanticweb.owlapi.model.OWLEntity;

/** What OWLAPI puts, by a name of its own, in the place of what triples fail to say. */
final class Malformed {
  static final String REASON = "expression that cannot be read";

  private static final String NAME = "http://org.semanticweb.owlapi/error#";

  private Malformed() {}

  static boolean is(OWLEntity entity) {
    return entity.toStringID().startsWith(NAME);
  }
}
