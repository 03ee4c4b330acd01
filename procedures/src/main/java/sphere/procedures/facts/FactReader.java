package sphere.procedures.facts;

import java.util.List;
import java.util.function.Consumer;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.roles.Facts;
import sphere.procedures.config.KgSettings;
import sphere.procedures.config.Suggestion;
import sphere.procedures.graph.LongBuffer;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/**
 * Reads facts: entities are the nodes with one of the labels, or the ends of the relationships if
 * no label is given; roles are types of relationships.
 *
 * <p>One pass over each type. Sphere's own nodes are never entities. Not thread-safe; one use.
 */
public final class FactReader {
  private static final int WIDTH = 3;

  private final Transaction tx;
  private final List<String> labels;
  private final Job job;
  private final LongBuffer members;
  private final LongBuffer rows;
  private String prefix = "";
  private int seen;

  private FactReader(Transaction tx, List<String> labels, Job job) {
    this.tx = tx;
    this.labels = labels;
    this.job = job;
    members = new LongBuffer(job::account);
    rows = new LongBuffer(job::account);
  }

  /**
   * The types that will be read for a training.
   *
   * @throws IllegalArgumentException one sentence on a label or type that the graph lacks
   */
  public static List<String> types(Transaction tx, KgSettings settings) {
    return FactTypes.of(tx, settings);
  }

  /**
   * Reads for a training; of the types those that have a fact.
   *
   * @throws IllegalArgumentException one sentence, if there are no facts
   */
  public static FactGraph read(Transaction tx, KgSettings settings, List<String> types, Job job) {
    job.progress("reading", 0);
    FactReader reader = new FactReader(tx, settings.nodeLabels(), job);
    FactGraph all = reader.read(types);
    List<String> used = reader.used(types, all.nodes());
    if (used.isEmpty()) {
      throw new IllegalArgumentException(
          "No relationship%s connects nodes%s. Set `relationshipTypes` or `nodeLabels` to others."
              .formatted(told(" of type ", types), told(" labeled ", settings.nodeLabels())));
    }
    return used.size() == types.size() ? all : reader.facts(used, types, all.nodes());
  }

  private static String told(String what, List<String> names) {
    return names.isEmpty() || names.contains("*") ? "" : what + Suggestion.listed(names);
  }

  /** Reads again what a model was trained on, whatever is left of it. */
  public static FactGraph again(Transaction tx, KgSettings settings, Job job) {
    job.progress("reading", 0);
    return new FactReader(tx, settings.nodeLabels(), job).read(settings.relationshipTypes());
  }

  private FactGraph read(List<String> types) {
    for (String label : labels) {
      if (!label.equals("*")) {
        tx.findNodes(Label.label(label)).forEachRemaining(this::member);
      }
    }
    if (labels.contains("*")) {
      each(tx.getAllNodes().iterator(), this::member);
    }
    for (int role = 0; role < types.size(); role++) {
      int number = role;
      each(
          tx.findRelationships(RelationshipType.withName(types.get(role))),
          one -> relationship(one, number));
    }
    return facts(types, types, new NodeIds(prefix, entities()));
  }

  private static <T> void each(ResourceIterator<T> all, Consumer<T> action) {
    try (all) {
      all.forEachRemaining(action);
    }
  }

  // A guard's check costs about as much as reading ten relationships.
  private void tick() {
    if ((++seen & 1023) == 0) {
      job.check();
    }
  }

  private void member(Node node) {
    tick();
    if (!ModelNode.isOurs(node)) {
      prefix = prefix.isEmpty() ? NodeIds.prefixOf(node) : prefix;
      members.add(NodeIds.idOf(node));
    }
  }

  private void relationship(Relationship one, int role) {
    tick();
    prefix = prefix.isEmpty() ? NodeIds.prefixOf(one.getStartNode()) : prefix;
    rows.add(role);
    rows.add(NodeIds.idOf(one.getStartNode()));
    rows.add(NodeIds.idOf(one.getEndNode()));
  }

  private long[] entities() {
    for (int i = 0; i < rows.size() && labels.isEmpty(); i += WIDTH) {
      members.add(rows.get(i + 1));
      members.add(rows.get(i + 2));
    }
    return members.distinct();
  }

  private List<String> used(List<String> types, NodeIds nodes) {
    boolean[] used = new boolean[types.size()];
    for (int i = 0; i < rows.size(); i += WIDTH) {
      used[(int) rows.get(i)] |=
          nodes.memberOf(rows.get(i + 1)) >= 0 && nodes.memberOf(rows.get(i + 2)) >= 0;
    }
    return types.stream().filter(type -> used[types.indexOf(type)]).toList();
  }

  private FactGraph facts(List<String> kept, List<String> types, NodeIds nodes) {
    // Rows while they are sorted, their places, and where each entity's begin, both ways.
    job.account(80L * rows.size() / WIDTH + 8L * kept.size() * (nodes.size() + 1L));
    int[] roles = types.stream().mapToInt(kept::indexOf).toArray();
    Facts.Builder builder = new Facts.Builder(nodes.size(), kept.size());
    long count = 0;
    for (int i = 0; i < rows.size(); i += WIDTH) {
      tick();
      int role = roles[(int) rows.get(i)];
      int head = nodes.memberOf(rows.get(i + 1));
      int tail = nodes.memberOf(rows.get(i + 2));
      if (role >= 0 && head >= 0 && tail >= 0) {
        builder.add(head, role, tail);
        count++;
      }
    }
    return new FactGraph(nodes, kept, builder.build(), count);
  }
}
