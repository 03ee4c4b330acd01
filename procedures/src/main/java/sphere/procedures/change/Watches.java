package sphere.procedures.change;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.neo4j.dbms.api.DatabaseManagementService;

/**
 * Who is told of changes in which database. A database is listened to from its first model on, so
 * that one without models pays nothing. Thread-safe.
 */
public final class Watches {
  private final Optional<Supplier<DatabaseManagementService>> server;
  private final Function<String, BooleanSupplier> committing;
  private final BooleanSupplier ours;
  private final Refresher refresher;
  private final ConcurrentHashMap<String, Watch> byDatabase = new ConcurrentHashMap<>();

  /**
   * @param server whose databases are listened to; empty if none are, and nothing is vouched for
   * @param committing tells of a database whether what is being committed now still is
   * @param ours whether the thread that asks commits what a model writes
   * @param refresher asked for refreshes of models that want them
   */
  public Watches(
      Optional<Supplier<DatabaseManagementService>> server,
      Function<String, BooleanSupplier> committing,
      BooleanSupplier ours,
      Refresher refresher) {
    this.server = server;
    this.committing = committing;
    this.ours = ours;
    this.refresher = refresher;
  }

  /**
   * Begins to note what happens to a model that is about to be read.
   *
   * @param check called while transactions are waited for that are being committed; throws to abort
   */
  public Changes begin(String database, Interest interest, Runnable check) {
    Changes changes = new Changes(interest, server.isPresent());
    try {
      server.ifPresent(s -> watched(s, database, changes).await(changes, check));
      return changes;
    } catch (Throwable e) {
      end(database, changes);
      throw e;
    }
  }

  // In one step, so that a watch whose last model is taken from it gets no other at that moment.
  private Watch watched(Supplier<DatabaseManagementService> to, String database, Changes changes) {
    return byDatabase.compute(
        database,
        (d, known) -> {
          Watch watch = known == null ? watch(to, d) : known;
          watch.add(changes);
          return watch;
        });
  }

  /**
   * Asks for a refresh of a model, with the rights of the server: whoever asked the question that
   * found it stale may only read.
   */
  public void requestRefresh(String database, String model) {
    server.ifPresent(s -> refresher.request(s.get().database(database), model));
  }

  private Watch watch(Supplier<DatabaseManagementService> to, String database) {
    Watch watch = new Watch(ours, refresher);
    to.get().registerTransactionEventListener(database, watch);
    try {
      // These have passed the listeners that there were.
      watch.isBegunAmong(committing.apply(database));
      return watch;
    } catch (RuntimeException | Error e) {
      unregister(database, watch);
      throw e;
    }
  }

  /** Ends it; a database without models is not listened to. */
  public void end(String database, Changes changes) {
    changes.giveUp();
    byDatabase.computeIfPresent(
        database,
        (d, watch) -> {
          watch.remove(changes);
          if (watch.isNeeded()) {
            return watch;
          }
          unregister(d, watch);
          return null;
        });
  }

  private void unregister(String database, Watch watch) {
    server.ifPresent(s -> s.get().unregisterTransactionEventListener(database, watch));
  }

  /** Ends it for all models of a database that stops. */
  public void forget(String database) {
    Optional.ofNullable(byDatabase.remove(database))
        .ifPresent(
            watch -> {
              watch.end();
              unregister(database, watch);
            });
  }
}
