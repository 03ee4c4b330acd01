package sphere.gpu.descent;

import sphere.geometry.device.Lanes;
import sphere.gpu.host.Device;
import sphere.gpu.host.DeviceMemory;

/** Sums costs in double, in the order of {@link Lanes}. */
final class DeviceSum {
  private final Device device;
  private final DeviceMemory segments;

  DeviceSum(Device device, Memory memory, int mostCosts) {
    this.device = device;
    segments = memory.room(2L * segments(mostCosts));
  }

  static int segments(int costs) {
    return (int) ((costs + Lanes.SEGMENT - 1L) / Lanes.SEGMENT);
  }

  /** Waits for them, then asks whether to go on. */
  double of(DeviceMemory costs, int count) {
    double[] sums = new double[segments(count)];
    if (count > 0) {
      device
          .kernel("descent", "descent_sum")
          .with(costs)
          .with(count)
          .with(sums.length)
          .with(segments)
          .runWarps(sums.length, DeviceRows.THREADS);
      device.finish();
      segments.download(sums, 0, sums.length, 0);
    }
    double sum = 0;
    for (double segment : sums) {
      sum += segment;
    }
    return sum;
  }
}
