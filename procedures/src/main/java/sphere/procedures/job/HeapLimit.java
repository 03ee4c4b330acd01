package sphere.procedures.job;

import sphere.geometry.training.Monitor;

/**
 * Watches over the heap that one training takes: what it asks for shall fit what was free when it
 * began. Thread-safe.
 */
public final class HeapLimit implements Monitor {
  private final Job job;
  private final int nodes;
  private final FreeHeap heap;
  private final boolean ofFeatures;

  private HeapLimit(Job job, int nodes, FreeHeap heap, boolean ofFeatures) {
    this.job = job;
    this.nodes = nodes;
    this.heap = heap;
    this.ofFeatures = ofFeatures;
  }

  /**
   * @param job told of everything too
   * @param nodes how many are trained
   * @param heap of which is taken
   */
  public HeapLimit(Job job, int nodes, FreeHeap heap) {
    this(job, nodes, heap, false);
  }

  /** The same limit while features are read and learned from, which wants other remedies. */
  public HeapLimit ofFeatures() {
    return new HeapLimit(job, nodes, heap, true);
  }

  // Lists of shared ancestors are no longer for more numbers per node.
  private String remedy() {
    if (ofFeatures) {
      return "Lower `semanticDimension`, or leave out some of `featureProperty` and `textProperty`";
    }
    return job.phase().equals(Monitor.CHOOSE_TREES)
        ? "Many nodes with several parents share a long way up: leave out some of"
            + " `relationshipTypes` or `nodeLabels`"
        : "Lower `dimension` or `floatsPerNode`";
  }

  @Override
  public void check() {
    job.check();
  }

  @Override
  public void progress(String phase, double fraction) {
    job.progress(phase, fraction);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if that is more than there is
   */
  @Override
  public void account(long bytes) {
    if (!heap.take(bytes)) {
      throw new IllegalStateException(
          "Training %d nodes needs %s, but %s of heap is free. %s, or raise server.memory.heap.max_size."
              .formatted(nodes, Bytes.text(heap.taken()), Bytes.text(heap.free()), remedy()));
    }
    job.account(bytes);
  }
}
