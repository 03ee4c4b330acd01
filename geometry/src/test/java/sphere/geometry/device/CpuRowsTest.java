package sphere.geometry.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.Dags;
import sphere.geometry.device.Descents.Outcome;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.training.Monitor;

class CpuRowsTest {
  private static Rows open(RowProblem problem, int threads) {
    return new CpuRowDevice(threads, Monitor.NONE).open(problem);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 33, 64, 100, 256})
  void shouldAgreeWithTheObjectiveInDouble(int d) {
    assertAgrees(Dags.random(d, 400, 3), d, 5);
  }

  @Test
  void shouldAgreeWithTheObjectiveInDoubleOnEveryShape() {
    assertAgrees(Dags.chain(300), 8, 4);
    assertAgrees(Dags.binary(8), 8, 4);
    assertAgrees(Dags.complete(3, 9), 8, 4);
    assertAgrees(Dags.crown(12), 8, 4);
    assertAgrees(Dags.star(2), 8, 4);
    assertAgrees(new HierarchyBuilder(50).build(), 8, 4);
  }

  // Lists of 255, 256 and 257 entries, one of two chunks and one of 391.
  @ParameterizedTest
  @ValueSource(ints = {256, 257, 258, 500, 100_001})
  void shouldAgreeWithTheObjectiveInDoubleWhereANodeHasManyChildren(int nodes) {
    assertAgrees(Dags.star(nodes), 5, 2);
  }

  private static void assertAgrees(Hierarchy hierarchy, int d, int negatives) {
    RowProblem problem = Descents.of(hierarchy, d, 1);
    DoubleRows reference = new DoubleRows(hierarchy, problem);
    SplittableRandom random = new SplittableRandom(2);
    try (Rows rows = open(problem, 2)) {
      for (int e = 0; e < 2; e++) {
        int key = random.nextInt();
        int[] shifts = Descents.shifts(problem.rows(), negatives, random);
        double expected = reference.epoch(key, shifts);
        assertThat(rows.epoch(key, shifts)).isCloseTo(expected, within(1e-5 * (1 + expected)));
      }
      double heldOut = reference.heldOutCost(problem.heldOut());
      assertThat(rows.heldOutCost()).isCloseTo(heldOut, within(1e-5 * (1 + heldOut)));
      rows.keep();
      assertClose(rows.kept(), reference.rows());
    }
  }

  private static void assertClose(RowBalls balls, double[][] expected) {
    int d = expected.length == 0 ? 0 : expected[0].length - 1;
    double farthest = 0;
    for (int v = 0; v < expected.length; v++) {
      farthest = Math.max(farthest, Math.abs(balls.logRadii()[v] - expected[v][d]));
      for (int k = 0; k < d; k++) {
        farthest = Math.max(farthest, Math.abs(balls.centers()[v * d + k] - expected[v][k]));
      }
    }
    assertThat(farthest).isLessThan(2e-5);
  }

  @Test
  void shouldGiveTheSameBitsForAnyNumberOfThreads() {
    Hierarchy dag = Dags.preferential(3, 5000, 3);
    Outcome one = outcome(Descents.of(dag, 20, 4), 1);
    assertThat(outcome(Descents.of(dag, 20, 4), 7)).usingRecursiveComparison().isEqualTo(one);
    assertThat(outcome(Descents.of(dag, 20, 5), 1)).usingRecursiveComparison().isNotEqualTo(one);
  }

  private static Outcome outcome(RowProblem problem, int threads) {
    try (Rows rows = open(problem, threads)) {
      return Outcome.of(rows, problem.rows(), 3, 6);
    }
  }

  @Test
  void shouldKeepWhatWasKeptWhileItDescends() {
    RowProblem problem = Descents.of(Dags.random(1, 200, 2), 4, 1);
    float[] start = problem.start().centers().clone();
    try (Rows rows = open(problem, 1)) {
      rows.epoch(1, new int[] {1});
      rows.epoch(2, new int[] {3});
      rows.epoch(3, new int[] {5});
      assertThat(rows.kept().centers()).containsExactly(start);
      rows.keep();
      float[] third = rows.kept().centers().clone();
      assertThat(third).isNotEqualTo(start);
      rows.epoch(4, new int[] {7});
      rows.epoch(5, new int[] {9});
      assertThat(rows.kept().centers()).containsExactly(third);
    }
  }

  @Test
  void shouldBearOneNodeAndNone() {
    for (int n : new int[] {0, 1}) {
      Outcome outcome = outcome(Descents.of(new HierarchyBuilder(n).build(), 3, 1), 2);
      assertThat(outcome.balls().logRadii()).hasSize(n);
    }
  }

  // Centers that coincide, in all or in one coordinate less, and the widest range of radii.
  @Test
  void shouldStayFiniteAtTheLimits() {
    RowProblem usual = Descents.of(Dags.random(1, 100, 3), 3, 1);
    RowCosts wide = new RowCosts(0, 1e6f, (float) Math.log(1e-12), (float) Math.log(1e6), 10);
    float[] centers = new float[300];
    float[] logs = new float[100];
    for (int v = 0; v < 100; v++) {
      centers[3 * v] = v % 3 * 1e-22f;
      logs[v] = v % 2 == 0 ? wide.low() : wide.high();
    }
    RowProblem problem =
        new RowProblem(
            3,
            usual.begin(),
            usual.entries(),
            usual.below(),
            usual.heldOut(),
            wide,
            new RowBalls(centers, logs));
    Outcome outcome = outcome(problem, 1);
    assertThat(outcome.balls().centers()).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY);
    for (float log : outcome.balls().logRadii()) {
      assertThat(log).isBetween(wide.low(), wide.high());
    }
    assertThat(outcome.costs()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
  }

  @Test
  void shouldStopWhenAsked() {
    AtomicInteger checks = new AtomicInteger();
    Monitor impatient =
        new Monitor() {
          @Override
          public void check() {
            if (checks.incrementAndGet() > 50) {
              throw new CancellationException();
            }
          }

          @Override
          public void progress(String phase, double fraction) {}

          @Override
          public void account(long bytes) {}
        };
    try (Rows rows = new CpuRowDevice(2, impatient).open(Descents.of(Dags.star(9000), 4, 1))) {
      assertThatThrownBy(() -> rows.epoch(1, new int[] {1, 2}))
          .isInstanceOf(CancellationException.class);
    }
  }
}
