package sphere.procedures.config;

import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.RelationshipType;

/**
 * Under which names a model of an ontology keeps in the graph what its axioms entail.
 *
 * @param model name of the model, which is the value of {@link #MODEL} of all that it keeps
 * @param inferred type of the relationships from a class or restriction to one above it
 * @param restriction label of the nodes that stand for restrictions
 */
public record DerivedNames(String model, String inferred, String restriction) {
  /** The property that tells whose a relationship or a node is. */
  public static final String MODEL = "model";

  /** The property of a restriction that holds the IRI of its role. */
  public static final String ROLE = "role";

  /** The property of a restriction that holds the IRI of its filler. */
  public static final String FILLER = "filler";

  /** The property of a restriction that holds what it is for people. */
  public static final String NAME = "name";

  /** The type of the relationships from a restriction to its filler. */
  public static final RelationshipType FILLED_BY = RelationshipType.withName("SPHERE_FILLER");

  static final String INFERRED_KEY = "inferredType";
  static final String RESTRICTION_KEY = "restrictionLabel";
  private static final String RECORDS = "SphereModel";

  /** The names that a model has if no others are asked for. */
  public static DerivedNames of(String model) {
    return new DerivedNames(model, "SPHERE_INFERRED", "SphereRestriction");
  }

  static DerivedNames of(String model, ConfigMap map) {
    DerivedNames usual = of(model);
    DerivedNames names =
        new DerivedNames(
            model,
            map.text(INFERRED_KEY, usual.inferred),
            map.text(RESTRICTION_KEY, usual.restriction));
    requireFree(INFERRED_KEY, names.inferred, FILLED_BY.name());
    requireFree(RESTRICTION_KEY, names.restriction, RECORDS);
    return names;
  }

  private static void requireFree(String key, String name, String ours) {
    if (name.equals(ours)) {
      throw new IllegalArgumentException(
          "Value for `%s` was `%s`, which Sphere uses for something else. Set another name."
              .formatted(key, name));
    }
  }

  /** The type of the relationships. */
  public RelationshipType type() {
    return RelationshipType.withName(inferred);
  }

  /** The label of the nodes. */
  public Label label() {
    return Label.label(restriction);
  }
}
