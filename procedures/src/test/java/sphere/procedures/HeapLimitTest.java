package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import sphere.geometry.training.Monitor;
import sphere.procedures.job.HeapLimit;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;

class HeapLimitTest {
  /** Fewer numbers per node would not make the lists shorter from which trees are chosen. */
  @Test
  void shouldNameAWayOutThatHelpsInThePhase() {
    Job.CallContext context = new Job.CallContext(() -> {}, new NoAccount());
    try (Job job = new Jobs((database, model) -> {}).writing("neo4j", "sphere", context)) {
      HeapLimit limit = new HeapLimit(job, 7, 100L << 20);
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
}
