package sphere.geometry.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Threads of one call: made for it, gone with it.
 *
 * <p>Ranges are handed out by a counter, so which thread does which range is open; whoever uses
 * this writes to places that belong to the index alone, and so gets the same result from any number
 * of threads.
 */
public final class Workers implements AutoCloseable {
  private final int threads;
  private final Monitor monitor;
  private final ExecutorService pool;

  /** Work on one index. */
  public interface Task {
    /** Called once for each index of the range, by one thread at a time for one task object. */
    void run(int index);
  }

  /**
   * @param threads how many, at least 1; with 1 the caller does all
   * @param monitor asked between ranges
   */
  public Workers(int threads, Monitor monitor) {
    this.threads = threads;
    this.monitor = monitor;
    pool = Executors.newFixedThreadPool(Math.max(1, threads - 1), Workers::daemon);
  }

  /** How many threads work at most. */
  int threads() {
    return threads;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sphere-worker");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs every index of {@code 0 .. n - 1}.
   *
   * @param grain indices handed out at a time
   * @param tasks makes one task object, with scratch space of its own, for each thread
   */
  public void run(int n, int grain, Supplier<Task> tasks) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> others = new ArrayList<>();
    for (int t = 1; t < threads && t * (long) grain < n; t++) {
      others.add(pool.submit(() -> drain(n, grain, next, tasks)));
    }
    try {
      drain(n, grain, next, tasks);
    } finally {
      next.set(Integer.MAX_VALUE - grain);
      awaitAll(others);
    }
  }

  private void drain(int n, int grain, AtomicInteger next, Supplier<Task> tasks) {
    Task task = tasks.get();
    try {
      for (int begin = next.getAndAdd(grain); begin >= 0 && begin < n; ) {
        monitor.check();
        for (int i = begin; i < Math.min(n, begin + grain); i++) {
          task.run(i);
        }
        begin = next.get() >= n ? n : next.getAndAdd(grain);
      }
    } catch (RuntimeException | Error e) {
      next.set(n);
      throw e;
    }
  }

  // All of them, whatever the first one says and whoever interrupts: no task may outlive the call.
  private static void awaitAll(List<Future<?>> others) {
    boolean interrupted = false;
    Throwable first = null;
    for (Future<?> other : others) {
      while (!other.isDone()) {
        interrupted |= !awaited(other);
      }
      first = first == null ? failure(other) : first;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (first instanceof RuntimeException e) {
      throw e;
    } else if (first != null) {
      throw (Error) first;
    }
  }

  private static boolean awaited(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
    return true;
  }

  // Null if it did not fail. A task throws nothing that is checked.
  private static Throwable failure(Future<?> done) {
    try {
      done.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      throw new IllegalStateException("A task that is done made wait.", e);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
