package sphere.geometry.roles;

import java.lang.ref.SoftReference;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Questions that are asked again and again, each by one thread at a time: whoever asks while all
 * are taken waits. What is not asked is let go when the heap gets scarce. Thread-safe.
 */
final class Questions {
  private static final long MILLIS = 20;
  private final Supplier<Question> make;
  private final Semaphore free;
  private final Deque<SoftReference<Question>> idle = new ConcurrentLinkedDeque<>();

  /** So many at most. */
  Questions(int most, Supplier<Question> make) {
    this.make = make;
    free = new Semaphore(most);
  }

  /**
   * Lends a question.
   *
   * @param check called now and then while all are taken; throws to abort
   */
  <T> T with(Function<Question, T> use, Runnable check) {
    if (!free.tryAcquire()) {
      await(check);
    }
    try {
      Question question = taken();
      T result = use.apply(question);
      idle.push(new SoftReference<>(question));
      return result;
    } finally {
      free.release();
    }
  }

  private void await(Runnable check) {
    boolean interrupted = false;
    try {
      for (boolean acquired = false; !acquired; ) {
        check.run();
        try {
          acquired = free.tryAcquire(MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Question taken() {
    for (SoftReference<Question> next = idle.poll(); next != null; next = idle.poll()) {
      Optional<Question> kept = Optional.ofNullable(next.get());
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    return make.get();
  }
}
