package sphere.procedures.graph;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.procedures.config.Suggestion;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.job.Job;

/**
 * Reads a hierarchy: members are the nodes with one of the labels, or the ends of the relationships
 * if no label is given; edges point from child to parent whichever way the relationships do.
 *
 * <p>One pass over each relationship type, which is several times faster than asking each node.
 * Sphere's own nodes are never members. Not thread-safe; one use.
 */
public final class GraphReader {
  private static final int SHOWN = 10;
  private final Transaction tx;
  private final TrainSettings settings;
  private final Job job;
  private final LongBuffer labeled;
  private final LongBuffer children;
  private final LongBuffer parents;
  private String prefix = "";

  private GraphReader(Transaction tx, TrainSettings settings, Job job) {
    this.tx = tx;
    this.settings = settings;
    this.job = job;
    labeled = new LongBuffer(job::account);
    children = new LongBuffer(job::account);
    parents = new LongBuffer(job::account);
  }

  /**
   * Reads for a training.
   *
   * @throws IllegalArgumentException one sentence on what the graph lacks, or on its cycles
   */
  public static GraphHierarchy read(Transaction tx, TrainSettings asked, Job job) {
    TrainSettings settings = resolve(tx, asked, job);
    requireLabels(tx, settings.nodeLabels());
    return again(tx, settings, job, Reading.TRAINING);
  }

  private static void requireLabels(Transaction tx, List<String> wanted) {
    TreeSet<String> used = new TreeSet<>();
    tx.getAllLabelsInUse().forEach(label -> used.add(label.name()));
    wanted.stream()
        .filter(label -> !label.equals("*"))
        .forEach(l -> Suggestion.require(used.contains(l), "node label", l, used));
  }

  /**
   * Reads again what a model was trained on, whatever is left of it: a label or a type that nothing
   * has any more says that nothing of it is there.
   *
   * @param settings with types and orientation as the graph decided then
   * @param purpose decides what is advised against cycles
   * @throws IllegalArgumentException one sentence on cycles
   */
  public static GraphHierarchy again(
      Transaction tx, TrainSettings settings, Job job, Reading purpose) {
    job.progress("reading", 0);
    GraphHierarchy graph = new GraphReader(tx, settings, job).read();
    refuseCycles(graph, purpose);
    return graph;
  }

  /**
   * The settings with types and orientation as the graph decides.
   *
   * @throws IllegalArgumentException one sentence on the types that the graph lacks
   */
  public static TrainSettings resolve(Transaction tx, TrainSettings asked, Job job) {
    return HierarchicalTypes.resolve(tx, job.database(), asked);
  }

  private GraphHierarchy read() {
    labels().forEach(this::scan);
    for (String type : settings.relationshipTypes()) {
      scan(RelationshipType.withName(type));
    }
    NodeIds nodes = new NodeIds(prefix, members());
    // What the builder holds for a moment, and the hierarchy's rows afterwards.
    job.account(80L * nodes.size() + 40L * children.size());
    return hierarchy(nodes);
  }

  private List<Label> labels() {
    List<String> wanted = settings.nodeLabels();
    return wanted.contains("*") ? List.of() : wanted.stream().map(Label::label).toList();
  }

  private void scan(Label label) {
    try (ResourceIterator<Node> nodes = tx.findNodes(label)) {
      nodes.forEachRemaining(this::member);
    }
  }

  private void member(Node node) {
    tick(labeled.size());
    if (!ModelNode.isOurs(node)) {
      prefix = prefix.isEmpty() ? NodeIds.prefixOf(node) : prefix;
      labeled.add(NodeIds.idOf(node));
    }
  }

  private void scan(RelationshipType type) {
    boolean up = HierarchicalTypes.pointsUp(type, settings.orientation());
    try (ResourceIterator<Relationship> all = tx.findRelationships(type)) {
      while (all.hasNext()) {
        Relationship relationship = all.next();
        edge(
            up ? relationship.getStartNode() : relationship.getEndNode(),
            up ? relationship.getEndNode() : relationship.getStartNode());
      }
    }
  }

  private void edge(Node child, Node parent) {
    tick(children.size());
    prefix = prefix.isEmpty() ? NodeIds.prefixOf(child) : prefix;
    children.add(NodeIds.idOf(child));
    parents.add(NodeIds.idOf(parent));
  }

  // A guard's check costs about as much as reading ten relationships.
  private void tick(int count) {
    if ((count & 1023) == 0) {
      job.check();
    }
  }

  private long[] members() {
    if (settings.nodeLabels().contains("*")) {
      try (ResourceIterator<Node> nodes = tx.getAllNodes().iterator()) {
        nodes.forEachRemaining(this::member);
      }
    }
    if (!settings.nodeLabels().isEmpty()) {
      return labeled.distinct();
    }
    for (int i = 0; i < children.size(); i++) {
      labeled.add(children.get(i));
      labeled.add(parents.get(i));
    }
    return labeled.distinct();
  }

  private GraphHierarchy hierarchy(NodeIds nodes) {
    HierarchyBuilder builder = new HierarchyBuilder(nodes.size());
    int outside = 0;
    for (int i = 0; i < children.size(); i++) {
      tick(i);
      int child = Arrays.binarySearch(nodes.ids(), children.get(i));
      int parent = Arrays.binarySearch(nodes.ids(), parents.get(i));
      if (child < 0 || parent < 0) {
        outside++;
      } else {
        builder.add(child, parent);
      }
    }
    return new GraphHierarchy(
        nodes, builder.build(job::check), children.size() - outside, outside, settings);
  }

  static void refuseCycles(GraphHierarchy graph, Reading purpose) {
    Hierarchy hierarchy = graph.hierarchy();
    if (hierarchy.cycleCount() > 0 && graph.settings().onCycle().equals("fail")) {
      throw new IllegalArgumentException(cycles(graph.nodes(), hierarchy) + " " + purpose.remedy());
    }
  }

  private static String cycles(NodeIds nodes, Hierarchy hierarchy) {
    List<int[]> examples = hierarchy.cycleExamples();
    return ("Node %s is its own ancestor (a cycle of %d: %s%s).")
        .formatted(
            nodes.elementId(examples.get(0)[0]),
            examples.get(0).length,
            walk(nodes, examples.get(0)),
            others(nodes, examples, hierarchy.cycleCount() - 1));
  }

  private static String others(NodeIds nodes, List<int[]> examples, int more) {
    return more == 0
        ? ""
        : examples.stream()
            .skip(1)
            .map(cycle -> walk(nodes, cycle))
            .collect(
                Collectors.joining(
                    "; ", "; %d more %s: ".formatted(more, more == 1 ? "cycle" : "cycles"), ""));
  }

  private static String walk(NodeIds nodes, int[] cycle) {
    String shown =
        IntStream.of(cycle)
            .limit(SHOWN)
            .mapToObj(nodes::elementId)
            .collect(Collectors.joining(" → "));
    return shown + (cycle.length > SHOWN ? " → …" : " → " + nodes.elementId(cycle[0]));
  }
}
