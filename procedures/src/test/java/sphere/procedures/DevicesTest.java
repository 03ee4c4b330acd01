package sphere.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.Below;
import sphere.geometry.device.CpuRowDevice;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.HeldOutRows;
import sphere.geometry.device.RowBalls;
import sphere.geometry.device.RowCosts;
import sphere.geometry.device.RowDevice;
import sphere.geometry.device.RowProblem;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.driver.Context;
import sphere.gpu.driver.DeviceFacts;
import sphere.gpu.driver.Driver;
import sphere.gpu.load.DriverSource;
import sphere.procedures.job.Computing;
import sphere.procedures.job.Devices;

/** Who computes, when a GPU is asked for, pays, is not there or fails. */
class DevicesTest {
  @RegisterExtension static final Database graph = new Database();

  private static final String NO_DRIVER = "no NVIDIA driver (libcuda.so.1 not found)";

  private static final Chart CHART = new Chart(1, new float[1], new double[1]);

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

  // Two rows, which threads can move.
  private static final RowProblem PROBLEM =
      new RowProblem(
          1,
          new int[] {0, 0, 0},
          new int[0],
          new Below(new int[] {1, 2}, new int[3], new int[0]),
          new HeldOutRows(1, new int[0]),
          new RowCosts(0, 0, -1, 1, .1f),
          new RowBalls(new float[2], new float[2]));

  private static final RowDevice THREADS = new CpuRowDevice(1, Monitor.NONE);

  private static void descend(Computing computing, boolean pays) {
    computing.rows(pays, THREADS, Monitor.NONE).open(PROBLEM).close();
  }

  @Test
  void noGpuIsLookedForWhereNoneIsAskedForAndNonePays() {
    Computing auto = without().computing("auto");
    descend(auto, false);
    Computing cpu = without().computing("cpu");
    descend(cpu, true);
    assertThat(cpu.scans(Monitor.NONE).of(CHART)).isEmpty();
    assertThat(auto.device()).isEqualTo("cpu");
    assertThat(cpu.device()).isEqualTo("cpu");
    assertThat(looks).isZero();
    assertThat(log).isEmpty();
  }

  @Test
  void autoFallsBackAndSaysWhyInOneLine() {
    Computing auto = without().computing("auto");
    descend(auto, true);
    assertThat(auto.scans(Monitor.NONE).of(CHART)).isEmpty();
    assertThat(auto.device()).isEqualTo("cpu");
    assertThat(log).containsExactly("Sphere computes on the CPU, since: " + NO_DRIVER + ".");
  }

  @Test
  void gpuIsAGpuOrAnErrorBeforeAnythingIsDone() {
    Devices devices = without();
    assertThatThrownBy(() -> devices.computing("gpu"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Device `gpu` was asked for, but: "
                + NO_DRIVER
                + ". Set `device` to `auto` to run on the CPU.");
    assertThat(looks).isOne();
    assertThat(log).isEmpty();
  }

  @Test
  void aGpuThatDoesNotOpenIsFallenBackFromOrAnError() {
    Computing auto = with().computing("auto");
    descend(auto, true);
    assertThat(auto.device()).isEqualTo("cpu");
    assertThat(log).containsExactly("Sphere computes on the CPU, since: the GPU hangs.");
    Computing gpu = with().computing("gpu");
    assertThatThrownBy(() -> descend(gpu, false))
        .hasMessage(
            "Device `gpu` was asked for, but: the GPU hangs. Set `device` to `auto` to run on the"
                + " CPU.");
  }

  @Test
  void workThatAGpuBreaksOffIsDoneAnewOnThreads() {
    int[] tries = new int[1];
    Supplier<String> breaking =
        () -> {
          if (tries[0]++ == 0) {
            throw new DeviceException("A launch failed.");
          }
          return "done";
        };
    assertThat(with().computing("auto").surviving(breaking)).isEqualTo("done");
    assertThat(log).containsExactly("Sphere computes on the CPU, since: A launch failed.");
    tries[0] = 0;
    Computing gpu = with().computing("gpu");
    assertThatThrownBy(() -> gpu.surviving(breaking)).hasMessageContaining("A launch failed.");
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
