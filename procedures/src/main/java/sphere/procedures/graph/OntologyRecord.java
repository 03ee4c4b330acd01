package sphere.procedures.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sphere.procedures.config.DerivedNames;
import sphere.procedures.config.OntologySettings;
import sphere.procedures.config.OntologyTrainSettings;
import sphere.procedures.config.VectorSettings;

/**
 * What the record of a model tells of its ontology.
 *
 * @param names under which the graph keeps what is entailed
 * @param graph which part of the graph the ontology is
 * @param unsatisfiable ids of the nodes of classes that can have no instance, ascending
 * @param roles names of all roles, their IRIs where they have one
 * @param vectors what was learned beside the order, if that was wanted
 */
public record OntologyRecord(
    DerivedNames names,
    OntologySettings graph,
    long[] unsatisfiable,
    List<String> roles,
    Optional<VectorSettings> vectors) {
  private static final String PREFIX = "ontology.";
  private static final String INFERRED = PREFIX + "inferredType";
  private static final String RESTRICTION = PREFIX + "restrictionLabel";
  private static final String UNSATISFIABLE = PREFIX + "unsatisfiable";
  private static final String ROLES = PREFIX + "roles";

  /** What a record tells; empty if the model is of no ontology. */
  static Optional<OntologyRecord> of(ModelNode record) {
    Map<String, Object> all = record.properties();
    return all.get(INFERRED) instanceof String type && all.get(RESTRICTION) instanceof String label
        ? Optional.of(of(record, new DerivedNames(record.name(), type, label)))
        : Optional.empty();
  }

  private static OntologyRecord of(ModelNode record, DerivedNames names) {
    Map<String, Object> all = record.properties();
    return new OntologyRecord(
        names,
        OntologyTrainSettings.graph(names, record.settings()),
        all.get(UNSATISFIABLE) instanceof long[] ids ? ids : new long[0],
        all.get(ROLES) instanceof String[] roles ? List.of(roles) : List.of(),
        vectors(record));
  }

  // Older records know of none.
  private static Optional<VectorSettings> vectors(ModelNode record) {
    if (record.vectorShape().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> told = new HashMap<>();
    VectorSettings.KEYS.forEach(key -> told.put(key, record.properties().get(key)));
    return VectorSettings.of(told, record.settings());
  }

  /** What it adds to a record, with figures that nothing but the user reads. */
  public Map<String, Object> toMap(Map<String, Object> figures) {
    Map<String, Object> map = new HashMap<>();
    figures.forEach((key, value) -> map.put(PREFIX + key, value));
    map.put(INFERRED, names.inferred());
    map.put(RESTRICTION, names.restriction());
    map.put(UNSATISFIABLE, unsatisfiable);
    map.put(ROLES, roles.toArray(String[]::new));
    map.putAll(VectorSettings.effective(vectors));
    return map;
  }

  /** Whether a node is of a class that can have no instance. */
  public boolean isUnsatisfiable(long node) {
    return Arrays.binarySearch(unsatisfiable, node) >= 0;
  }
}
