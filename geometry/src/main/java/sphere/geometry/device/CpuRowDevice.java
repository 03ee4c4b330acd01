package sphere.geometry.device;

import sphere.geometry.training.Monitor;

/**
 * Threads as a device: made for each descent, gone with it.
 *
 * @param concurrency threads, at least 1; never changes the result
 * @param monitor told of the memory before it is taken, asked whether to stop
 */
public record CpuRowDevice(int concurrency, Monitor monitor) implements RowDevice {
  @Override
  public Rows open(RowProblem problem) {
    monitor.account(bytes(problem.rows(), problem.entries().length, problem.dimension()));
    return new CpuRows(problem, concurrency, monitor);
  }

  /** Bytes of a descent beside those of its problem, at most. */
  public static long bytes(int rows, long entries, int dimension) {
    return rows * (2 * (4L * dimension + 8) + 12)
        + 2 * entries / RowProblem.CHUNK * (4L * dimension + 16);
  }
}
