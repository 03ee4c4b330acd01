package sphere.procedures.change;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.event.TransactionData;
import org.neo4j.graphdb.event.TransactionEventListener;

/**
 * Tells the models of one database of what transactions change. Never fails a transaction: of what
 * it cannot make out, models are told that they know no longer. Thread-safe.
 */
final class Watch implements TransactionEventListener<Watch.Commit> {
  /** A commit takes milliseconds, unless it waits for a lock. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private final List<Changes> models = new CopyOnWriteArrayList<>();
  private final Set<Commit> underWay = ConcurrentHashMap.newKeySet();
  private final BooleanSupplier ours;
  private final Refresher refresher;
  private volatile BooleanSupplier earlier = () -> false;

  /** One transaction between the two calls. */
  static final class Commit {
    private List<Touched> touched = List.of();
  }

  /**
   * @param ours whether the thread that asks commits what a model writes, which is no change to it
   * @param refresher asked for refreshes of models that want them
   */
  Watch(BooleanSupplier ours, Refresher refresher) {
    this.ours = ours;
    this.refresher = refresher;
  }

  /**
   * Says that transactions were being committed when this was made known, of which it is not told.
   *
   * @param committing whether any of them still is
   */
  void isBegunAmong(BooleanSupplier committing) {
    earlier = committing;
  }

  /** Begins to tell. */
  void add(Changes changes) {
    models.add(changes);
  }

  /**
   * Waits for what was under way when telling began, since it could otherwise become visible after
   * the model was read, and nobody would tell. One that does not end, because it waits for a lock
   * that the caller holds, say, leaves the model unwatched.
   *
   * @param check called while waiting; throws to abort
   */
  void await(Changes changes, Runnable check) {
    List<Commit> before = List.copyOf(underWay);
    long end = System.nanoTime() + PATIENCE;
    while (earlier.getAsBoolean() || before.stream().anyMatch(underWay::contains)) {
      check.run();
      if (System.nanoTime() > end) {
        changes.giveUp();
        return;
      }
      LockSupport.parkNanos(200_000);
    }
  }

  void remove(Changes changes) {
    models.remove(changes);
  }

  /** Ends it for all. */
  void end() {
    models.forEach(Changes::giveUp);
    models.clear();
  }

  /** Whether there is anybody to tell. */
  boolean isNeeded() {
    return !models.isEmpty();
  }

  @Override
  public Commit beforeCommit(TransactionData data, Transaction tx, GraphDatabaseService db) {
    Commit commit = new Commit();
    if (!ours.getAsBoolean()) {
      // Known to be under way before it is decided whom to tell.
      underWay.add(commit);
      announce(commit, data);
    }
    return commit;
  }

  private void announce(Commit commit, TransactionData data) {
    try {
      commit.touched =
          models.stream()
              .map(changes -> Touched.of(data, changes))
              .filter(touched -> !touched.isNothing())
              .toList();
      commit.touched.forEach(touched -> touched.changes().announce(touched));
    } catch (RuntimeException e) {
      models.forEach(Changes::giveUp);
    }
  }

  @Override
  public void afterCommit(TransactionData data, Commit commit, GraphDatabaseService db) {
    commit.touched.forEach(touched -> touched.changes().note(touched));
    underWay.remove(commit);
    for (Touched touched : commit.touched) {
      // One that was dropped meanwhile wants nothing any more.
      if (models.contains(touched.changes()) && touched.changes().wantsRefresh()) {
        refresher.request(db, touched.changes().model());
      }
    }
  }

  @Override
  public void afterRollback(TransactionData data, Commit commit, GraphDatabaseService db) {
    // Marks stay: that a ball is read from its node once too often changes no answer.
    underWay.remove(commit);
  }
}
