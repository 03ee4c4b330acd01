package sphere.procedures.job;

import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Heap that was free when some work began, less what the work took. Thread-safe.
 *
 * <p>What died since the last collection counts as taken, since nobody knows of it; so whoever
 * would be refused has a collection made first. A pause is better than a refusal that is wrong.
 */
public final class FreeHeap {
  private final Supplier<OptionalLong> collected;
  private long free;
  private long taken;

  /**
   * Some.
   *
   * @param free bytes
   * @param collected makes a collection, and tells how many bytes are free then; empty if none was
   *     made
   */
  public FreeHeap(long free, Supplier<OptionalLong> collected) {
    this.free = free;
    this.collected = collected;
  }

  /** That of this server now. */
  public static FreeHeap now() {
    return new FreeHeap(Bytes.freeHeap(), Bytes::freeHeapCollected);
  }

  /** Takes some; whether there is so much. */
  synchronized boolean take(long bytes) {
    taken += bytes;
    if (taken > free && bytes > 0) {
      // What was taken before is alive, or was given back by now: both are measured.
      collected.get().ifPresent(now -> free = Math.max(free, taken - bytes + now));
    }
    return taken <= free;
  }

  /** Bytes that were free, given back ones counted again. */
  synchronized long free() {
    return free;
  }

  /** Bytes that were taken, given back ones too. */
  synchronized long taken() {
    return taken;
  }
}
