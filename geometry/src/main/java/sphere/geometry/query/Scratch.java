package sphere.geometry.query;

import java.util.concurrent.atomic.AtomicReferenceArray;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * Searches that are handed round: each holds an array as large as the hierarchy, so that they are
 * not made for each question. Lock-free; what finds no place when it comes back is dropped.
 */
final class Scratch {
  private final Hierarchy hierarchy;
  private final AtomicReferenceArray<Reach> places;

  Scratch(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
    places = new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());
  }

  Reach take() {
    for (int i = 0; i < places.length(); i++) {
      Reach reach = places.get(i) == null ? null : places.getAndSet(i, null);
      if (reach != null) {
        return reach;
      }
    }
    return new Reach(hierarchy);
  }

  void give(Reach reach) {
    for (int i = 0; i < places.length(); i++) {
      if (places.get(i) == null && places.compareAndSet(i, null, reach)) {
        return;
      }
    }
  }

  /** Bytes of the marks of those that are here. */
  long bytes() {
    long held = 0;
    for (int i = 0; i < places.length(); i++) {
      held += places.get(i) == null ? 0 : 1;
    }
    return held * 4L * hierarchy.nodeCount();
  }
}
