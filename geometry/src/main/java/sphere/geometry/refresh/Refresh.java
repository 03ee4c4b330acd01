package sphere.geometry.refresh;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.AuditUpdate;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Change;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;

/**
 * Takes in what changed in a hierarchy without moving a ball: nodes that are new get balls where
 * there is room, those that are gone lose theirs, and what geometry then does not express goes to
 * the exceptions, so that subsumption is exact for the hierarchy as it is now.
 *
 * <p>Beyond copies of arrays, cost is that of what changed: new nodes, and for each kept node whose
 * ancestors changed a walk to all of them; where these are so many that a full audit is less work,
 * as of a long chain under a new root, that is made. Deterministic; depends on hierarchies and
 * balls alone.
 */
public final class Refresh {
  /** Steps for each node and edge that a full audit is taken to cost. */
  private static final int WALKS = 32;

  /** Steps that are taken in any case. */
  private static final int FEW = 1 << 20;

  private Refresh() {}

  /**
   * Refreshes a model whose hierarchy before and audit are known.
   *
   * @param before hierarchy of the model
   * @param table its balls
   * @param audit its audit
   * @param trainedF1 F1 of the audit after training, which loss is measured against
   * @param after hierarchy as it is now
   * @param beforeOrdinal of each ordinal of {@code after} the one in {@code before}, or -1 if new
   * @param kernel of the audit, if all is audited; never changes the result
   * @param concurrency threads; never changes the result
   * @throws IllegalArgumentException if the table is of another number of nodes, or the ordinals
   *     are not as {@link Change#of} needs them
   */
  public static Refreshed of(
      Hierarchy before,
      BallTable table,
      Audit audit,
      double trainedF1,
      Hierarchy after,
      int[] beforeOrdinal,
      Kernel kernel,
      int concurrency,
      Monitor monitor) {
    requireOf(table, before.nodeCount());
    Change change = Change.of(before, after, beforeOrdinal);
    int[] fresh = change.fresh();
    Space space = settled(after, table, beforeOrdinal, change.afterOrdinal(), fresh, monitor);
    BallTable now = space.table();
    boolean anew = isLessWork(change, audit);
    Audit audited =
        anew
            ? Auditor.audit(after, now, kernel, concurrency, monitor)
            : AuditUpdate.of(change, table, audit, now, space, concurrency, monitor);
    Edges edges = Edges.of(change, now);
    Advice advice = Advice.of(trainedF1, audit.exceptionBytes(), now, audited, edges);
    return refreshed(now, audited, fresh.length, change.removed().length, edges, anew, advice);
  }

  /**
   * Refreshes a model of which only balls are left, as after a restart: nodes without a ball get
   * one, and all is audited anew. Edges count as added if one of their ends had no ball.
   *
   * @param hierarchy as it is now
   * @param dimension coordinates per chart
   * @param chartCount number of charts
   * @param balls of each ordinal, if it has one
   * @param trainedF1 F1 of the audit after training, which loss is measured against
   * @param kernel of the audit; never changes the result
   * @param concurrency threads; never changes the result
   * @throws IllegalArgumentException if there is not one entry per ordinal, or a ball has another
   *     dimension or more charts
   */
  public static Refreshed restored(
      Hierarchy hierarchy,
      int dimension,
      int chartCount,
      List<Optional<Ball>> balls,
      double trainedF1,
      Kernel kernel,
      int concurrency,
      Monitor monitor) {
    BallTable known =
        BallTable.of(dimension, chartCount, balls.stream().flatMap(Optional::stream).toList());
    int[] knownOrdinal = new int[balls.size()];
    int[] ordinals = new int[known.nodeCount()];
    int[] fresh = number(balls, knownOrdinal, ordinals);
    requireOf(hierarchy, balls.size());
    Space space = settled(hierarchy, known, knownOrdinal, ordinals, fresh, monitor);
    BallTable now = space.table();
    Audit audit = Auditor.audit(hierarchy, now, kernel, concurrency, monitor);
    Edges edges = Edges.of(hierarchy, knownOrdinal, now);
    Advice advice = Advice.of(trainedF1, Long.MAX_VALUE, now, audit, edges);
    return refreshed(now, audit, fresh.length, 0, edges, true, advice);
  }

  private static Refreshed refreshed(
      BallTable table,
      Audit audit,
      int placed,
      int removed,
      Edges edges,
      boolean anew,
      Advice advice) {
    return new Refreshed(
        table,
        audit,
        placed,
        removed,
        table.nodeCount() - placed,
        0,
        edges.added(),
        edges.removed(),
        edges.uncertified(),
        anew,
        advice);
  }

  // A full audit proves most of a deep hierarchy's pairs by its edges, and walks to none of them.
  private static boolean isLessWork(Change change, Audit audit) {
    int nodes = change.before().nodeCount();
    long starts = change.affectedCount() + change.fresh().length + change.removed().length;
    double walks = starts * (audit.closurePairs() / Math.max(1.0, nodes));
    return walks > WALKS * ((double) nodes + change.after().edgeCount()) + FEW;
  }

  private static Space settled(
      Hierarchy after,
      BallTable table,
      int[] knownOrdinal,
      int[] afterOrdinal,
      int[] fresh,
      Monitor monitor) {
    long each = Newcomers.BYTES + Relatives.BYTES;
    monitor.account(Space.bytes(table, after.nodeCount(), fresh.length) + each * after.nodeCount());
    monitor.progress("place", 0);
    Space space = new Space(table, knownOrdinal, afterOrdinal, fresh);
    if (fresh.length > 0) {
      Settling.settle(after, space, fresh, monitor);
    }
    monitor.progress("place", 1);
    return space;
  }

  // Fills both, and returns who has none.
  private static int[] number(List<Optional<Ball>> balls, int[] knownOrdinal, int[] ordinals) {
    int next = 0;
    for (int v = 0; v < knownOrdinal.length; v++) {
      knownOrdinal[v] = balls.get(v).isPresent() ? next : -1;
      if (knownOrdinal[v] >= 0) {
        ordinals[next++] = v;
      }
    }
    return IntStream.range(0, knownOrdinal.length).filter(v -> knownOrdinal[v] < 0).toArray();
  }

  private static void requireOf(BallTable table, int nodes) {
    if (table.nodeCount() != nodes) {
      throw new IllegalArgumentException(
          "The table has balls of %d nodes, but the hierarchy before has %d nodes."
              .formatted(table.nodeCount(), nodes));
    }
  }

  private static void requireOf(Hierarchy hierarchy, int balls) {
    if (hierarchy.nodeCount() != balls) {
      throw new IllegalArgumentException(
          "There are %d entries of balls, but the hierarchy has %d nodes: one of each."
              .formatted(balls, hierarchy.nodeCount()));
    }
  }
}
