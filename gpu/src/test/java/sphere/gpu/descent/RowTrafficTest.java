package sphere.gpu.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sphere.geometry.device.RowProblem;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.host.Device;
import sphere.gpu.ptx.PtxDriver;
import sphere.gpu.ptx.Traffic;

/** How many bytes a row moves, by what the shipped PTX loads and stores. */
class RowTrafficTest {
  private static final int NODES = 341;
  private static final int EPOCHS = 3;

  private static Hierarchy tree() {
    HierarchyBuilder builder = new HierarchyBuilder(NODES);
    for (int v = 1; v < NODES; v++) {
      builder.add(v, (v - 1) / 4);
    }
    return builder.build();
  }

  // The bound counts 2 + 2 k gathered rows of a tree, each with a sector for its radius and one for
  // who lies below it, and four times the row itself, for gathering and Adagrad in separate passes.
  // Ours are one pass, and of each stranger that its radius tells apart only the radius is read.
  @ParameterizedTest
  @CsvSource({"64, 1, 2196", "64, 5, 4756", "64, 16, 11796", "128, 5, 8852"})
  void staysWithinWhatWasCalculated(int d, int negatives, int bound) {
    PtxDriver driver = new PtxDriver(128 << 20, false, true);
    try (Device device = new Gpu(driver).open(Monitor.NONE)) {
      RowProblem problem = Problems.of(tree(), d);
      RowsContract.run(device, problem, negatives);
    }
    List<Traffic> launches = driver.traffic("descent_rows_%d".formatted(d / 32));
    long fetched = launches.stream().mapToLong(Traffic::fetched).sum();
    long written = launches.stream().mapToLong(Traffic::written).sum();
    double perRow = (fetched + written) / (double) (EPOCHS * NODES);
    // No row can do without itself, read and written.
    assertThat(perRow).isBetween(8.0 * d, (double) bound);
  }
}
