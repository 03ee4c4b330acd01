package sphere.gpu.descent;

import java.util.ArrayList;
import java.util.List;
import sphere.gpu.host.Device;
import sphere.gpu.host.DeviceMemory;

/** Memory of one descent, given back at once. */
final class Memory implements AutoCloseable {
  private static final String WHAT = "a descent";

  private final Device device;
  private final List<DeviceMemory> held = new ArrayList<>();

  Memory(Device device) {
    this.device = device;
  }

  /** Room for so many numbers of four bytes. */
  DeviceMemory room(long count) {
    DeviceMemory memory = device.allocate(4 * count, WHAT);
    held.add(memory);
    return memory;
  }

  DeviceMemory of(int[] values) {
    DeviceMemory memory = room(values.length);
    memory.upload(values, 0, values.length, 0);
    return memory;
  }

  DeviceMemory of(float[] values) {
    DeviceMemory memory = room(values.length);
    memory.upload(values, 0, values.length, 0);
    return memory;
  }

  @Override
  public void close() {
    held.forEach(DeviceMemory::close);
  }
}
