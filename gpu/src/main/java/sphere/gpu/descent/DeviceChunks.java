package sphere.gpu.descent;

import java.util.Arrays;
import sphere.geometry.device.LongRows;
import sphere.geometry.device.RowProblem;
import sphere.gpu.host.DeviceMemory;
import sphere.gpu.host.Launch;

/** The chunks of long rows, and what they gather. */
record DeviceChunks(
    int longCount,
    int count,
    DeviceMemory longRows,
    DeviceMemory first,
    DeviceMemory row,
    DeviceMemory begin,
    DeviceMemory gradients,
    DeviceMemory radiusGradients,
    DeviceMemory costs) {
  static DeviceChunks of(Memory memory, RowProblem problem, LongRows rows) {
    int[] begin = new int[rows.chunks()];
    Arrays.setAll(begin, chunk -> rows.begin(problem, chunk));
    return new DeviceChunks(
        rows.rows().length,
        rows.chunks(),
        memory.of(rows.rows()),
        memory.of(rows.first()),
        memory.of(rows.row()),
        memory.of(begin),
        memory.room((long) rows.chunks() * problem.dimension()),
        memory.room(rows.chunks()),
        memory.room(rows.chunks()));
  }

  static long bytes(LongRows rows, int dimension) {
    return 4L * rows.chunks() * (dimension + 4) + 8L * rows.rows().length + 4;
  }

  /** Which chunks there are. */
  void listedIn(Launch launch) {
    launch.with(row).with(begin).with(count);
  }

  /** Which rows are long. */
  void foundBy(Launch launch) {
    launch.with(longRows).with(first).with(longCount);
  }

  /** What chunks gather. */
  void gatheredBy(Launch launch) {
    launch.with(gradients).with(radiusGradients).with(costs);
  }
}
