package sphere.gpu.descent;

import org.junit.jupiter.api.Assumptions;
import sphere.geometry.device.RowProblem;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.host.Device;

/** On the GPU of this machine; skipped with the reason where there is none. */
class RealRowsTest extends RowsContract {
  private static final Gpu HERE = new Gpu();

  @Override
  Outcome onDevice(RowProblem problem, int negatives) {
    Assumptions.assumeTrue(HERE.report().available(), HERE.report().reason());
    try (Device device = HERE.open(Monitor.NONE)) {
      return run(device, problem, negatives);
    }
  }
}
