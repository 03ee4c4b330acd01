package sphere.procedures.change;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.event.TransactionData;
import org.neo4j.graphdb.event.TransactionEventListener;

/** Tells the models of one database of what transactions change. Thread-safe. */
final class Watch implements TransactionEventListener<List<Touched>> {
  private final List<Changes> models = new CopyOnWriteArrayList<>();
  private final BooleanSupplier ours;
  private final Refresher refresher;

  /**
   * @param ours whether the thread that asks commits what a model writes, which is no change to it
   * @param refresher asked for refreshes of models that want them
   */
  Watch(BooleanSupplier ours, Refresher refresher) {
    this.ours = ours;
    this.refresher = refresher;
  }

  void add(Changes changes) {
    models.add(changes);
  }

  void remove(Changes changes) {
    models.remove(changes);
  }

  @Override
  public List<Touched> beforeCommit(TransactionData data, Transaction tx, GraphDatabaseService db) {
    if (ours.getAsBoolean()) {
      return List.of();
    }
    List<Touched> all =
        models.stream()
            .map(changes -> Touched.of(data, changes))
            .filter(touched -> !touched.isNothing())
            .toList();
    all.forEach(touched -> touched.changes().announce(touched));
    return all;
  }

  @Override
  public void afterCommit(TransactionData data, List<Touched> all, GraphDatabaseService db) {
    // Who began to watch between the two may have read what was there before.
    for (Touched touched : all) {
      touched.changes().note(touched);
      if (touched.changes().wantsRefresh()) {
        refresher.request(db, touched.changes().model());
      }
    }
  }

  @Override
  public void afterRollback(TransactionData data, List<Touched> all, GraphDatabaseService db) {
    // Marks stay: that a ball is read from its node once too often changes no answer.
  }
}
