package sphere.procedures.catalog;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import sphere.procedures.job.Job;

/** One model is loaded at a time, lest several callers load the same. Thread-safe. */
final class Loading {
  private final ReentrantLock lock = new ReentrantLock();

  /** Loads when nobody else does; whoever waits for another can still be terminated. */
  <T> T once(Job.CallContext context, Supplier<T> load) {
    lock(context);
    try {
      return load.get();
    } finally {
      lock.unlock();
    }
  }

  private void lock(Job.CallContext context) {
    try {
      while (!lock.tryLock(100, TimeUnit.MILLISECONDS)) {
        context.guard().check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while another call loads a model.");
    }
  }
}
