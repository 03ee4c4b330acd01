package sphere.gpu.scan;

import static org.assertj.core.api.Assertions.assertThat;

import sphere.geometry.ball.Chart;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.host.Device;
import sphere.gpu.ptx.PtxDriver;

/** The host code and the PTX that ship, on the interpreter, lanes forward and backward. */
class InterpretedPairScanTest extends PairScanContract {
  @Override
  <T> T ask(Chart chart, Question<T> question) {
    T forward = ask(new PtxDriver(256 << 20, false), chart, question);
    T backward = ask(new PtxDriver(256 << 20, true), chart, question);
    assertThat(backward).usingRecursiveComparison().isEqualTo(forward);
    return forward;
  }

  private static <T> T ask(PtxDriver driver, Chart chart, Question<T> question) {
    T answer;
    try (Device device = new Gpu(driver).open(Monitor.NONE)) {
      try (DevicePairScan scan = new DevicePairScan(device, chart)) {
        answer = question.ask(scan);
      }
      assertThat(device.held()).isZero();
    }
    assertThat(driver.leaks()).isZero();
    return answer;
  }
}
