package sphere.gpu.scan;

import sphere.geometry.ball.Chart;
import sphere.geometry.device.CpuPairScan;
import sphere.geometry.device.PairScan;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.Monitor;

/** The CPU's own way. */
class CpuPairScanTest extends PairScanContract {
  @Override
  <T> T ask(Chart chart, Question<T> question) {
    try (PairScan scan = new CpuPairScan(chart, Kernels.best(), 2, Monitor.NONE)) {
      return question.ask(scan);
    }
  }
}
