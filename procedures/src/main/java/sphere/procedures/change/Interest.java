package sphere.procedures.change;

import java.util.HashSet;
import java.util.Set;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.graph.ModelNode;

/**
 * What of a graph concerns one model.
 *
 * @param properties names of the properties that hold its balls
 * @param labels those of its members; empty if the ends of its relationships are its members
 * @param everyNode whether all nodes are members
 * @param types of its relationships
 */
record Interest(Set<String> properties, Set<String> labels, boolean everyNode, Set<String> types) {

  /** Of a model with these settings, types as the graph decided. */
  static Interest of(TrainSettings settings) {
    Set<String> properties = new HashSet<>();
    settings.written().stream().map(PropertyNames::both).forEach(properties::addAll);
    return new Interest(
        properties,
        Set.copyOf(settings.nodeLabels()),
        settings.nodeLabels().contains("*"),
        Set.copyOf(settings.relationshipTypes()));
  }

  boolean hasType(Relationship relationship) {
    return types.contains(relationship.getType().name());
  }

  boolean hasLabel(Label label) {
    return labels.contains(label.name());
  }

  /** Whether a node that has just been created, or that relationships end at, is a member. */
  boolean isMember(Node node) {
    if (ModelNode.isOurs(node)) {
      return false;
    }
    return everyNode || labels.isEmpty() || labels.stream().anyMatch(l -> has(node, l));
  }

  private static boolean has(Node node, String label) {
    return node.hasLabel(Label.label(label));
  }
}
