package sphere.ontology.inner.normal;

import org.semanticweb.owlapi.model.OWLObjectPropertyExpression;

/** Which object properties are roles of EL. */
final class Roles {
  private Roles() {}

  /** Whether it has a name, and is not one of the two that everything and nothing have. */
  static boolean isNamed(OWLObjectPropertyExpression property) {
    return !property.isAnonymous()
        && !property.isOWLTopObjectProperty()
        && !property.isOWLBottomObjectProperty()
        && !Malformed.is(property.asOWLObjectProperty());
  }

  /** What is beyond EL in one that is not. */
  static String beyond(OWLObjectPropertyExpression property) {
    if (property.isOWLTopObjectProperty()) {
      return "owl:topObjectProperty";
    }
    if (property.isOWLBottomObjectProperty()) {
      return "owl:bottomObjectProperty";
    }
    return property.isAnonymous() ? "ObjectInverseOf" : Malformed.REASON;
  }
}
