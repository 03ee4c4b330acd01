package sphere.gpu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.Relation;
import sphere.geometry.device.Rows;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.descent.Problems;
import sphere.gpu.driver.Context;
import sphere.gpu.driver.Driver;
import sphere.gpu.load.InnerJar;
import sphere.gpu.standin.StandIn;

/** Each call of JCuda fails at each of its turns: that is said, or quiet, and nothing is held. */
class StandInFailureTest {
  private static final List<Consumer<Gpu>> WORK =
      List.of(StandInFailureTest::scan, StandInFailureTest::descend);

  @BeforeEach
  void play() {
    StandIn.play();
  }

  /**
   * Whichever call fails, the first time or any later, all is given back and the next one works.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cuDeviceGet",
        "cuDevicePrimaryCtxRetain",
        "cuCtxSetCurrent",
        "cuMemHostAlloc",
        "cuMemGetInfo",
        "cuMemAlloc",
        "cuMemcpyHtoD",
        "cuMemcpyDtoH",
        "cuModuleLoadDataEx",
        "cuModuleGetFunction",
        "cuLaunchKernel",
        "cuCtxSynchronize"
      })
  void aCallThatFailsLeavesNothingBehind(String call) {
    Gpu gpu = new Gpu();
    assertThat(gpu.report().available()).isTrue();
    for (Consumer<Gpu> work : WORK) {
      int after = 0;
      while (fails(gpu, work, call, after)) {
        after++;
      }
      assertThat(after).isPositive();
    }
  }

  // Whether there are so many such calls that one fails.
  private static boolean fails(Gpu gpu, Consumer<Gpu> work, String call, int after) {
    StandIn.play("fail %s 999 %d".formatted(call, after));
    Optional<Throwable> failure = Optional.ofNullable(catchThrowable(() -> work.accept(gpu)));
    failure.ifPresent(
        thrown ->
            assertThat(thrown)
                .isInstanceOf(DeviceException.class)
                .hasMessageStartingWith("The GPU failed: " + call)
                .hasMessageContaining("999"));
    assertThat(StandIn.log()).isEmpty();
    assertNextWorks(gpu, work);
    return failure.isPresent();
  }

  private static void assertNextWorks(Gpu gpu, Consumer<Gpu> work) {
    StandIn.play();
    work.accept(gpu);
    assertThat(StandIn.log()).isEmpty();
  }

  /** What has been computed stands, whatever is answered to who gives back. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cuCtxGetCurrent",
        "cuDevicePrimaryCtxSetFlags",
        "cuMemFree",
        "cuMemFreeHost",
        "cuModuleUnload",
        "cuDevicePrimaryCtxRelease"
      })
  void aCallThatGivesBackFailsQuietly(String call) {
    Gpu gpu = new Gpu();
    for (Consumer<Gpu> work : WORK) {
      for (int after = 0; after < 3; after++) {
        StandIn.play("fail %s 999 %d".formatted(call, after));
        work.accept(gpu);
        assertThat(StandIn.log()).isEmpty();
        assertNextWorks(gpu, work);
      }
    }
  }

  private static void scan(Gpu gpu) {
    Chart chart = new Chart(3, new float[3 * 40], new double[40]);
    try (PairScan scan = gpu.scan(chart, Monitor.NONE)) {
      int[] count = new int[1];
      scan.pairs(Relation.AROUND, chart, (ball, row) -> count[0]++);
      assertThat(count[0]).isEqualTo(40 * 40);
      assertThat(scan.nearest(Relation.AROUND, chart, 2)).hasDimensions(40, 2);
    }
  }

  private static void descend(Gpu gpu) {
    try (Rows rows = gpu.rows(Problems.of(Problems.dag(20, 2), 3), Monitor.NONE)) {
      assertThat(rows.epoch(1, new int[] {1, 2})).isPositive();
      assertThat(rows.heldOutCost()).isPositive();
      rows.keep();
      assertThat(rows.kept().logRadii()).hasSize(20);
    }
  }

  @Test
  void aContextThatCannotBeLeftIsReleased() {
    Context context = new InnerJar().driver().open(0);
    context.enter();
    long address = context.allocate(16);
    StandIn.play("fail cuCtxSetCurrent 999");
    context.close();
    assertThat(StandIn.log()).containsExactly("leak of 1 allocations");
    StandIn.play();
    scan(new Gpu());
    assertThat(StandIn.log()).isEmpty();
    assertThat(address).isNotZero();
  }

  @Test
  void whatWasCurrentBeforeIsCurrentAgain() {
    Driver driver = new InnerJar().driver();
    Context outer = driver.open(0);
    outer.enter();
    Context inner = driver.open(0);
    inner.enter();
    inner.close();
    assertThat(outer.freeBytes()).isPositive();
    outer.close();
    assertThat(StandIn.log()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuLaunchKernel", "cuModuleLoadDataEx", "cuDevicePrimaryCtxRetain"})
  void memoryThatTheDriverLacksIsSaid(String call) {
    Gpu gpu = new Gpu();
    gpu.report();
    StandIn.play("fail %s 2".formatted(call));
    assertThatThrownBy(() -> scan(gpu))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("The GPU has no memory left: " + call)
        .hasMessageEndingWith(
            "answered CUDA_ERROR_OUT_OF_MEMORY (2). Lower `dimension`, wait for who else uses it,"
                + " or set `device` to `cpu`.");
  }

  @Test
  void aGpuThatAnotherProcessHasAloneIsSaid() {
    StandIn.play("fail cuInit 46");
    assertThat(new Gpu().report().reason())
        .startsWith("the GPU is in exclusive use by another process");
    StandIn.play("fail cuDevicePrimaryCtxRetain 46");
    assertThatThrownBy(() -> scan(new Gpu()))
        .hasMessageStartingWith("The GPU is in exclusive use by another process");
  }
}
