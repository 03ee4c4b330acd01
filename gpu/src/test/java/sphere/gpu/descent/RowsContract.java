package sphere.gpu.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.device.CpuRowDevice;
import sphere.geometry.device.RowBalls;
import sphere.geometry.device.RowProblem;
import sphere.geometry.device.Rows;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.training.Monitor;
import sphere.gpu.host.Device;

/** A descent by rows gives the same bits on a device as on threads. */
abstract class RowsContract {
  /** What a descent makes of a problem on the device. */
  abstract Outcome onDevice(RowProblem problem, int negatives);

  static Outcome run(Device device, RowProblem problem, int negatives) {
    // A device writes over the start, which the next one is to have too.
    RowProblem own = Problems.copy(problem);
    try (Rows rows = new GpuRowDevice(device).open(own)) {
      return Outcome.of(rows, own, negatives);
    }
  }

  /**
   * All that can be seen of a descent.
   *
   * @param costs of epochs and of what is held out
   */
  record Outcome(float[] centers, float[] logRadii, double[] costs) {
    private static final int EPOCHS = 3;

    static Outcome of(Rows rows, RowProblem problem, int negatives) {
      SplittableRandom random = new SplittableRandom(9);
      double[] costs = new double[2 * EPOCHS];
      for (int e = 0; e < EPOCHS; e++) {
        int[] shifts = new int[problem.rows() < 2 ? 0 : negatives];
        int key = random.nextInt();
        Arrays.setAll(shifts, i -> 1 + random.nextInt(problem.rows() - 1));
        costs[2 * e] = rows.epoch(key, shifts);
        costs[2 * e + 1] = rows.heldOutCost();
        if (e != 1) {
          rows.keep();
        }
      }
      RowBalls kept = rows.kept();
      return new Outcome(kept.centers().clone(), kept.logRadii().clone(), costs);
    }
  }

  final void assertSameBits(Hierarchy hierarchy, int d, int negatives) {
    RowProblem problem = Problems.of(hierarchy, d);
    Outcome expected;
    try (Rows rows = new CpuRowDevice(2, Monitor.NONE).open(problem)) {
      expected = Outcome.of(rows, problem, negatives);
    }
    // Made anew, since threads write over the start.
    Outcome actual = onDevice(Problems.of(hierarchy, d), negatives);
    assertThat(actual.centers()).containsExactly(expected.centers());
    assertThat(actual.logRadii()).containsExactly(expected.logRadii());
    assertThat(actual.costs()).containsExactly(expected.costs());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 32, 33, 64, 100, 256, 500, 1024})
  void shouldGiveTheBitsOfThreads(int d) {
    assertSameBits(Problems.dag(d > 300 ? 70 : 150, 3), d, 5);
  }

  // More strangers than lanes, and up to six chunks: compilers add four at a time.
  @Test
  void shouldGiveTheBitsOfThreadsWhereMuchIsMet() {
    assertSameBits(Problems.dag(60, 2), 8, 17);
    assertSameBits(Problems.hub(255), 8, 2);
    assertSameBits(Problems.hub(256), 8, 2);
    assertSameBits(Problems.hub(257), 8, 2);
    assertSameBits(Problems.hub(1300), 40, 1);
  }

  @Test
  void shouldGiveTheBitsOfThreadsOnTreesAndWithoutAnyOrder() {
    assertSameBits(Problems.dag(150, 1), 20, 4);
    assertSameBits(new HierarchyBuilder(37).build(), 6, 4);
    assertSameBits(new HierarchyBuilder(2).build(), 6, 4);
    assertSameBits(new HierarchyBuilder(1).build(), 6, 4);
    assertSameBits(new HierarchyBuilder(0).build(), 6, 4);
  }
}
