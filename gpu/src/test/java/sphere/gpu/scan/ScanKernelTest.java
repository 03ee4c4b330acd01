package sphere.gpu.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.Relation;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.host.Device;
import sphere.gpu.ptx.PtxDriver;
import sphere.gpu.ptx.PtxFault;
import sphere.gpu.ptx.Traffic;

/** What the kernels read and write, and that spoiled ones do not pass for sound. */
class ScanKernelTest {
  private static final int DIMENSION = 40;
  private static final Chart CHART = PairScanContract.nearTangent(DIMENSION, 90, 3);

  private record Answers(List<Integer> pairs, int[][] nearest) {}

  private static Answers answers(PtxDriver driver, Chart chart) {
    try (Device device = new Gpu(driver).open(Monitor.NONE);
        DevicePairScan scan = new DevicePairScan(device, chart)) {
      List<Integer> pairs = new ArrayList<>();
      scan.pairs(Relation.AROUND, chart, (ball, row) -> pairs.add(ball * 1000 + row));
      return new Answers(pairs, scan.nearest(Relation.AROUND, chart, 1));
    }
  }

  // Wherever it stands in that kernel.
  private static UnaryOperator<String> within(String kernel, String what, String by) {
    return ptx -> {
      int begin = ptx.indexOf(".entry " + kernel);
      int next = ptx.indexOf(".entry", begin + 1);
      int end = next < 0 ? ptx.length() : next;
      String body = ptx.substring(begin, end);
      assertThat(body).containsPattern(what);
      return ptx.substring(0, begin) + body.replaceAll(what, by) + ptx.substring(end);
    };
  }

  private static PtxDriver spoiled(UnaryOperator<String> edit) {
    return PtxDriver.spoiled(1 << 27, edit);
  }

  @ParameterizedTest
  @CsvSource({
    // A sign: distances of sums.
    "scan_mask, sub\\.rn\\.f32, add.rn.f32",
    // The other side of a limit, another lane, another row.
    "scan_mask, setp\\.le\\.f32, setp.ge.f32",
    "scan_best, sqrt\\.rn\\.f32, abs.f32",
    "scan_count, popc\\.b32, not.b32",
    "scan_fill, shfl\\.sync\\.up\\.b32, shfl.sync.bfly.b32",
  })
  void aSpoiledKernelGivesOtherAnswersOrIsCaught(String kernel, String what, String by) {
    Answers sound = answers(new PtxDriver(1 << 27, false), CHART);
    Answers other;
    try {
      other = answers(spoiled(within(kernel, what, by)), CHART);
    } catch (PtxFault | DeviceException e) {
      assertThat(e).hasMessageMatching("(?s)(scan_|The GPU failed: it counted).*");
      return;
    }
    boolean same =
        other.pairs().equals(sound.pairs()) && Arrays.deepEquals(other.nearest(), sound.nearest());
    assertThat(same).isFalse();
  }

  @Test
  void aKernelThatReadsTooFarIsCaught() {
    PtxDriver driver = spoiled(within("scan_count", "min\\.s32", "max.s32"));
    assertThatThrownBy(() -> answers(driver, CHART))
        .isInstanceOf(PtxFault.class)
        .hasMessageContaining("scan_count");
    assertThat(driver.leaks()).isZero();
  }

  @Test
  void aKernelWhoseLanesPartIsCaught() {
    PtxDriver driver =
        spoiled(
            within(
                "scan_fill",
                "shfl\\.sync\\.idx\\.b32",
                "setp.lt.s32 %p1, %r1, 7;\n@%p1 shfl.sync.idx.b32"));
    assertThatThrownBy(() -> answers(driver, CHART))
        .isInstanceOf(PtxFault.class)
        .hasMessageContaining("not reached by all lanes");
    assertThat(driver.leaks()).isZero();
  }

  /** Each coordinate of a row once for a tile of 16 balls, and no more of them than their own. */
  @ParameterizedTest
  @ValueSource(ints = {1, 16, 33, 100})
  void aRowIsReadOnceForSixteenBalls(int d) {
    int n = 256;
    int tiles = 2;
    Chart chart = PairScanContract.nearTangent(d, n, d);
    Chart balls = PairScanContract.nearTangent(d, tiles * 16, d);
    PtxDriver driver = new PtxDriver(1 << 27, false, true);
    try (Device device = new Gpu(driver).open(Monitor.NONE);
        DevicePairScan scan = new DevicePairScan(device, chart)) {
      scan.pairs(Relation.INSIDE, balls, (ball, row) -> {});
    }
    List<Traffic> scans = driver.traffic("scan_mask");
    assertThat(scans).hasSize(1);
    long blocks = n / 128;
    long rows = tiles * n * (4L * d + 4);
    long ballsOfBlocks = blocks * tiles * 16 * 4L * d;
    long terms = tiles * n * 16 * 4L;
    assertThat(scans.get(0).loaded()).isEqualTo(rows + ballsOfBlocks + terms);
    // Lanes of a warp share the terms of a tile: 64 bytes, each asked for by an instruction.
    assertThat(scans.get(0).fetched())
        .isLessThanOrEqualTo(rows + ballsOfBlocks + tiles * (n / 32) * 16 * 32L);
    assertThat(scans.get(0).stored()).isEqualTo(tiles * 16 * (n / 32) * 4L);
  }

  /** Who is not sought is not listed: for pairs nobody else, for the nearest few. */
  @Test
  void candidatesAreFew() {
    int n = 500;
    SplittableRandom random = new SplittableRandom(4);
    float[] centers = new float[8 * n];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = (float) random.nextDouble(-1, 1);
    }
    Chart chart = new Chart(8, centers, random.doubles(n, 0, 1.5).map(r -> r * r).toArray());
    PtxDriver driver = new PtxDriver(1 << 27, false);
    int[] pairs = new int[1];
    try (Device device = new Gpu(driver).open(Monitor.NONE);
        DevicePairScan scan = new DevicePairScan(device, chart)) {
      scan.pairs(Relation.AROUND, chart, (ball, row) -> pairs[0]++);
      assertThat(listed(driver)).isEqualTo(pairs[0]);
      scan.nearest(Relation.AROUND, chart, 3);
    }
    assertThat(listed(driver) - pairs[0]).isBetween(3L * n, 10L * n);
  }

  private static long listed(PtxDriver driver) {
    return driver.traffic("scan_fill").stream().mapToLong(Traffic::stored).sum() / 4;
  }
}
