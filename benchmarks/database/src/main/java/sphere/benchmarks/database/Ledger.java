package sphere.benchmarks.database;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static sphere.benchmarks.database.ConceptGraph.CONCEPT;
import static sphere.benchmarks.database.ConceptGraph.ID;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;

/**
 * Counters on nodes that are trained, and in files what has been counted: one byte before each
 * increment is begun and one after it is committed. The files outlive a process that is killed, so
 * a counter must lie between what was committed and what was begun.
 */
final class Ledger {
  private static final int COUNTERS = 8;
  private static final String HITS = "hits";

  private final Path begun;
  private final Path done;
  private final Path settled;
  private final int nodes;

  /**
   * @param folder for its files
   * @param nodes ids of counters are below this number
   */
  Ledger(Path folder, int nodes) {
    begun = folder.resolve("begun");
    done = folder.resolve("done");
    settled = folder.resolve("settled");
    this.nodes = Math.min(nodes, COUNTERS);
  }

  /** Adds one to a counter in a transaction of its own. */
  void increment(GraphDatabaseService database, int any) {
    int counter = Math.floorMod(any, nodes);
    note(begun, counter);
    try (Transaction tx = database.beginTx()) {
      Node node = tx.findNode(CONCEPT, ID, (long) counter);
      tx.acquireWriteLock(node);
      node.setProperty(HITS, (long) node.getProperty(HITS, 0L) + 1);
      tx.commit();
    }
    note(done, counter);
  }

  private synchronized void note(Path file, int counter) {
    try {
      Files.write(file, new byte[] {(byte) counter}, CREATE, APPEND);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot write `" + file + "`.", e);
    }
  }

  /** How many increments are not in the graph, or too often; what it holds is taken from there. */
  long settle(GraphDatabaseService database) {
    try {
      long[] base = base();
      long[] least = plus(base, done);
      long[] most = plus(base, begun);
      long[] now = now(database);
      Files.writeString(
          settled, Arrays.stream(now).mapToObj(Long::toString).collect(Collectors.joining(" ")));
      Files.deleteIfExists(begun);
      Files.deleteIfExists(done);
      return outside(least, now, most);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read `" + settled + "`.", e);
    }
  }

  private static long outside(long[] least, long[] now, long[] most) {
    long sum = 0;
    for (int i = 0; i < now.length; i++) {
      sum += Math.max(0, least[i] - now[i]) + Math.max(0, now[i] - most[i]);
    }
    return sum;
  }

  private long[] base() throws IOException {
    if (!Files.exists(settled)) {
      return new long[nodes];
    }
    return Arrays.stream(Files.readString(settled).split(" ")).mapToLong(Long::parseLong).toArray();
  }

  private static long[] plus(long[] base, Path file) throws IOException {
    long[] sum = base.clone();
    for (byte counter : Files.exists(file) ? Files.readAllBytes(file) : new byte[0]) {
      sum[counter]++;
    }
    return sum;
  }

  private long[] now(GraphDatabaseService database) {
    long[] now = new long[nodes];
    try (Transaction tx = database.beginTx()) {
      for (int i = 0; i < nodes; i++) {
        now[i] = (long) tx.findNode(CONCEPT, ID, (long) i).getProperty(HITS, 0L);
      }
    }
    return now;
  }
}
