package sphere.procedures.ontology;

import java.util.Arrays;
import java.util.Optional;

/** What a node is, by a label of it. */
enum Kind {
  CLASS("Class"),
  EXPRESSION("Expression"),
  INTERSECTION("Intersection"),
  RESTRICTION("Restriction"),
  ALL_DISJOINT("AllDisjointClasses"),
  ROLE("Relationship", "ObjectProperty"),
  TRANSITIVE("TransitiveProperty"),
  DATA_PROPERTY("Property", "DatatypeProperty", "AnnotationProperty"),
  CHAIN("PropertyChain"),
  /** Characteristics of roles that are beyond EL, or that normal forms do not tell. */
  CHARACTERISTIC(
      "FunctionalProperty",
      "InverseFunctionalProperty",
      "SymmetricProperty",
      "AsymmetricProperty",
      "ReflexiveProperty",
      "IrreflexiveProperty");

  private final String[] names;

  Kind(String... names) {
    this.names = names;
  }

  /** What a label says, by its local name. */
  static Optional<Kind> of(String label) {
    String local = LocalName.of(label);
    return Arrays.stream(values())
        .filter(kind -> Arrays.asList(kind.names).contains(local))
        .findFirst();
  }
}
