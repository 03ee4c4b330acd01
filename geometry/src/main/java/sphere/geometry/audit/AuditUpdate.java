package sphere.geometry.audit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Change;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * The audit of a hierarchy that has changed, from the one before: the same as a new one, by what
 * differs.
 *
 * <p>Balls of kept nodes stand where they stood, so that two of them contain each other as before:
 * what is said of such a pair changes only if the hierarchy says something else of it, and that can
 * be only if the inner node's ancestors did ({@link Change#affected}). Balls are looked for around
 * and inside those of fresh nodes alone. Everything else keeps its exceptions.
 */
public final class AuditUpdate {
  /** Affected or fresh nodes that a thread does at a time. */
  private static final int GRAIN = 64;

  private final Change change;
  private final BallTable table;
  private final BallTable tableBefore;
  private final Audit audit;
  private final Neighbors neighbors;
  private final LongList missed;
  private final LongList excluded;
  private final AtomicLong closure = new AtomicLong();
  private final AtomicInteger uncertified = new AtomicInteger();

  private AuditUpdate(
      Change change,
      BallTable tableBefore,
      Audit audit,
      BallTable table,
      Neighbors neighbors,
      Monitor monitor) {
    this.change = change;
    this.tableBefore = tableBefore;
    this.audit = audit;
    this.table = table;
    this.neighbors = neighbors;
    missed = new LongList(monitor);
    excluded = new LongList(monitor);
  }

  /**
   * The same as {@link Auditor#audit} of the hierarchy after and its table.
   *
   * @param tableBefore balls of the hierarchy before
   * @param audit of it
   * @param table balls of the hierarchy after, those of kept nodes as before
   * @param neighbors in {@code table}; asked about fresh nodes alone
   * @param concurrency threads; never changes the result
   */
  public static Audit of(
      Change change,
      BallTable tableBefore,
      Audit audit,
      BallTable table,
      Neighbors neighbors,
      int concurrency,
      Monitor monitor) {
    AuditUpdate update = new AuditUpdate(change, tableBefore, audit, table, neighbors, monitor);
    monitor.account(bytes(change, concurrency));
    try (Workers workers = new Workers(concurrency, monitor)) {
      return update.run(workers, monitor);
    }
  }

  // Marks and a queue; of each thread stamps of both hierarchies and once more of the one after.
  private static long bytes(Change change, int threads) {
    long after = change.after().nodeCount();
    return 9 * after + threads * (8 * after + 4L * change.before().nodeCount());
  }

  private Audit run(Workers workers, Monitor monitor) {
    monitor.progress("audit", 0);
    boolean[] affected = change.affected();
    int[] inner = IntStream.range(0, affected.length).filter(v -> affected[v]).toArray();
    renumber(audit.missed(), affected, missed);
    renumber(audit.excluded(), affected, excluded);
    workers.run(inner.length, GRAIN, () -> kept(inner));
    workers.run(change.fresh().length, GRAIN, this::fresh);
    workers.run(change.removed().length, GRAIN, this::removed);
    for (int v : change.changed()) {
      uncertified.addAndGet(-uncertified(change.before(), tableBefore, change.beforeOrdinal()[v]));
      uncertified.addAndGet(uncertified(change.after(), table, v));
    }
    monitor.progress("audit", 1);
    return result();
  }

  private Audit result() {
    long pairs = audit.closurePairs() + closure.get();
    PairTable left = new PairTable(missed.distinct());
    PairTable wrong = new PairTable(excluded.distinct());
    return new Audit(
        pairs,
        pairs - left.size(),
        wrong.size(),
        left.size(),
        audit.uncertifiedEdges() + uncertified.get(),
        Auditor.minRadius(table),
        left,
        wrong);
  }

  // Exceptions of nodes whose ancestors are what they were.
  private void renumber(PairTable before, boolean[] affected, LongList into) {
    int[] after = change.afterOrdinal();
    before
        .pairs()
        .forEach(
            pair -> {
              int outer = after[pair[0]];
              int inner = after[pair[1]];
              if (outer >= 0 && inner >= 0 && !affected[inner]) {
                into.add(PairTable.pair(outer, inner));
              }
            });
  }

  private Workers.Task kept(int[] affected) {
    Reach now = new Reach(change.after());
    Reach then = new Reach(change.before());
    return i -> {
      int v = affected[i];
      int before = change.beforeOrdinal()[v];
      int above = now.visit(v, true);
      int wasAbove = then.visit(before, true);
      closure.addAndGet(above - wasAbove);
      gained(v, now, above, then);
      lost(v, then, wasAbove, now);
      keep(audit.missed().outersOf(before), v, now, true, missed);
      keep(audit.excluded().outersOf(before), v, now, false, excluded);
    };
  }

  private void gained(int v, Reach now, int above, Reach then) {
    for (int i = 1; i < above; i++) {
      int a = now.visited(i);
      int before = change.beforeOrdinal()[a];
      if ((before < 0 || !then.reached(before)) && !table.contains(a, v)) {
        missed.add(PairTable.pair(a, v));
      }
    }
  }

  private void lost(int v, Reach then, int wasAbove, Reach now) {
    for (int i = 1; i < wasAbove; i++) {
      int a = change.afterOrdinal()[then.visited(i)];
      if (a >= 0 && !now.reached(a) && table.contains(a, v)) {
        excluded.add(PairTable.pair(a, v));
      }
    }
  }

  // What was an exception is one still, if the hierarchy says of it what it said.
  private void keep(int[] outers, int v, Reach now, boolean above, LongList into) {
    for (int before : outers) {
      int a = change.afterOrdinal()[before];
      if (a >= 0 && now.reached(a) == above) {
        into.add(PairTable.pair(a, v));
      }
    }
  }

  private Workers.Task fresh() {
    Reach up = new Reach(change.after());
    Reach down = new Reach(change.after());
    return i -> {
      int x = change.fresh()[i];
      int above = up.visit(x, true);
      closure.addAndGet(above - 1);
      uncertified.addAndGet(uncertified(change.after(), table, x));
      for (int j = 1; j < above; j++) {
        if (!table.contains(up.visited(j), x)) {
          missed.add(PairTable.pair(up.visited(j), x));
        }
      }
      down.visit(x, false);
      neighbors.around(x, a -> exclude(up.reached(a), a, x));
      neighbors.inside(x, v -> exclude(down.reached(v), x, v));
    };
  }

  private void exclude(boolean subsumed, int outer, int inner) {
    if (!subsumed) {
      excluded.add(PairTable.pair(outer, inner));
    }
  }

  private Workers.Task removed() {
    Reach then = new Reach(change.before());
    return i -> {
      int v = change.removed()[i];
      closure.addAndGet(1 - then.visit(v, true));
      uncertified.addAndGet(-uncertified(change.before(), tableBefore, v));
    };
  }

  private static int uncertified(Hierarchy hierarchy, BallTable table, int v) {
    int count = 0;
    for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
      count += table.contains(hierarchy.parent(s), v) ? 0 : 1;
    }
    return count;
  }
}
