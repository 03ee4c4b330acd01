package sphere.procedures.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.job.Job;

/**
 * Reads what has become of a hierarchy where something happened, and takes the rest as it was: the
 * same hierarchy as {@link GraphReader} reads, for the price of the nodes that changed and of
 * copying arrays. One use.
 */
public final class GraphUpdate {
  private final Transaction tx;
  private final GraphHierarchy before;
  private final TrainSettings settings;
  private final long[] placed;
  private final Set<Long> relabeled;
  private final Job job;
  private final LongBuffer children;
  private final LongBuffer parents;

  private GraphUpdate(
      Transaction tx, GraphHierarchy before, long[] placed, Set<Long> relabeled, Job job) {
    this.tx = tx;
    this.before = before;
    settings = before.settings();
    this.placed = placed;
    this.relabeled = relabeled;
    this.job = job;
    children = new LongBuffer(job::account);
    parents = new LongBuffer(job::account);
  }

  /**
   * Reads.
   *
   * @param before as it was read
   * @param placed ids of all nodes that came or went or that relationships of the hierarchy came to
   *     or left since, ascending
   * @param relabeled those of them that may have become members by a label
   * @throws IllegalArgumentException one sentence on cycles, if they are not to be merged
   */
  public static GraphHierarchy read(
      Transaction tx, GraphHierarchy before, long[] placed, Set<Long> relabeled, Job job) {
    job.progress("reading", 0);
    // Nodes of a cycle share an ordinal, and the edges between them are not kept.
    GraphHierarchy graph =
        before.hierarchy().cycleCount() > 0
            ? GraphReader.again(tx, before.settings(), job, Reading.REFRESH)
            : new GraphUpdate(tx, before, placed, relabeled, job).read();
    GraphReader.refuseCycles(graph, Reading.REFRESH);
    return graph;
  }

  private GraphHierarchy read() {
    LongBuffer found = new LongBuffer(job::account);
    for (int i = 0; i < placed.length; i++) {
      if ((i & 255) == 0) {
        job.check();
      }
      if (lookIfThere(placed[i])) {
        found.add(placed[i]);
      }
    }
    NodeIds nodes = new NodeIds(before.nodes().prefix(), members(found));
    job.account(80L * nodes.size() + 40L * before.hierarchy().edgeCount());
    Hierarchy after = hierarchy(nodes);
    // Parallel ones are told apart by a whole reading alone; those that there were are taken along.
    long parallel = before.relationshipCount() - before.hierarchy().memberEdgeCount();
    return new GraphHierarchy(
        nodes, after, after.memberEdgeCount() + parallel, before.outside(), settings);
  }

  private boolean lookIfThere(long id) {
    try {
      return look(id);
    } catch (NotFoundException e) {
      return false; // deleted since it was found, which the next refresh will be told
    }
  }

  // Whether the node is a member; if so its edges are noted.
  private boolean look(long id) {
    Optional<Node> node = node(id);
    if (node.filter(this::isMember).isEmpty()) {
      return false;
    }
    boolean isNew = before.nodes().memberOf(id) < 0 || relabeled.contains(id);
    for (String name : settings.relationshipTypes()) {
      RelationshipType type = RelationshipType.withName(name);
      boolean up = HierarchicalTypes.pointsUp(type, settings.orientation());
      edges(node.get(), type, up ? Direction.OUTGOING : Direction.INCOMING, true);
      // To one that has become a member relationships may point that were none of the hierarchy.
      if (isNew) {
        edges(node.get(), type, up ? Direction.INCOMING : Direction.OUTGOING, false);
      }
    }
    return true;
  }

  private Optional<Node> node(long id) {
    try {
      return Optional.of(tx.getNodeByElementId(before.nodes().prefix() + id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private boolean isMember(Node node) {
    List<String> labels = settings.nodeLabels();
    if (ModelNode.isOurs(node)) {
      return false;
    } else if (labels.contains("*")) {
      return true;
    }
    return labels.isEmpty()
        ? node.hasRelationship(types())
        : labels.stream().anyMatch(label -> node.hasLabel(Label.label(label)));
  }

  private RelationshipType[] types() {
    return settings.relationshipTypes().stream()
        .map(RelationshipType::withName)
        .toArray(RelationshipType[]::new);
  }

  private void edges(Node node, RelationshipType type, Direction direction, boolean upward) {
    for (Relationship relationship : node.getRelationships(direction, type)) {
      long other = NodeIds.idOf(relationship.getOtherNode(node));
      long self = NodeIds.idOf(node);
      children.add(upward ? self : other);
      parents.add(upward ? other : self);
    }
  }

  private long[] members(LongBuffer found) {
    for (long id : before.nodes().ids()) {
      if (Arrays.binarySearch(placed, id) < 0) {
        found.add(id);
      }
    }
    return found.distinct();
  }

  private Hierarchy hierarchy(NodeIds nodes) {
    HierarchyBuilder builder = new HierarchyBuilder(nodes.size());
    Hierarchy old = before.hierarchy();
    for (int v = 0; v < old.nodeCount(); v++) {
      if ((v & 65535) == 0) {
        job.check();
      }
      int child = kept(old, v, nodes);
      if (child >= 0 && Arrays.binarySearch(placed, nodes.ids()[child]) < 0) {
        for (int s = old.parentBegin(v); s < old.parentEnd(v); s++) {
          add(builder, child, kept(old, old.parent(s), nodes));
        }
      }
    }
    for (int i = 0; i < children.size(); i++) {
      add(builder, nodes.memberOf(children.get(i)), nodes.memberOf(parents.get(i)));
    }
    return builder.build(job::check);
  }

  private int kept(Hierarchy old, int ordinal, NodeIds nodes) {
    return nodes.memberOf(before.nodes().ids()[old.membersOf(ordinal)[0]]);
  }

  private static void add(HierarchyBuilder builder, int child, int parent) {
    if (child >= 0 && parent >= 0) {
      builder.add(child, parent);
    }
  }
}
