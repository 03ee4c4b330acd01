package sphere.procedures;

import java.util.function.LongConsumer;
import org.neo4j.procedure.memory.HeapEstimator;
import org.neo4j.procedure.memory.ProcedureMemory;
import org.neo4j.procedure.memory.ProcedureMemoryTracker;

/** Stands for the memory account of a transaction, which only a running procedure has. */
record NoAccount(LongConsumer told) implements ProcedureMemory {
  NoAccount() {
    this(bytes -> {});
  }

  @Override
  public ProcedureMemoryTracker newTracker() {
    return new ProcedureMemoryTracker() {
      @Override
      public void allocateHeap(long bytes) {
        told.accept(bytes);
      }

      @Override
      public void releaseHeap(long bytes) {}

      @Override
      public void close() {}
    };
  }

  @Override
  public HeapEstimator heapEstimator() {
    throw new AssertionError("not asked for");
  }

  @Override
  public HeapTrackingCollectionFactory collections() {
    throw new AssertionError("not asked for");
  }
}
