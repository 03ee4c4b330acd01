package sphere.procedures.write;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.TransientFailureException;
import sphere.procedures.job.Job;

/** Transactions of their own, a bounded piece of work each. */
public final class Batches {
  /** One transaction of this many nodes costs least in time and memory together (measured). */
  static final int SIZE = 10_000;

  /**
   * How long one may take, most of which would be waiting for a lock. The lock may be held by the
   * very transaction that called, which waits for us: without a bound both would wait for ever.
   */
  private static final int SECONDS = 20;

  /** Who loses against small transactions so often has lost by chance no more. */
  private static final int ATTEMPTS = 12;

  private static final long PAUSE = 20_000_000;

  private final GraphDatabaseService db;
  private final Job job;

  /** Of one job. */
  public Batches(GraphDatabaseService db, Job job) {
    this.db = db;
    this.job = job;
  }

  /**
   * Works in one transaction; again if others were in its way, as of a deadlock, so that it must be
   * such that it can be done again after a rollback.
   *
   * @throws IllegalStateException if it took too long
   */
  public void once(Consumer<Transaction> work) {
    for (int left = ATTEMPTS - 1; ; left--) {
      try {
        attempt(work);
        return;
      } catch (TransientFailureException e) {
        if (left == 0) {
          throw e;
        }
        job.check();
        LockSupport.parkNanos(PAUSE * (ATTEMPTS - left));
      }
    }
  }

  private void attempt(Consumer<Transaction> work) {
    long begin = System.nanoTime();
    try (Transaction tx = db.beginTx(SECONDS, TimeUnit.SECONDS)) {
      work.accept(tx);
      job.committing(tx::commit);
    } catch (TransientFailureException e) {
      throw e;
    } catch (RuntimeException e) {
      throw System.nanoTime() - begin < SECONDS * 1_000_000_000L ? e : tooLong();
    }
  }

  private static IllegalStateException tooLong() {
    return new IllegalStateException(
        ("Nodes could not be written to within %d s: another transaction, perhaps the one that made"
                + " this call, has locked one of them. Commit it first, then call again.")
            .formatted(SECONDS));
  }

  /**
   * Calls with ranges of {@code 0 .. n - 1}, each in a transaction, until all are done.
   *
   * @param committed told of the end of each range after it has been committed
   */
  public void each(int n, BiConsumer<Transaction, Range> work, IntConsumer committed) {
    for (int begin = 0; begin < n; begin += SIZE) {
      Range range = new Range(begin, Math.min(n, begin + SIZE));
      once(tx -> work.accept(tx, range));
      committed.accept(range.end());
    }
  }

  /** Indices begin, inclusive, to end, exclusive. */
  public record Range(int begin, int end) {}
}
