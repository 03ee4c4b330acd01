package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sphere.geometry.device.DeviceException;
import sphere.gpu.Gpu;
import sphere.gpu.driver.Context;
import sphere.gpu.driver.DeviceFacts;
import sphere.gpu.driver.Driver;
import sphere.gpu.load.DriverSource;
import sphere.procedures.job.Devices;

/** Who computes, when a GPU is asked for, pays, is not there or fails. */
class DevicesTest {
  @RegisterExtension static final Database graph = new Database();

  private static final String NO_DRIVER = "no NVIDIA driver (libcuda.so.1 not found)";

  private final List<String> log = new ArrayList<>();
  private int looks;

  private Devices without() {
    DriverSource none =
        () -> {
          looks++;
          throw new UnsatisfiedLinkError(
              "libcuda.so.1: cannot open shared object file: No such file or directory");
        };
    return new Devices(new Gpu(none), log::add);
  }

  // One that is there, and that no work of these tests opens.
  private Devices with() {
    return new Devices(new Gpu(() -> new There()), log::add);
  }

  private record There() implements Driver {
    @Override
    public int version() {
      return 12_040;
    }

    @Override
    public int deviceCount() {
      return 1;
    }

    @Override
    public DeviceFacts facts(int device) {
      return new DeviceFacts("Some GPU", 90, 1L << 36);
    }

    @Override
    public Context open(int device) {
      throw new DeviceException("the GPU hangs");
    }
  }

  private static Devices.Work<Boolean> work() {
    return gpu -> gpu.isPresent();
  }

  @Test
  void noGpuIsLookedForWhereNoneIsAskedForAndNonePays() {
    Devices devices = without();
    assertThat(devices.run("cpu", true, work())).isEqualTo(new Devices.Done<>(false, "cpu"));
    assertThat(devices.run("auto", false, work())).isEqualTo(new Devices.Done<>(false, "cpu"));
    assertThat(looks).isZero();
    assertThat(log).isEmpty();
  }

  @Test
  void autoFallsBackAndSaysWhyInOneLine() {
    assertThat(without().run("auto", true, work())).isEqualTo(new Devices.Done<>(false, "cpu"));
    assertThat(log).containsExactly("Sphere computes on the CPU, since: " + NO_DRIVER + ".");
  }

  @Test
  void gpuIsAGpuOrAnError() {
    assertThatThrownBy(() -> without().run("gpu", false, work()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Device `gpu` was asked for, but: "
                + NO_DRIVER
                + ". Set `device` to `auto` to run on the CPU.");
    assertThat(log).isEmpty();
    assertThat(with().run("gpu", false, work())).isEqualTo(new Devices.Done<>(true, "Some GPU"));
    assertThat(with().run("auto", true, work())).isEqualTo(new Devices.Done<>(true, "Some GPU"));
  }

  @Test
  void aGpuThatFailsIsFallenBackFromOrAnError() {
    Devices.Work<Boolean> failing =
        gpu -> {
          gpu.ifPresent(
              g -> {
                throw new DeviceException("The GPU needs 3.0 GiB, but 1.0 GiB is free.");
              });
          return true;
        };
    assertThat(with().run("auto", true, failing)).isEqualTo(new Devices.Done<>(true, "cpu"));
    assertThat(log)
        .containsExactly(
            "Sphere computes on the CPU, since: The GPU needs 3.0 GiB, but 1.0 GiB is free.");
    assertThatThrownBy(() -> with().run("gpu", true, failing))
        .hasMessage(
            "Device `gpu` was asked for, but: The GPU needs 3.0 GiB, but 1.0 GiB is free. Set"
                + " `device` to `auto` to run on the CPU.");
  }

  /** On a machine with a GPU it is used; on another nothing is changed. */
  @Test
  void aTrainingOnAGpuHappensOrChangesNothing() {
    graph.run(TrainProceduresTest.ANIMALS);
    List<String> before = graph.everything();
    String train =
        "CALL sphere.train('sphere', {device: 'gpu', objective: 'spherex', start: 'random',"
            + " dimension: 8}) YIELD device, configuration RETURN device,"
            + " configuration.sampling AS sampling";
    Map<String, Object> gpu =
        graph
            .run(
                "CALL sphere.backends() YIELD backend, available, detail WHERE backend = 'gpu'"
                    + " RETURN available, detail")
            .get(0);
    if (gpu.get("available").equals(true)) {
      assertThat(graph.run(train).get(0).get("sampling")).isEqualTo("shifted");
    } else {
      assertThat(graph.failure(train))
          .isEqualTo(
              "Device `gpu` was asked for, but: "
                  + gpu.get("detail")
                  + ". Set `device` to `auto` to run on the CPU.");
      assertThat(graph.everything()).isEqualTo(before);
    }
  }

  @Test
  void shiftedPairsTrainOnTheCpuToo() {
    graph.run(TrainProceduresTest.ANIMALS);
    String train =
        "CALL sphere.train('sphere', {device: '%s', objective: 'spherex', start: 'random',"
            + " sampling: 'shifted', dimension: 8}) YIELD device, epochs RETURN device, epochs > 0";
    assertThat(graph.run(train.formatted("cpu")).get(0).values()).containsExactly("cpu", true);
    assertThat(graph.run(train.formatted("auto")).get(0).values()).containsExactly("cpu", true);
  }
}
