package sphere.gpu.scan;

import static org.assertj.core.api.Assertions.assertThat;

import sphere.geometry.ball.Chart;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.host.Device;
import sphere.gpu.standin.StandIn;

/** All that ships, JCuda too, on the stand-in driver. */
class StandInPairScanTest extends PairScanContract {
  @Override
  <T> T ask(Chart chart, Question<T> question) {
    StandIn.play("devices 1");
    T forward = answer(chart, question);
    StandIn.play("devices 1", "backward");
    assertThat(answer(chart, question)).usingRecursiveComparison().isEqualTo(forward);
    return forward;
  }

  private static <T> T answer(Chart chart, Question<T> question) {
    try (Device device = new Gpu().open(Monitor.NONE);
        DevicePairScan scan = new DevicePairScan(device, chart)) {
      return question.ask(scan);
    } finally {
      assertThat(StandIn.log()).isEmpty();
    }
  }
}
