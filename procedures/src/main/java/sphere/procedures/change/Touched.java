package sphere.procedures.change;

import java.util.HashSet;
import java.util.Set;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.event.LabelEntry;
import org.neo4j.graphdb.event.PropertyEntry;
import org.neo4j.graphdb.event.TransactionData;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.NodeIds;

/** What one transaction touches of one model; one use. */
final class Touched {
  private final TransactionData data;
  private final Changes changes;
  private final Interest interest;
  private final Set<Long> edited = new HashSet<>();
  private final Set<Long> placed = new HashSet<>();
  private final Set<Long> gone = new HashSet<>();
  private final Set<Long> relabeled = new HashSet<>();
  private boolean record;
  private long added;
  private long removed;

  private Touched(TransactionData data, Changes changes) {
    this.data = data;
    this.changes = changes;
    interest = changes.interest();
  }

  static Touched of(TransactionData data, Changes changes) {
    Touched touched = new Touched(data, changes);
    data.assignedNodeProperties().forEach(touched::property);
    data.removedNodeProperties().forEach(touched::property);
    data.deletedNodes().forEach(touched::deleted);
    data.createdNodes().forEach(touched::created);
    data.assignedLabels().forEach(touched::label);
    data.removedLabels().forEach(touched::label);
    data.createdRelationships().forEach(touched::created);
    data.deletedRelationships().forEach(touched::deleted);
    return touched;
  }

  Changes changes() {
    return changes;
  }

  /** Nodes that may carry another ball afterwards, or none. */
  Set<Long> edited() {
    return edited;
  }

  /** Nodes that may have another place in the hierarchy afterwards, or none. */
  Set<Long> placed() {
    return placed;
  }

  /** Nodes that there are none of afterwards. */
  Set<Long> gone() {
    return gone;
  }

  /** Nodes that got or lost a label of the model. */
  Set<Long> relabeled() {
    return relabeled;
  }

  /** Whether it is more than is noted node by node. */
  boolean isTooMuch() {
    return edited.size() >= Changes.MOST_NODES || placed.size() >= Changes.MOST_NODES;
  }

  /** Whether a record of a model may be another afterwards. */
  boolean isOfRecords() {
    return record;
  }

  long added() {
    return added;
  }

  long removed() {
    return removed;
  }

  boolean isNothing() {
    return edited.isEmpty() && placed.isEmpty() && !record;
  }

  private void property(PropertyEntry<Node> entry) {
    if (interest.properties().contains(entry.key()) && edited.size() < Changes.MOST_NODES) {
      edited.add(NodeIds.idOf(entry.entity()));
    }
    // Of a node that is deleted too nothing can be asked; its labels are told of below.
    record |=
        ModelNode.TELLING.contains(entry.key())
            && !data.isDeleted(entry.entity())
            && ModelNode.isOurs(entry.entity());
  }

  private void deleted(Node node) {
    long id = NodeIds.idOf(node);
    if (changes.mayKnow(id)) {
      edited.add(id);
      placed.add(id);
      gone.add(id);
    }
  }

  // Without labels a node becomes a member by its first relationship.
  private void created(Node node) {
    if (interest.everyNode() && interest.isMember(node)) {
      place(node);
    }
  }

  private void label(LabelEntry entry) {
    Label label = entry.label();
    record = record || label.equals(ModelNode.LABEL);
    if (interest.hasLabel(label) || interest.everyNode() && label.equals(ModelNode.LABEL)) {
      place(entry.node());
      relabeled.add(NodeIds.idOf(entry.node()));
    }
  }

  private void created(Relationship relationship) {
    if (interest.hasType(relationship)
        && interest.isMember(relationship.getStartNode())
        && interest.isMember(relationship.getEndNode())) {
      added++;
      ends(relationship);
    }
  }

  private void deleted(Relationship relationship) {
    if (interest.hasType(relationship)
        && changes.mayKnow(NodeIds.idOf(relationship.getStartNode()))
        && changes.mayKnow(NodeIds.idOf(relationship.getEndNode()))) {
      removed++;
      ends(relationship);
    }
  }

  private void ends(Relationship relationship) {
    place(relationship.getStartNode());
    place(relationship.getEndNode());
  }

  private void place(Node node) {
    if (placed.size() < Changes.MOST_NODES) {
      placed.add(NodeIds.idOf(node));
    }
  }
}
