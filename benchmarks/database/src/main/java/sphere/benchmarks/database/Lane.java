package sphere.benchmarks.database;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;

/** One thread's queries in one way: asks sample after sample and keeps how long each took. */
final class Lane {
  private final GraphDatabaseService database;
  private final Way way;
  private final int samples;
  private int next;
  private long[] nanos = new long[1024];
  private int count;
  private long used;
  private long wrong;

  Lane(GraphDatabaseService database, Way way, int samples, int first) {
    this.database = database;
    this.way = way;
    this.samples = samples;
    next = first;
  }

  /**
   * Asks on until so many nanoseconds are used in all.
   *
   * @param atLeast queries, however long they take
   */
  void runUntil(long budget, int atLeast) {
    while (used < budget || count < atLeast) {
      keep(once(next++ % samples));
    }
  }

  private long once(int sample) {
    long begin = System.nanoTime();
    List<Object> rows;
    long end;
    try (Transaction tx = database.beginTx()) {
      Map<String, Object> parameters = way.binding().of(tx, sample);
      begin = way.bound() ? System.nanoTime() : begin;
      rows = way.ask().rows(tx, parameters);
      end = System.nanoTime();
    }
    end = way.bound() ? end : System.nanoTime();
    wrong += way.check().right(sample, rows) ? 0 : 1;
    return end - begin;
  }

  private void keep(long taken) {
    used += taken;
    nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
    nanos[count++] = taken;
  }

  long[] nanos() {
    return Arrays.copyOf(nanos, count);
  }

  long wrong() {
    return wrong;
  }
}
