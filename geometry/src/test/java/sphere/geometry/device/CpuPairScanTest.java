package sphere.geometry.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.ball.Chart;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.Monitor;

/**
 * More balls than are kept at a time, by any number of threads; module gpu has the whole contract.
 */
class CpuPairScanTest {
  private static final int N = 1500;

  private static Chart chart() {
    SplittableRandom random = new SplittableRandom(1);
    float[] centers = new float[3 * N];
    double[] radii = new double[N];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = (float) random.nextDouble();
    }
    for (int v = 0; v < N; v++) {
      radii[v] = random.nextDouble(.3);
    }
    return new Chart(3, centers, radii);
  }

  private static List<Long> pairs(Relation relation, int threads) {
    List<Long> pairs = new ArrayList<>();
    Chart chart = chart();
    try (PairScan scan = new CpuPairScan(chart, Kernels.best(), threads, Monitor.NONE)) {
      scan.pairs(relation, chart, (ball, row) -> pairs.add((long) ball * N + row));
    }
    return pairs;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void pairsAreTheChartsByBallAndRow(int threads) {
    Chart chart = chart();
    List<Long> expected = new ArrayList<>();
    for (int ball = 0; ball < N; ball++) {
      for (int row = 0; row < N; row++) {
        if (chart.contains(row, ball)) {
          expected.add((long) ball * N + row);
        }
      }
    }
    assertThat(expected.size()).isGreaterThan(2 * N);
    assertThat(pairs(Relation.AROUND, threads)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void theNearestAreThoseOfTheLargestMargins(Relation relation) {
    Chart chart = chart();
    int[][] nearest;
    try (PairScan scan = new CpuPairScan(chart, Kernels.best(), 2, Monitor.NONE)) {
      nearest = scan.nearest(relation, chart, 5);
    }
    for (int ball = 0; ball < N; ball += 97) {
      int b = ball;
      double[] margins =
          IntStream.range(0, N).mapToDouble(v -> relation.margin(chart, v, chart, b)).toArray();
      double fifth = margins[nearest[b][4]];
      assertThat(IntStream.range(0, N).filter(v -> margins[v] > fifth).count()).isLessThan(5);
      for (int i = 1; i < 5; i++) {
        assertThat(margins[nearest[b][i]]).isLessThanOrEqualTo(margins[nearest[b][i - 1]]);
      }
    }
  }

  @Test
  void relationsAreThoseOfAChart() {
    Chart two = new Chart(1, new float[] {0, 1}, new double[] {3, 1});
    assertThat(Relation.AROUND.margin(two, 0, two, 1)).isEqualTo(two.margin(0, 1)).isEqualTo(1);
    assertThat(Relation.INSIDE.margin(two, 1, two, 0)).isEqualTo(1);
    assertThat(Relation.OVERLAPPING.margin(two, 1, two, 0)).isEqualTo(3);
  }
}
