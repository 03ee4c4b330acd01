package sphere.gpu.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.ptx.PtxDriver;

/** On the interpreter. */
class InterpretedDeviceTest extends DeviceContract {
  private final List<PtxDriver> drivers = new ArrayList<>();

  @Override
  Gpu gpu() {
    drivers.add(new PtxDriver(128 << 20, false));
    return new Gpu(drivers.get(drivers.size() - 1));
  }

  @Override
  List<String> complaints() {
    return drivers.stream().filter(driver -> driver.leaks() > 0).map(Object::toString).toList();
  }

  /** In a JVM of its own, with next to no direct memory. */
  @Test
  void aHostWithoutMemoryLeavesTheGpu() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxDirectMemorySize=64",
                "-cp",
                System.getProperty("java.class.path"),
                Starving.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(output).contains("leaks: 0");
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
