package sphere.gpu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.Relation;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.scan.DevicePairScan;

/** Memory, copies, aborts and turns, on whatever plays the driver. */
abstract class DeviceContract {
  /** A GPU with 128 MiB. */
  abstract Gpu gpu();

  /** What was not given back or done wrong since the test began. */
  abstract List<String> complaints();

  @Test
  void whatIsCopiedUpComesBackThoughItTakesPieces() {
    int n = 5_000_001;
    float[] floats = new float[n];
    double[] doubles = new double[2_000_003];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < n; i++) {
      floats[i] = (float) random.nextDouble();
    }
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = random.nextDouble();
    }
    try (Device device = gpu().open(Monitor.NONE);
        DeviceMemory memory = device.allocate(4L * n, "floats");
        DeviceMemory wide = device.allocate(8L * doubles.length, "doubles")) {
      memory.upload(floats, 1, n - 1, 0);
      memory.upload(floats, 0, 1, n - 1);
      wide.upload(doubles, 0, doubles.length, 0);
      float[] back = new float[n];
      memory.download(back, 1, n - 1, 0);
      memory.download(back, 0, 1, n - 1);
      double[] wideBack = new double[doubles.length];
      wide.download(wideBack, 0, doubles.length, 0);
      assertThat(back).isEqualTo(floats);
      assertThat(wideBack).isEqualTo(doubles);
      assertThat(device.held()).isEqualTo(2);
      assertThat(device.heldBytes()).isEqualTo(4L * n + 8L * doubles.length);
    }
    assertThat(complaints()).isEmpty();
  }

  @Test
  void noCopyPassesAnEnd() {
    try (Device device = gpu().open(Monitor.NONE);
        DeviceMemory memory = device.allocate(40, "ten")) {
      assertThatThrownBy(() -> memory.upload(new int[11], 0, 11, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> memory.upload(new int[10], 0, 10, 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> memory.download(new int[9], 0, 10, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
      memory.clear();
      int[] back = new int[10];
      memory.download(back, 0, 10, 0);
      assertThat(back).containsOnly(0);
    }
    assertThat(complaints()).isEmpty();
  }

  @Test
  void tooLittleMemoryIsSaidBeforeItIsTaken() {
    try (Device device = gpu().open(Monitor.NONE)) {
      assertThatThrownBy(() -> device.allocate(3L << 30, "3 balls"))
          .isInstanceOf(DeviceException.class)
          .hasMessage(
              "The GPU needs 3.0 GiB for 3 balls, but 128.0 MiB of its memory is free. Lower"
                  + " `dimension`, or set `device` to `cpu`.");
      Chart chart = new Chart(2048, new float[2048 * 10_000], new double[10_000]);
      assertThatThrownBy(() -> new DevicePairScan(device, chart))
          .hasMessageContaining("for 10,000 balls, but 128.0 MiB");
      assertThat(device.held()).isZero();
    }
    assertThat(complaints()).isEmpty();
  }

  /** Kernels and what the driver takes besides have to find room too. */
  @Test
  void roomIsLeftForTheDriver() {
    try (Device device = gpu().open(Monitor.NONE)) {
      device.require("scan", 64 << 20, "all but 64 MiB");
      assertThatThrownBy(() -> device.require("scan", (64 << 20) + 1, "some balls"))
          .isInstanceOf(DeviceException.class)
          .hasMessageStartingWith("The GPU needs 128.0 MiB for some balls, but 128.0 MiB");
    }
  }

  /** Threads of a launch are counted in 32 bits: of 2^27 warps the last would be the first. */
  @Test
  void moreWarpsThanThreadsCanBeCountedAreRefused() {
    try (Device device = gpu().open(Monitor.NONE)) {
      Launch launch = device.kernel("scan", "scan_count");
      assertThatThrownBy(() -> launch.runWarps((1 << 27) + 1, 256))
          .isInstanceOf(DeviceException.class)
          .hasMessage(
              "The GPU takes at most 134,217,728 warps at a time, but scan_count needs 134,217,729."
                  + " Set `device` to `cpu`.");
    }
  }

  /** Aborts at the given question. */
  static final class Aborting implements Monitor {
    private final AtomicInteger left;

    Aborting(int after) {
      left = new AtomicInteger(after);
    }

    @Override
    public void check() {
      if (left.getAndDecrement() <= 0) {
        throw new CancellationException("aborted");
      }
    }

    @Override
    public void progress(String phase, double fraction) {
      // Nobody asks.
    }

    @Override
    public void account(long bytes) {
      // There is enough.
    }
  }

  @Test
  void anAbortAtAnyMomentGivesAllBack() {
    Chart chart = new Chart(3, new float[3 * 40], new double[40]);
    int completed = 0;
    for (int after = 0; completed == 0; after++) {
      Monitor monitor = new Aborting(after);
      try (Device device = gpu().open(monitor);
          DevicePairScan scan = new DevicePairScan(device, chart)) {
        scan.pairs(Relation.AROUND, chart, (ball, row) -> {});
        scan.nearest(Relation.AROUND, chart, 2);
        completed = after;
      } catch (CancellationException e) {
        assertThat(e).hasMessage("aborted");
      }
      assertThat(complaints()).isEmpty();
    }
    assertThat(completed).isGreaterThan(10);
  }

  @Test
  void twoAtOnceTakeTurns() throws Exception {
    AtomicBoolean firstIsDone = new AtomicBoolean();
    CountDownLatch waits = new CountDownLatch(1);
    Monitor waiting =
        new Monitor() {
          @Override
          public void check() {
            waits.countDown();
          }

          @Override
          public void progress(String phase, double fraction) {
            // Nobody asks.
          }

          @Override
          public void account(long bytes) {
            // There is enough.
          }
        };
    Gpu gpu = gpu();
    CompletableFuture<Boolean> second;
    try (Device device = gpu.open(Monitor.NONE)) {
      second =
          CompletableFuture.supplyAsync(
              () -> {
                try (Device other = gpu.open(waiting)) {
                  other.finish();
                  return firstIsDone.get();
                }
              });
      assertThat(waits.await(60, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> gpu.open(new Aborting(1))).isInstanceOf(CancellationException.class);
      device.finish();
      firstIsDone.set(true);
    }
    assertThat(second.get(60, TimeUnit.SECONDS)).isTrue();
    gpu.open(Monitor.NONE).close();
    assertThat(complaints()).isEmpty();
  }

  @Test
  void anyThreadMayGoOn() throws Exception {
    try (Device device = gpu().open(Monitor.NONE)) {
      DeviceMemory memory = device.allocate(4, "one");
      CompletableFuture.runAsync(() -> memory.upload(new int[] {7}, 0, 1, 0))
          .get(60, TimeUnit.SECONDS);
      int[] back = new int[1];
      memory.download(back, 0, 1, 0);
      assertThat(back).containsExactly(7);
      // Not given back: closing the device does it.
    }
    assertThat(complaints()).isEmpty();
  }

  @Test
  void closedTwiceIsClosedOnce() {
    Gpu gpu = gpu();
    Device device = gpu.open(Monitor.NONE);
    DeviceMemory memory = device.allocate(4, "one");
    memory.close();
    memory.close();
    device.close();
    device.close();
    try (Device one = gpu.open(Monitor.NONE)) {
      assertThatThrownBy(() -> gpu.open(new Aborting(0))).isInstanceOf(CancellationException.class);
      one.finish();
    }
    assertThat(complaints()).isEmpty();
  }
}
