package sphere.procedures;

import java.util.Arrays;
import java.util.Collection;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.query.Ordered;
import sphere.procedures.QueryProcedures.RelatedRow;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.QuerySettings;

/**
 * Ordinals in a fixed order, and the rows of their nodes, made one by one as they are asked for: a
 * {@code LIMIT} spares what comes after it.
 */
final class Listing {
  private final Model model;
  private final Transaction tx;
  private final Order order;
  private final boolean stale;

  /** By what rows are ordered; equal ones by ordinal. */
  enum Order {
    SMALLEST,
    LARGEST,
    DEEPEST;

    /** The nearest first, seen from below. */
    static Order ascending(QuerySettings settings) {
      return settings.byMargin() ? DEEPEST : SMALLEST;
    }

    /** The nearest first, seen from above. */
    static Order descending(QuerySettings settings) {
      return settings.byMargin() ? DEEPEST : LARGEST;
    }
  }

  Listing(Model model, Transaction tx, Order order) {
    this.model = model;
    this.tx = tx;
    this.order = order;
    stale = model.stale().isStale();
  }

  /** Rows of ordinals, but of no node that was asked about. */
  Stream<RelatedRow> rows(
      int[] ordinals, Collection<Node> asked, long limit, IntToDoubleFunction margin) {
    return rows(ordinals, Long.MAX_VALUE, margin)
        .filter(row -> !asked.contains(row.node()))
        .limit(limit);
  }

  /** Rows of ordinals. */
  Stream<RelatedRow> rows(int[] ordinals, long limit, IntToDoubleFunction margin) {
    Ordered ordered = new Ordered(ordinals.clone(), keys(ordinals, margin));
    int known = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    Spliterator.OfInt all = Spliterators.spliterator(ordered, ordinals.length, known);
    return StreamSupport.intStream(all, false).boxed().flatMap(v -> rows(v, margin)).limit(limit);
  }

  private double[] keys(int[] ordinals, IntToDoubleFunction margin) {
    double[] radii = model.table().chart(0).radii();
    IntStream all = Arrays.stream(ordinals);
    return switch (order) {
      case SMALLEST -> all.mapToDouble(v -> -radii[v]).toArray();
      case LARGEST -> all.mapToDouble(v -> radii[v]).toArray();
      case DEEPEST -> all.mapToDouble(margin).toArray();
    };
  }

  private Stream<RelatedRow> rows(int v, IntToDoubleFunction margin) {
    double slack = margin.applyAsDouble(v);
    double radius = model.table().chart(0).radii()[v];
    return model.nodes(tx, v).map(node -> new RelatedRow(node, slack, radius, slack >= 0, stale));
  }
}
