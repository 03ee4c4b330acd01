package sphere.gpu.descent;

import static org.assertj.core.api.Assertions.assertThat;

import sphere.geometry.device.RowProblem;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.host.Device;
import sphere.gpu.standin.StandIn;

/** All that ships, JCuda too, on the stand-in driver. */
class StandInRowsTest extends RowsContract {
  @Override
  Outcome onDevice(RowProblem problem, int negatives) {
    StandIn.play("devices 1");
    Outcome forward = outcome(problem, negatives);
    StandIn.play("devices 1", "backward");
    assertThat(outcome(problem, negatives)).usingRecursiveComparison().isEqualTo(forward);
    return forward;
  }

  private static Outcome outcome(RowProblem problem, int negatives) {
    try (Device device = new Gpu().open(Monitor.NONE)) {
      return run(device, problem, negatives);
    } finally {
      assertThat(StandIn.log()).isEmpty();
    }
  }
}
