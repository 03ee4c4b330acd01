package sphere.procedures;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.QueryProcedures.RelatedRow;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.QuerySettings;

/**
 * Ordinals in a fixed order, and the rows of their nodes, made one by one as they are asked for.
 */
final class Listing {
  private final Model model;
  private final Transaction tx;
  private final Order order;

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

  // One answer; ordinals are boxed only here, where each becomes a row anyway.
  private record Entry(int ordinal, double margin, double radius) {}

  Listing(Model model, Transaction tx, Order order) {
    this.model = model;
    this.tx = tx;
    this.order = order;
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
    double[] radii = model.table().chart(0).radii();
    return Arrays.stream(ordinals)
        .mapToObj(v -> new Entry(v, margin.applyAsDouble(v), radii[v]))
        .sorted(comparator())
        .flatMap(this::rows)
        .limit(limit);
  }

  private Comparator<Entry> comparator() {
    Comparator<Entry> first =
        switch (order) {
          case SMALLEST -> Comparator.comparingDouble(Entry::radius);
          case LARGEST -> Comparator.comparingDouble(Entry::radius).reversed();
          case DEEPEST -> Comparator.comparingDouble(Entry::margin).reversed();
        };
    return first.thenComparingInt(Entry::ordinal);
  }

  private Stream<RelatedRow> rows(Entry entry) {
    return model
        .nodes(tx, entry.ordinal())
        .map(node -> new RelatedRow(node, entry.margin(), entry.radius(), entry.margin() >= 0));
  }
}
