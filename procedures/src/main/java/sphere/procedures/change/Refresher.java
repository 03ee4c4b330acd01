package sphere.procedures.change;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.neo4j.graphdb.GraphDatabaseService;

/**
 * Refreshes models that are to be refreshed by themselves, once their graph has been left alone for
 * a moment. Its one thread lives as long as there is something to do. Thread-safe.
 */
public final class Refresher implements AutoCloseable {
  /** Who writes leaf after leaf is not refreshed after each. */
  private static final long QUIET_MILLIS = 300;

  /** Who writes without end is refreshed nonetheless. */
  private static final int LONGEST_WAIT = 10;

  /** A training may take minutes. */
  private static final int RETRIES = 600;

  private final Consumer<String> warn;
  private final Set<Wanted> wanted = new LinkedHashSet<>();
  private boolean running;
  private boolean closed;
  private long requests;

  private record Wanted(GraphDatabaseService db, String model) {
    String spoken() {
      return "Model `%s` in database `%s`".formatted(model, db.databaseName());
    }
  }

  /**
   * @param warn told in a sentence why a refresh failed
   */
  public Refresher(Consumer<String> warn) {
    this.warn = warn;
  }

  /** Asks for a refresh of a model. */
  public synchronized void request(GraphDatabaseService db, String model) {
    requests++;
    wanted.add(new Wanted(db, model));
    if (!running && !closed) {
      running = true;
      Thread thread = new Thread(this::run, "sphere-refresh");
      thread.setDaemon(true);
      thread.start();
    }
    notifyAll();
  }

  /** Stops after what is being done. */
  @Override
  public synchronized void close() {
    closed = true;
    wanted.clear();
    notifyAll();
  }

  private void run() {
    try {
      while (awaitQuiet()) {
        for (Wanted one : taken()) {
          refresh(one, RETRIES);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended();
    } catch (RuntimeException | Error e) {
      ended();
      throw e;
    }
  }

  private synchronized void ended() {
    running = false;
  }

  // Whether there is anything to do; if not, the thread may end.
  private synchronized boolean awaitQuiet() throws InterruptedException {
    long seen = -1;
    for (int i = 0; i < LONGEST_WAIT && seen != requests && !wanted.isEmpty(); i++) {
      seen = requests;
      pause();
    }
    running = !wanted.isEmpty() && !closed;
    return running;
  }

  // The whole pause, though each request wakes whoever waits.
  private void pause() throws InterruptedException {
    long end = System.nanoTime() + QUIET_MILLIS * 1_000_000;
    for (long left = QUIET_MILLIS; left > 0 && !closed; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  private synchronized Set<Wanted> taken() {
    Set<Wanted> all = new LinkedHashSet<>(wanted);
    wanted.clear();
    return all;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private void refresh(Wanted one, int retries) throws InterruptedException {
    for (int left = retries; left > 0 && !isClosed(); left--) {
      try {
        one.db()
            .executeTransactionally("CALL sphere.refresh($model)", Map.of("model", one.model()));
        return;
      } catch (RuntimeException e) {
        String why = innermost(e);
        if (!why.contains(" is busy with ")) {
          warn.accept(one.spoken() + " could not be refreshed: " + why);
          return;
        }
        if (left == 1) {
          warn.accept(one.spoken() + " waits for its refresh: " + why);
        }
        Thread.sleep(QUIET_MILLIS);
      }
    }
  }

  private static String innermost(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
