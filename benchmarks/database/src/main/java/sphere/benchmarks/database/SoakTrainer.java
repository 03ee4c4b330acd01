package sphere.benchmarks.database;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;

/** Trains, aborts, refreshes and drops at random. */
final class SoakTrainer implements Load.Step {
  // As many charts as it takes, so that containment is the closure and can be checked too.
  static final String TRAIN =
      "CALL sphere.train('sphere', {charts: 'exact', relationshipTypes: 'IS_A'})"
          + " YIELD falsePairs, missedPairs RETURN falsePairs + missedPairs AS mistakes";
  private static final String SECOND =
      "CALL sphere.train('second', {relationshipTypes: 'IS_A', nodeLabels: 'Concept',"
          + " centerProperty: 'secondCenter', radiusProperty: 'secondRadius'})"
          + " YIELD nodeCount RETURN nodeCount";
  private static final String DROP = "CALL sphere.drop('second')";

  private final Server server;
  private final Tally tally;
  private final AtomicBoolean exact;
  private final boolean refreshes;
  private final AtomicBoolean fresh = new AtomicBoolean(true);

  SoakTrainer(Server server, Tally tally, AtomicBoolean exact) {
    this.server = server;
    this.tally = tally;
    this.exact = exact;
    refreshes = server.knows(Texts.REFRESH_NAME);
  }

  @Override
  public void run(SplittableRandom random) {
    // After a restart nothing else makes sense first.
    int what = fresh.getAndSet(false) ? 0 : random.nextInt(10);
    switch (what) {
      case 0, 1, 2 -> train();
      case 3, 4 -> run("train second", SECOND);
      case 5, 6 -> run("drop", DROP);
      case 7, 8 -> abort(random.nextBoolean() ? TRAIN : SECOND, random);
      default -> run("refresh", refreshes ? Texts.REFRESH : "CALL sphere.models()");
    }
    run("progress", "CALL sphere.progress()");
  }

  /** Trains the model that readers ask about. */
  void train() {
    try {
      exact.set(server.count(TRAIN, Map.of()) == 0);
      tally.answered(exact.get(), "training makes mistakes though it may take all charts");
    } catch (RuntimeException e) {
      tally.failed("train", e);
    }
  }

  /** Drops the other model, if it is there. */
  void drop() {
    run("drop", DROP);
  }

  private void run(String what, String query) {
    try {
      server.run(query);
      tally.answered();
    } catch (RuntimeException e) {
      tally.failed(what, e);
    }
  }

  // Early, while it computes, or late, while it writes.
  private void abort(String query, SplittableRandom random) {
    long millis = 1 + random.nextInt(random.nextBoolean() ? 50 : 1000);
    boolean byTimeout = random.nextBoolean();
    long limit = byTimeout ? millis : TimeUnit.MINUTES.toMillis(10);
    try (Transaction tx = server.database().beginTx(limit, TimeUnit.MILLISECONDS)) {
      Thread killer = new Thread(() -> terminate(tx, millis), "soak-abort");
      if (!byTimeout) {
        killer.start();
      }
      try (Result result = tx.execute(query)) {
        List.copyOf(result.stream().toList());
      } finally {
        killer.join();
      }
      tx.commit();
      tally.answered();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      tally.aborted("abort", e);
    }
  }

  private static void terminate(Transaction tx, long millis) {
    try {
      Thread.sleep(millis);
      tx.terminate();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
