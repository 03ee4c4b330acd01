package sphere.geometry.training;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What each of some {@link Workers} works with, kept from run to run: where every level of a deep
 * hierarchy is a run, it would else be made more often than it is used. Thread-safe within a run;
 * one run at a time.
 */
public final class PerThread<T> {
  private final Supplier<T> maker;
  private final AtomicReferenceArray<T> made;

  /**
   * @param workers that work with it
   * @param maker makes what one thread works with
   */
  public PerThread(Workers workers, Supplier<T> maker) {
    this.maker = maker;
    made = new AtomicReferenceArray<>(workers.threads());
  }

  /** The tasks of one run. */
  public Supplier<Workers.Task> tasks(Function<T, Workers.Task> task) {
    AtomicInteger thread = new AtomicInteger();
    return () -> task.apply(get(thread.getAndIncrement()));
  }

  private T get(int thread) {
    if (made.get(thread) == null) {
      made.set(thread, maker.get());
    }
    return made.get(thread);
  }
}
