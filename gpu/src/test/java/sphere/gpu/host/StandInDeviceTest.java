package sphere.gpu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.DeviceReport;
import sphere.geometry.device.Relation;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.driver.Context;
import sphere.gpu.load.InnerJar;
import sphere.gpu.scan.DevicePairScan;
import sphere.gpu.standin.StandIn;

/** JCuda on the stand-in driver, which plays what a machine may be like. */
class StandInDeviceTest extends DeviceContract {
  @BeforeEach
  void play() {
    StandIn.play("memory 134217728");
  }

  @Override
  Gpu gpu() {
    return new Gpu();
  }

  @Override
  List<String> complaints() {
    return StandIn.log();
  }

  private static DeviceReport report() {
    return new Gpu().report();
  }

  @Test
  void aGpuIsDescribed() {
    StandIn.play("version 12040", "capability 90", "memory 1048576");
    assertThat(report())
        .isEqualTo(new DeviceReport(true, "Stand-in GPU", "9.0", "12.4", 1_048_576, ""));
  }

  @Test
  void aDriverWithoutGpuIsSaid() {
    StandIn.play("devices 0");
    assertThat(report().reason()).startsWith("the NVIDIA driver sees no GPU");
    Gpu gpu = new Gpu();
    assertThatThrownBy(() -> gpu.open(Monitor.NONE))
        .isInstanceOf(DeviceException.class)
        .hasMessage(gpu.report().reason());
  }

  @Test
  void anOldDriverIsSaid() {
    StandIn.play("version 9020");
    assertThat(report().reason())
        .isEqualTo("the NVIDIA driver is for CUDA 9.2, too old: 11.0 or later is needed");
    StandIn.play("version 11000");
    assertThat(report().available()).isTrue();
  }

  // That the PTX asks for no more than the oldest driver that is let in.
  @Test
  void theOldestDriverTakesTheKernels() {
    StandIn.play("version 11000");
    Chart chart = new Chart(1, new float[1], new double[1]);
    try (Device device = new Gpu().open(Monitor.NONE);
        DevicePairScan scan = new DevicePairScan(device, chart)) {
      assertThat(scan.nearest(Relation.AROUND, chart, 1)).hasDimensions(1, 1);
    }
  }

  @Test
  void anOldGpuIsSaid() {
    StandIn.play("capability 61");
    assertThat(report().reason())
        .isEqualTo("Stand-in GPU has compute capability 6.1, but at least 7.5 is needed");
    StandIn.play("capability 75");
    assertThat(report().available()).isTrue();
  }

  @Test
  void aDriverThatDoesNotStartIsSaid() {
    StandIn.play("fail cuInit 803");
    assertThat(report().reason())
        .startsWith("the NVIDIA driver does not start (The GPU failed: cuInit answered")
        .contains("803");
  }

  @Test
  void whatWasFoundFirstIsRemembered() {
    StandIn.play("devices 0");
    Gpu gpu = new Gpu();
    DeviceReport first = gpu.report();
    StandIn.play("devices 1");
    assertThat(gpu.report()).isSameAs(first);
  }

  // JCuda makes calls that came with CUDA 11.0: a process that makes them before ends.
  @Test
  void aDriverThatLacksCallsIsRefusedBeforeTheyAreMade() {
    StandIn.play("version 10020");
    Gpu gpu = new Gpu();
    assertThat(gpu.report().reason())
        .isEqualTo("the NVIDIA driver is for CUDA 10.2, too old: 11.0 or later is needed");
    assertThatThrownBy(() -> gpu.open(Monitor.NONE)).isInstanceOf(DeviceException.class);
    assertThat(StandIn.log()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cuDriverGetVersion",
        "cuDeviceGetCount",
        "cuDeviceGet",
        "cuDeviceGetName",
        "cuDeviceTotalMem",
        "cuDeviceGetAttribute"
      })
  void aQuestionThatFailsIsSaid(String call) {
    StandIn.play("fail %s 999".formatted(call));
    assertThat(report().available()).isFalse();
    assertThat(report().reason()).contains(call).contains("999");
  }

  @Test
  void anOpenedContextIsNotCurrentBeforeItIsEntered() {
    Context context = new InnerJar().driver().open(0);
    assertThatThrownBy(context::freeBytes).hasMessageContaining("INVALID_CONTEXT");
    context.enter();
    assertThat(context.freeBytes()).isPositive();
    context.close();
  }

  @Test
  void whoWaitsDoesNotSpin() {
    Context context = new InnerJar().driver().open(0);
    context.enter();
    context.synchronize();
    context.close();
    assertThat(StandIn.log()).isEmpty();
  }

  @Test
  void memoryThatIsGoneWhenItIsTakenIsSaid() {
    StandIn.play("fail cuMemAlloc 2 0");
    try (Device device = new Gpu().open(Monitor.NONE)) {
      assertThatThrownBy(() -> device.allocate(1 << 20, "a ball"))
          .hasMessage(
              "The GPU has no 1.0 MiB in one piece for a ball. Lower `dimension`, or set `device`"
                  + " to `cpu`.");
    }
  }

  @Test
  void aLeakAndAnOverlongCopyAreSeen() {
    Context context = new InnerJar().driver().open(0);
    context.enter();
    long address = context.allocate(16);
    ByteBuffer tooLong = ByteBuffer.allocateDirect(17);
    assertThatThrownBy(() -> context.upload(address, tooLong)).isInstanceOf(DeviceException.class);
    assertThatThrownBy(() -> context.free(address + 8)).isInstanceOf(DeviceException.class);
    context.close();
    assertThat(StandIn.log())
        .containsExactly(
            "copy beyond the end of an allocation",
            "free of what is not allocated",
            "leak of 1 allocations");
  }

  @Test
  void whatLiesAtJCudasFixedPlaceIsNotTouched() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path planted = temporary.resolve("libJCudaDriver-12.6.0-linux-x86_64.so");
    Files.write(planted, new byte[1000]);
    try {
      assertThat(report().available()).isTrue();
      assertThat(Files.size(planted)).isEqualTo(1000);
      try (Stream<Path> files = Files.list(temporary)) {
        assertThat(files.filter(f -> f.getFileName().toString().startsWith("sphere-gpu")))
            .isEmpty();
      }
    } finally {
      Files.delete(planted);
    }
  }
}
