package sphere.procedures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.query.ContainmentIndex;
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
    stale = model.isStale();
  }

  /**
   * Rows of ordinals.
   *
   * @param asked nodes that are left out
   */
  Stream<RelatedRow> rows(int[] ordinals, Set<Node> asked, long limit, IntToDoubleFunction margin) {
    boolean few = isFew(ordinals.length <= ContainmentIndex.FEW);
    return rows(new Rows(ordered(ordinals, margin), asked, margin), few, limit);
  }

  // An ordinal may stand for any number of nodes that lay on a cycle.
  private boolean isFew(boolean ordinals) {
    return ordinals && model.hierarchy().memberCount() == model.hierarchy().nodeCount();
  }

  private static Stream<RelatedRow> rows(Iterator<RelatedRow> rows, boolean few, long limit) {
    Stream<RelatedRow> all = few ? atOnce(rows) : asAsked(rows);
    return limit == QuerySettings.ALL ? all : all.limit(limit);
  }

  // What asks for rows one by one costs more than a few rows.
  private static Stream<RelatedRow> atOnce(Iterator<RelatedRow> rows) {
    List<RelatedRow> made = new ArrayList<>(ContainmentIndex.FEW);
    while (rows.hasNext()) {
      made.add(rows.next());
    }
    return made.stream();
  }

  private static Stream<RelatedRow> asAsked(Iterator<RelatedRow> rows) {
    int known = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, known), false);
  }

  /**
   * Rows of all that is below an ordinal by subsumption, by falling radius.
   *
   * @param asked nodes that are left out
   */
  Stream<RelatedRow> below(int v, Set<Node> asked, long limit, IntToDoubleFunction margin) {
    ContainmentIndex.Descendants below = model.index().descendantsByRadius(v);
    return rows(new Rows(below.ordinals(), asked, margin), isFew(below.areFew()), limit);
  }

  private PrimitiveIterator.OfInt ordered(int[] ordinals, IntToDoubleFunction margin) {
    return order == Order.DEEPEST
        ? new Ordered(ordinals.clone(), Arrays.stream(ordinals).mapToDouble(margin).toArray())
        : model.index().byRadius(ordinals, order == Order.LARGEST);
  }

  // Streams of streams would cost more than the rows.
  private final class Rows implements Iterator<RelatedRow> {
    private final PrimitiveIterator.OfInt ordinals;
    private final Set<Node> asked;
    private final IntToDoubleFunction margin;
    private final double[] radii = model.table().chart(0).radii();
    private int ordinal;
    // Of its members those from here on were not looked at.
    private int at;
    private int end;
    private Optional<RelatedRow> next = Optional.empty();

    Rows(PrimitiveIterator.OfInt ordinals, Set<Node> asked, IntToDoubleFunction margin) {
      this.ordinals = ordinals;
      this.asked = asked;
      this.margin = margin;
    }

    @Override
    public boolean hasNext() {
      while (next.isEmpty() && (at < end || ordinals.hasNext())) {
        advance();
      }
      return next.isPresent();
    }

    private void advance() {
      Hierarchy hierarchy = model.hierarchy();
      if (at == end) {
        ordinal = ordinals.nextInt();
        at = hierarchy.memberBegin(ordinal);
        end = hierarchy.memberEnd(ordinal);
      }
      next =
          model
              .node(tx, hierarchy.member(at++))
              .filter(node -> !asked.contains(node))
              .map(this::row);
    }

    private RelatedRow row(Node node) {
      double slack = margin.applyAsDouble(ordinal);
      return new RelatedRow(node, slack, radii[ordinal], slack >= 0, stale);
    }

    @Override
    public RelatedRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      RelatedRow row = next.orElseThrow();
      next = Optional.empty();
      return row;
    }
  }
}
