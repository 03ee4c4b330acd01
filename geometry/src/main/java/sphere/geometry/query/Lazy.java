package sphere.geometry.query;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import sphere.geometry.training.Monitor;

/**
 * Something that is made when it is first asked for, once; then it is read without a lock. Who is
 * aborted while it makes it, or waits for another who does, leaves nothing behind.
 */
final class Lazy<T> {
  private static final long BETWEEN_CHECKS_MILLIS = 20;

  private final Function<Monitor, T> maker;
  private final ReentrantLock making = new ReentrantLock();
  private volatile Optional<T> made = Optional.empty();

  Lazy(Function<Monitor, T> maker) {
    this.maker = maker;
  }

  T get() {
    return get(Monitor.NONE);
  }

  /**
   * @param monitor told of the memory before it is taken, asked whether to stop
   */
  T get(Monitor monitor) {
    // Not orElseGet: what is there is asked for with every question.
    Optional<T> known = made;
    return known.isPresent() ? known.get() : make(monitor);
  }

  /** What there is, if it was asked for. */
  Optional<T> made() {
    return made;
  }

  private T make(Monitor monitor) {
    lock(monitor);
    try {
      T value = made.orElseGet(() -> maker.apply(monitor));
      made = Optional.of(value);
      return value;
    } finally {
      making.unlock();
    }
  }

  private void lock(Monitor monitor) {
    try {
      while (!making.tryLock(BETWEEN_CHECKS_MILLIS, TimeUnit.MILLISECONDS)) {
        monitor.check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while another question makes what both need.");
    }
  }
}
