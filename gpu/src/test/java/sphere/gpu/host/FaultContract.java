package sphere.gpu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sphere.geometry.device.DeviceException;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;

/** What runs kernels without a GPU finds the faults of {@code faults.cu}, and the host survives. */
abstract class FaultContract {
  private static final int N = 200;

  abstract Gpu gpu();

  /** The sum that each of so many threads is told, or what went wrong. */
  final int[] run(String kernel) {
    try (Device device = gpu().open(Monitor.NONE);
        DeviceMemory out = device.allocate(4L * N, "results")) {
      device.kernel("faults", kernel).with(out).with(N).run(2, 1, 128);
      device.finish();
      int[] result = new int[N];
      out.download(result, 0, N, 0);
      return result;
    }
  }

  @Test
  void aSoundKernelRuns() {
    int[] expected = new int[N];
    Arrays.fill(expected, IntStream.range(0, 32).sum());
    assertThat(run("fault_none")).isEqualTo(expected);
  }

  @Test
  void aStoreBeyondTheEndIsFound() {
    assertThatThrownBy(() -> run("fault_beyond")).isInstanceOf(RuntimeException.class);
    aSoundKernelRuns();
  }

  @Test
  void aShuffleThatHalfOfTheLanesReachIsFound() {
    assertThatThrownBy(() -> run("fault_divergent")).isInstanceOf(RuntimeException.class);
    aSoundKernelRuns();
  }

  @Test
  void aBarrierThatHalfOfTheThreadsReachIsFound() {
    assertThatThrownBy(() -> run("fault_barrier")).isInstanceOf(RuntimeException.class);
    aSoundKernelRuns();
  }

  @Test
  void anUnknownKernelIsAnError() {
    assertThatThrownBy(() -> run("fault_missing")).isInstanceOf(RuntimeException.class);
    try (Device device = gpu().open(Monitor.NONE)) {
      assertThatThrownBy(() -> device.kernel("missing", "fault_none"))
          .isInstanceOf(DeviceException.class)
          .hasMessageContaining("/sphere/gpu/missing.ptx");
    }
  }
}
