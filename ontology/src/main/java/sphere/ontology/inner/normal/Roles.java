package sphere.ontology.inner.normal;

import org.semanticweb.owlapi.model.OWLObjectPropertyExpression;

/** Which object properties are roles of EL. */
final class Roles {
  private Roles() {}

  /** Whether it has a name, and is not one of the two that everything and nothing have. */
  static boolean isNamed(OWLObjectPropertyExpression property) {
    return !property.isAnonymous()
        && !property.isOWLTopObjectProperty()
        && !property.isOWLBottomObjectProperty();
  }

  /** What is beyond EL in one that is not. */
  static String beyond(OWLObjectPropertyExpression property) {
    if (property.isOWLTopObjectProperty()) {
      return "owl:topObjectProperty";
    }
    return property.isOWLBottomObjectProperty() ? "owl:bottomObjectProperty" : "ObjectInverseOf";
  }
}
