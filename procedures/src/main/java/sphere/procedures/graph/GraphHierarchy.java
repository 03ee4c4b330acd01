package sphere.procedures.graph;

import sphere.geometry.hierarchy.Hierarchy;
import sphere.procedures.config.TrainSettings;

/**
 * What was read from the graph.
 *
 * @param nodes members and their nodes
 * @param hierarchy order among the members
 * @param relationshipCount relationships taken, parallel ones counted each
 * @param outside relationships left out because an end has none of the labels
 * @param settings what was asked, with types and orientation as the graph decided
 */
public record GraphHierarchy(
    NodeIds nodes,
    Hierarchy hierarchy,
    long relationshipCount,
    long outside,
    TrainSettings settings) {

  /** A hash of nodes and order: another graph has another one. */
  public long fingerprint() {
    return 31 * java.util.Arrays.hashCode(nodes.ids()) + hierarchy.fingerprint();
  }
}
