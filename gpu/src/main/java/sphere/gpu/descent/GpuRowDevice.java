package sphere.gpu.descent;

import sphere.geometry.device.RowDevice;
import sphere.geometry.device.RowProblem;
import sphere.geometry.device.Rows;
import sphere.gpu.host.Device;

/**
 * A GPU for descents by rows.
 *
 * @param device not closed with the descents, which take their memory of it
 */
public record GpuRowDevice(Device device) implements RowDevice {
  @Override
  public Rows open(RowProblem problem) {
    // Radii and sums of squares on their way to the device, and where the chunks of long rows
    // begin.
    device.monitor().account(12L * problem.rows() + problem.entries().length / 16);
    return new DeviceRows(device, problem);
  }
}
