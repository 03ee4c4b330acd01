package sphere.benchmarks.database;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What happened under load. Thread-safe.
 *
 * <p>A refusal is an answer that the manual tells of: it is being written, there is no such model.
 * What else goes wrong is an error, and the first ones are shown.
 */
final class Tally {
  // Of each kind.
  private static final int SHOWN = 3;
  // So many letters tell it.
  private static final int KIND = 24;
  // What the product says when it must not, or cannot yet, answer.
  private static final List<String> REFUSALS =
      List.of(
          "being written",
          "No model `",
          "is busy with model",
          "has changed since it was trained",
          "is not in model",
          "deleted meanwhile");
  private static final List<String> ABORTS =
      List.of("terminated", "Terminated", "timed out", "timeout", "closed");

  private final PrintStream err;
  private final ConcurrentHashMap<String, AtomicLong> shown = new ConcurrentHashMap<>();
  private final AtomicLong queries = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();

  /** Totals, and how they travel from one process to another. */
  record Totals(long queries, long wrong, long lost, long errors, long refusals) {
    static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    static Totals parse(String[] words) {
      return new Totals(
          Long.parseLong(words[1]),
          Long.parseLong(words[2]),
          Long.parseLong(words[3]),
          Long.parseLong(words[4]),
          Long.parseLong(words[5]));
    }

    String words() {
      return "%d %d %d %d %d".formatted(queries, wrong, lost, errors, refusals);
    }

    Totals plus(Totals other) {
      return new Totals(
          queries + other.queries,
          wrong + other.wrong,
          lost + other.lost,
          errors + other.errors,
          refusals + other.refusals);
    }
  }

  Tally(PrintStream err) {
    this.err = err;
  }

  /** Counts a query that was answered. */
  void answered() {
    queries.incrementAndGet();
  }

  /** Counts a query that was answered, and its answer if it is not the truth. */
  void answered(boolean right, String question) {
    queries.incrementAndGet();
    if (!right) {
      wrong.incrementAndGet();
      show("WRONG: " + question);
    }
  }

  /** Counts updates that are not there. */
  void lost(long count, String what) {
    if (count > 0) {
      lost.addAndGet(count);
      err.println("LOST: " + count + " " + what);
    }
  }

  /** Counts a query that could not be answered for a reason that the manual tells. */
  void refused() {
    refusals.incrementAndGet();
  }

  /** Counts a failure: as a refusal, if its sentence is one of those. */
  void failed(String what, Throwable failure) {
    count(what, failure, REFUSALS);
  }

  /** Counts the failure of what was aborted on purpose. */
  void aborted(String what, Throwable failure) {
    if (ABORTS.stream().anyMatch(sentences(failure)::contains)) {
      refusals.incrementAndGet();
    } else {
      failed(what, failure);
    }
  }

  private void count(String what, Throwable failure, List<String> expected) {
    String said = sentences(failure);
    if (expected.stream().anyMatch(said::contains)) {
      refusals.incrementAndGet();
    } else {
      errors.incrementAndGet();
      show("ERROR: " + what + ": " + said);
    }
  }

  // What differs in numbers alone is of one kind.
  private void show(String message) {
    String kind = message.replaceAll("[^A-Za-z]+", " ");
    String start = kind.substring(0, Math.min(kind.length(), KIND));
    if (shown.computeIfAbsent(start, k -> new AtomicLong()).incrementAndGet() <= SHOWN) {
      err.println(message);
    }
  }

  private static String sentences(Throwable failure) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      all.append(all.isEmpty() ? "" : " < ").append(cause);
    }
    return all.toString();
  }

  Totals totals() {
    return new Totals(queries.get(), wrong.get(), lost.get(), errors.get(), refusals.get());
  }
}
