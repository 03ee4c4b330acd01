package sphere.procedures;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;
import sphere.geometry.query.Aid;
import sphere.procedures.Listing.Order;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.NearestSettings;
import sphere.procedures.config.NodeArgument;
import sphere.procedures.config.QuerySettings;

/** Questions with many answers. */
public final class QueryProcedures extends SphereCall {
  private static final String LISTING =
      "model, by (subsumption or containment), limit, orderBy (radius or margin), not (a node or"
          + " nodes whose own ones are left out), centerProperty and radiusProperty (of nodes that"
          + " are not in the model).";

  static final String STALE =
      "Whether the graph has changed since the model was trained or refreshed; `sphere.models` says"
          + " how much.";

  private static final String STARTS = "The node to start from, or several: what all of them have.";

  /** All above. */
  @Procedure(name = "sphere.ancestors", mode = Mode.READ)
  @Description(
      "Every node above one, or above all of several: by subsumption (exact) or by containment"
          + " (geometry alone).")
  public Stream<RelatedRow> ancestors(
      @Name(value = "node", description = STARTS) Object node,
      @Name(value = "configuration", defaultValue = "{}", description = LISTING)
          Map<String, Object> configuration) {
    return relatives(node, QuerySettings.listing(configuration), true);
  }

  /** All below. */
  @Procedure(name = "sphere.descendants", mode = Mode.READ)
  @Description(
      "Every node below one, or below all of several: by subsumption (exact) or by containment"
          + " (geometry alone).")
  public Stream<RelatedRow> descendants(
      @Name(value = "node", description = STARTS) Object node,
      @Name(value = "configuration", defaultValue = "{}", description = LISTING)
          Map<String, Object> configuration) {
    return relatives(node, QuerySettings.listing(configuration), false);
  }

  private Stream<RelatedRow> relatives(Object node, QuerySettings settings, boolean upward) {
    List<Node> nodes = NodeArgument.nodes("node", node);
    if (nodes.isEmpty()) {
      return Stream.empty();
    }
    Model model = model(settings.model());
    Relatives relatives = new Relatives(model, tx, settings, upward, guard::check);
    relatives.aids(nodes).forEach(aid -> need(model, aid));
    Order order = upward ? Order.ascending(settings) : Order.descending(settings);
    return relatives.rows(nodes, new Listing(model, tx, order));
  }

  /** The balls that a ball fits best. */
  @Procedure(name = "sphere.nearest", mode = Mode.READ)
  @Description(
      "The balls that contain a node's ball with most room or come nearest to it, the largest margin"
          + " first; with `direction: 'inside'` those that lie deepest in it. By geometry alone, over"
          + " all balls of the model.")
  public Stream<RelatedRow> nearest(
      @Name(value = "node", description = "A node with a ball, in the model or not.") Node node,
      @Name(
              value = "configuration",
              defaultValue = "{}",
              description =
                  "model, limit (10), direction (around or inside),"
                      + " centerProperty and radiusProperty (of a node that is not in the model).")
          Map<String, Object> configuration) {
    NearestSettings settings = NearestSettings.of(configuration);
    if (node == null) {
      return Stream.empty();
    }
    Model model = model(settings.model());
    need(model, Aid.TREES);
    return new Nearby(model, tx, settings).rows(node);
  }

  /** Lowest common ancestors. */
  @Procedure(name = "sphere.common", mode = Mode.READ)
  @Description(
      "The lowest nodes that are above (or are) all of the given ones; the smallest ball first. With"
          + " `region: true` also what the balls of the given ones share, and the smallest ball"
          + " around them.")
  public Stream<CommonRow> common(
      @Name(value = "nodes", description = "One or more nodes.") List<Node> nodes,
      @Name(value = "configuration", defaultValue = "{}", description = "model, limit, region.")
          Map<String, Object> configuration) {
    QuerySettings settings = QuerySettings.common(configuration);
    List<Node> asked = NodeArgument.nodes("nodes", nodes);
    if (asked.isEmpty()) {
      return Stream.empty();
    }
    Model model = model(settings.model());
    need(model, Aid.RISING);
    int[] given = asked.stream().mapToInt(node -> ordinal(model, node)).distinct().toArray();
    Map<String, Object> region =
        settings.region() ? Region.of(model.table(), given, guard::check).toMap() : null;
    List<CommonRow> rows =
        new Listing(model, tx, Order.SMALLEST)
            .rows(
                model.index().common(given),
                Set.of(),
                settings.limit(),
                outer ->
                    IntStream.of(given)
                        .mapToDouble(inner -> model.table().margin(outer, inner))
                        .min()
                        .orElseThrow())
            .map(row -> CommonRow.of(row, region))
            .toList();
    return rows.isEmpty() && settings.region()
        ? Stream.of(CommonRow.nothingBut(region, model.isStale()))
        : rows.stream();
  }

  /** Why. */
  @Procedure(name = "sphere.explain", mode = Mode.READ)
  @Description(
      "Why one node is, or is not, below another: the margin, whether geometry certifies it, and a"
          + " shortest chain of nodes from `inner` up to `outer`.")
  public Stream<ExplainRow> explain(
      @Name(value = "outer", description = "The node that may be above.") Node outer,
      @Name(value = "inner", description = "The node that may be below.") Node inner,
      @Name(value = "configuration", defaultValue = "{}", description = "model.")
          Map<String, Object> configuration) {
    QuerySettings settings = QuerySettings.named(configuration);
    if (outer == null || inner == null) {
      return Stream.empty();
    }
    Model model = model(settings.model());
    ExplainRow row = new Explanation(model, tx).of(ordinal(model, outer), ordinal(model, inner));
    return Stream.of(row.between(outer, inner));
  }

  /** Where geometry and graph disagree. */
  @Procedure(name = "sphere.violations", mode = Mode.READ)
  @Description(
      "Every pair where containment and the hierarchy disagree: `missed` ones are ancestor and"
          + " descendant but not contained, `false` ones the other way round.")
  public Stream<ViolationRow> violations(
      @Name(value = "model", defaultValue = "sphere", description = "Name of the model.")
          String name,
      @Name(value = "configuration", defaultValue = "{}", description = "limit.")
          Map<String, Object> configuration) {
    QuerySettings settings = QuerySettings.limited(name, configuration);
    Model model = model(settings.model());
    return Stream.concat(
            model.audit().missed().pairs().flatMap(p -> violations(model, "missed", p)),
            model.audit().excluded().pairs().flatMap(p -> violations(model, "false", p)))
        .limit(settings.limit());
  }

  private Stream<ViolationRow> violations(Model model, String kind, int[] pair) {
    double margin = model.table().margin(pair[0], pair[1]);
    boolean edge = model.hierarchy().hasEdge(pair[1], pair[0]);
    return model
        .nodes(tx, pair[0])
        .flatMap(
            outer ->
                model
                    .nodes(tx, pair[1])
                    .map(inner -> new ViolationRow(kind, outer, inner, margin, edge)));
  }

  /** A node above or below. */
  public record RelatedRow(
      @Description("The node.") Node node,
      @Description("Signed slack of containment; the least, if there are several pairs.")
          double margin,
      @Description("Radius of the node's ball in the first chart.") double radius,
      @Description("Whether geometry alone shows the relation.") boolean certified,
      @Description(STALE) boolean stale) {}

  /** A node above all of several. */
  public record CommonRow(
      @Description("The node; null if there is none and the region was asked for.") Node node,
      @Description("Signed slack of containment; the least, if there are several pairs.")
          Double margin,
      @Description("Radius of the node's ball in the first chart.") Double radius,
      @Description("Whether geometry alone shows the relation.") Boolean certified,
      @Description(
              "Null unless asked for. `shared`: whether the balls of the given nodes share a point;"
                  + " `depth`: how deep it lies in all of them, negative if they share none,"
                  + " within `depthGap`;"
                  + " `point` and `pointChart`: where; `center`, `radius` (within `radiusGap`) and"
                  + " `centerChart`: the"
                  + " smallest ball around them.")
          Map<String, Object> region,
      @Description(STALE) boolean stale) {
    static CommonRow of(RelatedRow row, Map<String, Object> region) {
      return new CommonRow(
          row.node(), row.margin(), row.radius(), row.certified(), region, row.stale());
    }

    static CommonRow nothingBut(Map<String, Object> region, boolean stale) {
      return new CommonRow(null, null, null, null, region, stale);
    }
  }

  /** A pair where containment and the hierarchy disagree. */
  public record ViolationRow(
      @Description("`missed` or `false`.") String kind,
      @Description("The node above, or whose ball is around.") Node outer,
      @Description("The node below, or whose ball is inside.") Node inner,
      @Description("Signed slack of containment.") double margin,
      @Description("Whether the two are parent and child.") boolean edge) {}
}
