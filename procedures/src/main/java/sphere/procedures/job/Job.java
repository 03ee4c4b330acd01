package sphere.procedures.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.neo4j.memory.MemoryLimitExceededException;
import org.neo4j.procedure.TerminationGuard;
import org.neo4j.procedure.memory.ProcedureMemory;
import org.neo4j.procedure.memory.ProcedureMemoryTracker;
import sphere.geometry.training.Monitor;

/**
 * One long piece of work of one call: where it stands, whether it shall stop, what memory it took.
 *
 * <p>Bytes are accounted to the calling transaction before they are taken and given back when the
 * job closes. Thread-safe: worker threads check and account too.
 */
public final class Job implements Monitor, AutoCloseable {
  /** The phase in which what a question needs is made. */
  private static final String INDEX = "index";

  private final Jobs jobs;
  private final String database;
  private final Work work;
  private final TerminationGuard guard;
  private final ProcedureMemoryTracker memory;
  private final Runnable atEnd;
  private final Instant start = Instant.now();
  private volatile Step step = new Step("starting", 0);
  private volatile boolean changing;
  private Optional<FreeHeap> heap = Optional.empty();

  private record Step(String phase, double fraction) {}

  Job(Jobs jobs, String database, Work work, CallContext context, Runnable atEnd) {
    this.jobs = jobs;
    this.database = database;
    this.work = work;
    this.atEnd = atEnd;
    guard = context.guard();
    memory = context.memory().newTracker();
  }

  /**
   * What is worked on.
   *
   * @param isModel whether that is a model, whose balls are written, and not the graph itself
   * @param name of the model or the procedure
   */
  record Work(boolean isModel, String name) {
    @Override
    public String toString() {
      return (isModel ? "model `%s`" : "procedure `%s`").formatted(name);
    }

    /** The same at the beginning of a sentence. */
    String capital() {
      return toString().substring(0, 1).toUpperCase(Locale.ROOT) + toString().substring(1);
    }
  }

  /** What a call brings along: its guard and the memory account of its transaction. */
  public record CallContext(TerminationGuard guard, ProcedureMemory memory) {}

  /** Name of the database worked on. */
  public String database() {
    return database;
  }

  /** Name of the model worked on, or of the procedure if it is none. */
  public String model() {
    return work.name();
  }

  Work work() {
    return work;
  }

  /** What is being done now. */
  public String phase() {
    return step.phase();
  }

  /** How much of the phase is done, 0 to 1. */
  public double fraction() {
    return step.fraction();
  }

  /** Since when. */
  public Instant start() {
    return start;
  }

  /** Says that from now on the graph holds some old and some new balls. */
  public void changing() {
    changing = true;
    jobs.changing(this);
  }

  /**
   * Commits what this job writes, which is no change that others make to a model if it is of one.
   */
  public void committing(Runnable commit) {
    if (work.isModel()) {
      jobs.committing(commit);
    } else {
      commit.run();
    }
  }

  /** Whether the balls in the graph are in part old and in part new. */
  public boolean isChanging() {
    return changing;
  }

  /** For how long so far. */
  public Duration elapsed() {
    return Duration.between(start, Instant.now());
  }

  @Override
  public void check() {
    guard.check();
  }

  @Override
  public void progress(String phase, double fraction) {
    step = new Step(phase, fraction);
    check();
  }

  /** Holds what is accounted from now on to the heap that is free now. */
  public synchronized void holdToHeap() {
    heap = Optional.of(FreeHeap.now());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if it is more than the heap that was free, where that is looked
   *     at; if the memory limit of the transaction or the server is reached
   */
  @Override
  public synchronized void account(long bytes) {
    if (heap.isPresent() && !heap.get().take(bytes)) {
      throw new IllegalStateException(
          "%s needs %s of heap (%s), but %s is free. Raise server.memory.heap.max_size."
              .formatted(
                  work.capital(),
                  Bytes.text(heap.get().taken()),
                  phase(),
                  Bytes.text(heap.get().free())));
    }
    try {
      memory.allocateHeap(bytes);
    } catch (MemoryLimitExceededException e) {
      // Without a cause, here and elsewhere: Neo4j shows users the innermost message alone.
      throw new IllegalStateException(
          ("%s needs %s more of memory than transactions may take (%s). Raise"
                  + " db.memory.transaction.max or server.memory.heap.max_size%s.")
              .formatted(work.capital(), Bytes.text(bytes), e.getMessage(), remedy()));
    }
  }

  // Of a question there are balls already.
  private String remedy() {
    return phase().equals(INDEX) || !work.isModel()
        ? ""
        : ", or lower `dimension` or `floatsPerNode`";
  }

  @Override
  public synchronized void close() {
    memory.close();
    atEnd.run();
  }
}
