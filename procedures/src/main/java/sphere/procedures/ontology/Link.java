package sphere.procedures.ontology;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a relationship says, by its type. */
enum Link {
  SUBCLASS("SCO", "SUBCLASSOF"),
  EQUIVALENT("EQC", "EQUIVALENTCLASS"),
  DISJOINT("DISJOINTWITH"),
  SUBCLASS_RESTRICTION("SCORESTRICTION"),
  EQUIVALENT_RESTRICTION("EQCRESTRICTION"),
  RESTRICTION_SUBCLASS("RESTRICTIONSCO"),
  INTERSECTION("INTERSECTIONOF"),
  UNION("UNIONOF"),
  ON_PROPERTY("ONPROPERTY"),
  SOME("SOMEVALUESFROM"),
  MEMBERS("MEMBERS"),
  FIRST("FIRST"),
  REST("REST"),
  SECOND("SECOND"),
  SUBROLE("SPO", "SUBPROPERTYOF"),
  EQUIVALENT_ROLE("EQUIVALENTPROPERTY"),
  CHAIN("PROPERTYCHAINAXIOM"),
  DOMAIN("DOMAIN"),
  RANGE("RANGE"),
  ALL_VALUES("ALLVALUESFROM"),
  COMPLEMENT("COMPLEMENTOF"),
  HAS_VALUE("HASVALUE"),
  ONE_OF("ONEOF"),
  DISJOINT_UNION("DISJOINTUNIONOF"),
  INVERSE("INVERSEOF"),
  DISJOINT_ROLES("PROPERTYDISJOINTWITH");

  private final String[] names;

  Link(String... names) {
    this.names = names;
  }

  /** How it is written in OWL, for what is left out. */
  String word() {
    return switch (this) {
      case ALL_VALUES -> "allValuesFrom";
      case COMPLEMENT -> "complementOf";
      case HAS_VALUE -> "hasValue";
      case ONE_OF -> "oneOf";
      case DISJOINT_UNION -> "disjointUnionOf";
      case INVERSE -> "inverseOf";
      case DISJOINT_ROLES -> "propertyDisjointWith";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }

  /** What a type says, by its local name, whichever way its words are put together. */
  static Optional<Link> of(String type) {
    String local = LocalName.squeezed(type);
    return Arrays.stream(values())
        .filter(link -> Arrays.asList(link.names).contains(local))
        .findFirst();
  }
}
