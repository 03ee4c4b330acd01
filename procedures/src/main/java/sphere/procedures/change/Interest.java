package sphere.procedures.change;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import sphere.procedures.config.KgSettings;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.graph.ModelNode;

/**
 * What of a graph concerns one model.
 *
 * @param model its name
 * @param autoRefresh whether it is refreshed by itself
 * @param properties names of the properties that hold its balls
 * @param labels those of its members; empty if the ends of its relationships are its members
 * @param everyNode whether all nodes are members
 * @param types of its relationships
 */
public record Interest(
    String model,
    boolean autoRefresh,
    Set<String> properties,
    List<Label> labels,
    boolean everyNode,
    Set<String> types) {

  /** Of a model with these settings, types as the graph decided. */
  public static Interest of(TrainSettings settings) {
    Set<String> properties = new HashSet<>();
    settings.written().stream().map(PropertyNames::both).forEach(properties::addAll);
    return of(
        settings.model(),
        settings.autoRefresh(),
        properties,
        settings.nodeLabels(),
        settings.relationshipTypes());
  }

  /** Of a model of facts, types as the graph decided. */
  public static Interest of(KgSettings settings, List<String> types) {
    return of(settings.model(), false, settings.names().both(), settings.nodeLabels(), types);
  }

  private static Interest of(
      String model,
      boolean autoRefresh,
      Set<String> properties,
      List<String> labels,
      List<String> types) {
    return new Interest(
        model,
        autoRefresh,
        properties,
        labels.stream().map(Label::label).toList(),
        labels.contains("*"),
        Set.copyOf(types));
  }

  boolean hasType(Relationship relationship) {
    return types.contains(relationship.getType().name());
  }

  boolean hasLabel(Label label) {
    return labels.contains(Label.label(label.name()));
  }

  /** Whether a node that has just been created, or that relationships end at, is a member. */
  boolean isMember(Node node) {
    if (everyNode || labels.isEmpty()) {
      return !everyNode || !ModelNode.isOurs(node);
    }
    for (Label label : labels) {
      if (node.hasLabel(label)) {
        return !ModelNode.isOurs(node);
      }
    }
    return false;
  }
}
