package sphere.geometry.device;

import java.util.Optional;
import sphere.geometry.ball.Chart;

/** Makes a {@link PairScan} of a chart, where a device is to be had. */
public interface PairScans {
  /** There is no device. */
  PairScans NONE = chart -> Optional.empty();

  /**
   * A scan, which the caller closes; empty if threads shall do without.
   *
   * @throws DeviceException if the chart does not fit the device, and threads shall not
   */
  Optional<PairScan> of(Chart chart);
}
