package sphere.procedures.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.features.TextEncoder;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;
import sphere.procedures.config.FeatureSettings;
import sphere.procedures.config.Suggestion;
import sphere.procedures.graph.GraphHierarchy;

/**
 * Reads what is known of the members of a hierarchy besides their edges, and refuses what nothing
 * can be learned from, before anything is trained. Not thread-safe; one use.
 */
public final class FeatureReader {
  /** Nodes whose property keys are looked at for a suggestion. */
  private static final int LOOKED_AT = 10_000;

  private final Transaction tx;
  private final GraphHierarchy graph;
  private final FeatureSettings settings;
  private final Monitor monitor;
  private final List<Column> columns;
  private final Optional<TextColumn> texts;
  private final Optional<TextEncoder> encoder;

  private FeatureReader(
      Transaction tx, GraphHierarchy graph, Optional<TextEncoder> encoder, Monitor monitor) {
    this.tx = tx;
    this.graph = graph;
    this.encoder = encoder;
    this.monitor = monitor;
    settings = graph.settings().features().orElseThrow();
    settings.requireFits(graph.hierarchy().nodeCount());
    int members = graph.nodes().size();
    monitor.account((settings.vectors().size() + 3L) * 8 * members);
    columns = settings.vectors().stream().map(name -> new Column(name, members, monitor)).toList();
    texts =
        encoder.map(some -> new TextColumn(settings, some, graph.hierarchy().nodeCount(), monitor));
  }

  /**
   * Reads.
   *
   * @param encoder will encode the texts, if there are any
   * @throws IllegalArgumentException one sentence on what cannot be learned from
   */
  public static NodeFeatures read(
      Transaction tx, GraphHierarchy graph, Optional<TextEncoder> encoder, Monitor monitor) {
    FeatureReader reader = new FeatureReader(tx, graph, encoder, monitor);
    reader.scan();
    reader.columns.forEach(reader::require);
    reader.texts.ifPresent(reader::require);
    NodeFeatures features = reader.features();
    reader.requireLearner(features);
    return features;
  }

  private void scan() {
    int members = graph.nodes().size();
    for (int i = 0; i < members; i++) {
      if ((i & 1023) == 0) {
        monitor.progress("reading features", (double) i / members);
      }
      int member = i;
      graph.nodes().node(tx, i).ifPresent(node -> read(node, member));
    }
  }

  private void read(Node node, int member) {
    columns.forEach(column -> column.read(node, member));
    texts.ifPresent(some -> some.read(node, member, graph.hierarchy().ordinalOf(member)));
  }

  private void require(Column column) {
    if (column.isEmpty()) {
      throw missing(column.property(), FeatureSettings.FEATURE);
    }
    int odd = column.odd();
    if (odd >= 0) {
      throw new IllegalArgumentException(
          ("Property `%s` of node %s has length %d, but on most nodes it has length %d. Give it"
                  + " that length, or remove it there.")
              .formatted(
                  column.property(),
                  graph.nodes().elementId(odd),
                  column.length(odd),
                  column.usualLength()));
    }
    if (!column.varies()) {
      throw same("Property `%s` is".formatted(column.property()), FeatureSettings.FEATURE);
    }
  }

  private void require(TextColumn column) {
    column
        .missing()
        .ifPresent(
            property -> {
              throw missing(property, FeatureSettings.TEXT);
            });
    if (!column.varies()) {
      throw same(
          "The text of %s is".formatted(Suggestion.listed(settings.texts())), FeatureSettings.TEXT);
    }
  }

  private static IllegalArgumentException same(String what, String key) {
    return new IllegalArgumentException(
        ("%s the same on all nodes that have it, so there is nothing to learn from. Name another one"
                + " in `%s`.")
            .formatted(what, key));
  }

  private IllegalArgumentException missing(String property, String key) {
    TreeSet<String> known = new TreeSet<>();
    IntStream.range(0, Math.min(LOOKED_AT, graph.nodes().size()))
        .forEach(
            i ->
                graph
                    .nodes()
                    .node(tx, i)
                    .ifPresent(node -> node.getPropertyKeys().forEach(known::add)));
    String near = Suggestion.of(property, known);
    return new IllegalArgumentException(
        "No node of the hierarchy has property `%s`.%s"
            .formatted(property, near.isEmpty() ? " Name another one in `" + key + "`." : near));
  }

  private NodeFeatures features() {
    FeatureLayout layout =
        new FeatureLayout(
            settings,
            columns.stream().map(Column::usualLength).toList(),
            encoder.map(TextEncoder::name).orElse(""),
            encoder.map(TextEncoder::dimension).orElse(0));
    Hierarchy hierarchy = graph.hierarchy();
    monitor.account(hierarchy.nodeCount() * (16 + 4L * layout.dimension()));
    List<float[]> vectors = new ArrayList<>();
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      vectors.add(vector(layout, v));
    }
    return new NodeFeatures(layout, hierarchy, vectors, texts);
  }

  private float[] vector(FeatureLayout layout, int v) {
    int[] members = graph.hierarchy().membersOf(v);
    float[] vector = layout.unknown();
    boolean any = texts.isPresent() && texts.get().isOn(v);
    int at = 0;
    for (int c = 0; c < columns.size(); c++) {
      if (IntStream.of(members).anyMatch(columns.get(c)::isOn)) {
        columns.get(c).mean(members, vector, at);
        any = true;
      }
      at += layout.lengths().get(c);
    }
    texts.ifPresent(some -> some.put(v, vector, layout.textOffset()));
    return any ? vector : new float[0];
  }

  // What stands at the top teaches nothing about where things belong.
  private void requireLearner(NodeFeatures features) {
    Hierarchy hierarchy = graph.hierarchy();
    boolean any =
        IntStream.range(0, hierarchy.nodeCount())
            .filter(v -> hierarchy.parentBegin(v) < hierarchy.parentEnd(v))
            .anyMatch(v -> features.vectors().get(v).length > 0);
    if (!any) {
      throw new IllegalArgumentException(
          "No node that has a parent has %s, so there is nothing to learn from. Name other properties."
              .formatted(settings.spoken()));
    }
  }
}
