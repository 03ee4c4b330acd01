package sphere.procedures.write;

import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;

/** Transactions of their own, a bounded piece of work each. */
final class Batches {
  /** One transaction of this many nodes costs least in time and memory together (measured). */
  static final int SIZE = 10_000;

  /**
   * How long one may take, most of which would be waiting for a lock. The lock may be held by the
   * very transaction that called, which waits for us: without a bound both would wait for ever.
   */
  private static final int SECONDS = 30;

  private final GraphDatabaseService db;

  Batches(GraphDatabaseService db) {
    this.db = db;
  }

  void once(Consumer<Transaction> work) {
    try (Transaction tx = db.beginTx(SECONDS, TimeUnit.SECONDS)) {
      work.accept(tx);
      tx.commit();
    }
  }

  /** Calls with ranges of {@code 0 .. n - 1}, each in a transaction, until all are done. */
  void each(int n, BiConsumer<Transaction, Range> work) {
    for (int begin = 0; begin < n; begin += SIZE) {
      Range range = new Range(begin, Math.min(n, begin + SIZE));
      once(tx -> work.accept(tx, range));
    }
  }

  /** Indices begin, inclusive, to end, exclusive. */
  record Range(int begin, int end) {}
}
