package sphere.gpu.scan;

import org.junit.jupiter.api.Assumptions;
import sphere.geometry.ball.Chart;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.host.Device;

/** On the GPU of this machine; skipped with the reason where there is none. */
class RealPairScanTest extends PairScanContract {
  private static final Gpu HERE = new Gpu();

  @Override
  <T> T ask(Chart chart, Question<T> question) {
    Assumptions.assumeTrue(HERE.report().available(), HERE.report().reason());
    try (Device device = HERE.open(Monitor.NONE);
        DevicePairScan scan = new DevicePairScan(device, chart)) {
      return question.ask(scan);
    }
  }
}
