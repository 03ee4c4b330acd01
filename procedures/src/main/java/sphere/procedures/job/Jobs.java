package sphere.procedures.job;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Jobs that run now in one server. Thread-safe. */
public final class Jobs {
  private final Set<Job> running = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<String, Job> writers = new ConcurrentHashMap<>();
  private final AtomicLong exchanges = new AtomicLong();
  private final Set<Thread> committing = ConcurrentHashMap.newKeySet();
  private final BiConsumer<String, String> atChange;

  /**
   * No jobs yet.
   *
   * @param atChange told of database and model before balls of it are exchanged, and after
   */
  public Jobs(BiConsumer<String, String> atChange) {
    this.atChange = atChange;
  }

  /** Starts a job that changes no graph; any number of them may run. */
  public Job reading(String database, String model, Job.CallContext context) {
    Job[] self = new Job[1];
    Job.Work work = new Job.Work(true, model);
    self[0] = new Job(this, database, work, context, () -> running.remove(self[0]));
    running.add(self[0]);
    return self[0];
  }

  /**
   * Starts a job that changes the graph: one at a time in each database.
   *
   * @throws IllegalStateException if another one is running
   */
  public Job writing(String database, String model, Job.CallContext context) {
    return writing(database, new Job.Work(true, model), context);
  }

  /**
   * Starts a job that changes the graph that models are trained on: as others do, so that these are
   * stale then, but as one of the jobs that change it.
   *
   * @param procedure name of what was called
   * @throws IllegalStateException if another one is running
   */
  public Job loading(String database, String procedure, Job.CallContext context) {
    return writing(database, new Job.Work(false, procedure), context);
  }

  private Job writing(String database, Job.Work work, Job.CallContext context) {
    Job[] self = new Job[1];
    self[0] = new Job(this, database, work, context, () -> end(self[0]));
    Job other = writers.putIfAbsent(database, self[0]);
    if (other != null) {
      throw new IllegalStateException(
          ("Database `%s` is busy with %s (%s, %d %% done, for %d s). Wait for it, or"
                  + " terminate its transaction.")
              .formatted(
                  database,
                  other.work(),
                  other.phase(),
                  Math.round(100 * other.fraction()),
                  other.elapsed().toSeconds()));
    }
    running.add(self[0]);
    return self[0];
  }

  private void end(Job job) {
    running.remove(job);
    writers.remove(job.database(), job);
    changing(job);
  }

  void changing(Job job) {
    atChange.accept(job.database(), job.model());
    exchanges.incrementAndGet();
  }

  void committing(Runnable commit) {
    committing.add(Thread.currentThread());
    try {
      commit.run();
    } finally {
      committing.remove(Thread.currentThread());
    }
  }

  /** Whether this thread commits what a job writes. */
  public boolean isCommitting() {
    return committing.contains(Thread.currentThread());
  }

  /**
   * Asks again as long as an exchange began or ended meanwhile: no answer and no error comes from
   * half of one state and half of another.
   */
  public <T> T inOneState(Supplier<T> question) {
    while (true) {
      long before = exchanges.get();
      try {
        T answer = question.get();
        if (exchanges.get() == before) {
          return answer;
        }
      } catch (IllegalStateException e) {
        if (exchanges.get() == before) {
          throw e;
        }
      }
    }
  }

  /** The job that is exchanging the balls of a model right now, if any. */
  public Optional<Job> changing(String database, String model) {
    return Optional.ofNullable(writers.get(database))
        .filter(job -> job.isChanging() && job.model().equals(model));
  }

  /** Jobs that run now, the oldest first. */
  public List<Job> running() {
    return running.stream().sorted(Comparator.comparing(Job::start)).toList();
  }
}
