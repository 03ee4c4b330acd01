package sphere.gpu.descent;

import static org.assertj.core.api.Assertions.assertThat;

import sphere.geometry.device.RowProblem;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.host.Device;
import sphere.gpu.ptx.PtxDriver;

/** The host code and the PTX that ship, on the interpreter, lanes forward and backward. */
class InterpretedRowsTest extends RowsContract {
  @Override
  Outcome onDevice(RowProblem problem, int negatives) {
    Outcome forward = run(new PtxDriver(256 << 20, false), problem, negatives);
    Outcome backward = run(new PtxDriver(256 << 20, true), problem, negatives);
    assertThat(backward).usingRecursiveComparison().isEqualTo(forward);
    return forward;
  }

  private static Outcome run(PtxDriver driver, RowProblem problem, int negatives) {
    Outcome outcome;
    try (Device device = new Gpu(driver).open(Monitor.NONE)) {
      outcome = run(device, problem, negatives);
      assertThat(device.held()).isZero();
    }
    assertThat(driver.leaks()).isZero();
    return outcome;
  }
}
