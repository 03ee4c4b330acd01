package sphere.geometry.device;

import sphere.geometry.ball.Chart;

/** Makes a {@link PairScan} of a chart. */
public interface PairScans {
  /**
   * A scan, which the caller closes.
   *
   * @throws DeviceException if the chart does not fit the device
   */
  PairScan of(Chart chart);
}
