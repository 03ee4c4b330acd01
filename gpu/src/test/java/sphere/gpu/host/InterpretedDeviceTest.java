package sphere.gpu.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.ptx.PtxDriver;

/** On the interpreter. */
class InterpretedDeviceTest extends DeviceContract {
  private final List<PtxDriver> drivers = new ArrayList<>();

  @Override
  Gpu gpu() {
    drivers.add(new PtxDriver(64 << 20, false));
    return new Gpu(drivers.get(drivers.size() - 1));
  }

  @Override
  List<String> complaints() {
    return drivers.stream().filter(driver -> driver.leaks() > 0).map(Object::toString).toList();
  }

  @Test
  void aLeakIsSeen() {
    try (Device device = gpu().open(Monitor.NONE)) {
      device.allocate(4, "one");
      assertThat(complaints()).hasSize(1);
    }
    assertThat(complaints()).isEmpty();
  }
}
