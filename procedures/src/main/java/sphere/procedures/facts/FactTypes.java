package sphere.procedures.facts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.config.KgSettings;
import sphere.procedures.config.Suggestion;
import sphere.procedures.graph.ModelNode;

/** Which relationships are facts. */
final class FactTypes {
  private static final String OURS = "SPHERE_";

  private FactTypes() {}

  /**
   * The types that are asked for, or else all that the graph has but those that models keep there;
   * sorted, so that nothing depends on the order in which the graph tells them.
   *
   * @throws IllegalArgumentException one sentence on a label or type that the graph lacks
   */
  static List<String> of(Transaction tx, KgSettings settings) {
    TreeSet<String> labels = new TreeSet<>();
    tx.getAllLabelsInUse().forEach(label -> labels.add(label.name()));
    settings.nodeLabels().stream()
        .filter(label -> !label.equals("*"))
        .forEach(l -> Suggestion.require(labels.contains(l), "node label", l, labels));
    TreeSet<String> types = new TreeSet<>();
    tx.getAllRelationshipTypesInUse().forEach(type -> types.add(type.name()));
    settings
        .relationshipTypes()
        .forEach(t -> Suggestion.require(types.contains(t), "relationship type", t, types));
    Set<String> inferred = inferred(tx);
    return settings.relationshipTypes().isEmpty()
        ? types.stream().filter(t -> !t.startsWith(OURS) && !inferred.contains(t)).toList()
        : settings.relationshipTypes().stream().sorted().toList();
  }

  private static Set<String> inferred(Transaction tx) {
    Set<String> inferred = new HashSet<>();
    ModelNode.all(tx)
        .forEach(model -> model.ontology().ifPresent(o -> inferred.add(o.names().inferred())));
    return inferred;
  }
}
