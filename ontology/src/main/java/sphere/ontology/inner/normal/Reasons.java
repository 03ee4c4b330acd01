package sphere.ontology.inner.normal;

import java.util.Map;
import org.semanticweb.owlapi.model.AxiomType;

/** Kinds of axioms that are beyond EL, in words. */
final class Reasons {
  private static final Map<AxiomType<?>, String> WORDS =
      Map.ofEntries(
          Map.entry(AxiomType.OBJECT_PROPERTY_RANGE, "object property range"),
          Map.entry(AxiomType.CLASS_ASSERTION, "individual"),
          Map.entry(AxiomType.SAME_INDIVIDUAL, "individual"),
          Map.entry(AxiomType.DIFFERENT_INDIVIDUALS, "individual"),
          Map.entry(AxiomType.OBJECT_PROPERTY_ASSERTION, "individual"),
          Map.entry(AxiomType.NEGATIVE_OBJECT_PROPERTY_ASSERTION, "individual"),
          Map.entry(AxiomType.DATA_PROPERTY_ASSERTION, "individual"),
          Map.entry(AxiomType.NEGATIVE_DATA_PROPERTY_ASSERTION, "individual"),
          Map.entry(AxiomType.SUB_DATA_PROPERTY, "data property"),
          Map.entry(AxiomType.EQUIVALENT_DATA_PROPERTIES, "data property"),
          Map.entry(AxiomType.DISJOINT_DATA_PROPERTIES, "data property"),
          Map.entry(AxiomType.DATA_PROPERTY_DOMAIN, "data property"),
          Map.entry(AxiomType.DATA_PROPERTY_RANGE, "data property"),
          Map.entry(AxiomType.FUNCTIONAL_DATA_PROPERTY, "data property"),
          Map.entry(AxiomType.DATATYPE_DEFINITION, "data property"));

  private Reasons() {}

  static String of(AxiomType<?> type) {
    return WORDS.getOrDefault(type, type.getName());
  }
}
