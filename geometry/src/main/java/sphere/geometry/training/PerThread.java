package sphere.geometry.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Scratch space of the threads of a job, made once for each and used in every {@link Workers#run}:
 * as large as the hierarchy, made anew for each of many levels or batches it would cost their
 * number times the nodes. Thread-safe.
 */
public final class PerThread<T> {
  private final Supplier<T> maker;
  private final List<T> made = new ArrayList<>();

  /**
   * @param maker makes the scratch of one thread
   */
  public PerThread(Supplier<T> maker) {
    this.maker = maker;
  }

  /** Hands out one after the other, each once: for one run, each of whose threads takes one. */
  public Supplier<T> round() {
    AtomicInteger next = new AtomicInteger();
    return () -> at(next.getAndIncrement());
  }

  private synchronized T at(int i) {
    while (made.size() <= i) {
      made.add(maker.get());
    }
    return made.get(i);
  }
}
