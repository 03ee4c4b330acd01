package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sphere.geometry.training.Monitor;
import sphere.procedures.job.FreeHeap;
import sphere.procedures.job.HeapLimit;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;

class HeapLimitTest {
  /** Fewer numbers per node would not make the lists shorter from which trees are chosen. */
  @Test
  void shouldNameAWayOutThatHelpsInThePhase() {
    Job.CallContext context = new Job.CallContext(() -> {}, new NoAccount());
    try (Job job = new Jobs((database, model) -> {}).writing("neo4j", "sphere", context)) {
      HeapLimit limit = new HeapLimit(job, 7, new FreeHeap(100L << 20, OptionalLong::empty));
      limit.account(60L << 20);
      limit.progress(Monitor.CHOOSE_TREES, 0);
      assertThatThrownBy(() -> limit.account(60L << 20))
          .hasMessage(
              "Training 7 nodes needs 120.0 MiB, but 100.0 MiB of heap is free. Many nodes with"
                  + " several parents share a long way up: leave out some of `relationshipTypes`"
                  + " or `nodeLabels`, or raise server.memory.heap.max_size.");
      limit.progress("embed", 0);
      assertThatThrownBy(() -> limit.account(0))
          .hasMessage(
              "Training 7 nodes needs 120.0 MiB, but 100.0 MiB of heap is free. Lower `dimension` or"
                  + " `floatsPerNode`, or raise server.memory.heap.max_size.");
      // Of the same heap, whoever takes it.
      assertThatThrownBy(() -> limit.ofFeatures().account(0))
          .hasMessage(
              "Training 7 nodes needs 120.0 MiB, but 100.0 MiB of heap is free. Lower"
                  + " `semanticDimension`, or leave out some of `featureProperty` and"
                  + " `textProperty`, or raise server.memory.heap.max_size.");
    }
  }

  /** A refresh after a training that had filled the heap was once refused, with all of it free. */
  @Test
  void whoWouldBeRefusedHasTheHeapCollectedFirst() {
    AtomicInteger collections = new AtomicInteger();
    FreeHeap heap =
        new FreeHeap(
            8,
            () -> {
              collections.incrementAndGet();
              return OptionalLong.of(500);
            });
    Job.CallContext context = new Job.CallContext(() -> {}, new NoAccount());
    try (Job job = new Jobs((database, model) -> {}).writing("neo4j", "sphere", context)) {
      HeapLimit limit = new HeapLimit(job, 7, heap);
      limit.account(8);
      assertThat(collections).hasValue(0);
      limit.account(14);
      assertThat(collections).hasValue(1);
      limit.account(486);
      assertThat(collections).hasValue(1);
      assertThatThrownBy(() -> limit.account(501)).hasMessageContaining("but 1008 bytes of heap");
    }
  }

  @Test
  void aQuestionIsHeldToTheHeapToo() {
    Job.CallContext context = new Job.CallContext(() -> {}, new NoAccount());
    try (Job job = new Jobs((database, model) -> {}).reading("neo4j", "sphere", context)) {
      job.account(Long.MAX_VALUE / 4);
      job.holdToHeap();
      job.progress("index", 0);
      job.account(1 << 20);
      assertThatThrownBy(() -> job.account(Long.MAX_VALUE / 4))
          .hasMessageStartingWith("Model `sphere` needs ")
          .hasMessageContaining(" of heap (index), but ")
          .hasMessageEndingWith(" is free. Raise server.memory.heap.max_size.");
    }
  }
}
