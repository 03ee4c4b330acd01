package sphere.geometry.refinement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.Dags;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.hierarchy.Levels;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.Monitor;

class RadiusSettlingTest {
  /** Distances a little off, as those of another CPU are. */
  private static final class Rough implements Kernel {
    private final Kernel exact = Kernels.named("scalar");

    @Override
    public String name() {
      return "rough";
    }

    @Override
    public double squaredDistance(float[] a, int i, float[] b, int j, int d) {
      return exact.squaredDistance(a, i, b, j, d) * (1 + 1e-14);
    }

    @Override
    public void squaredDistances(
        float[] a, int i, float[] b, int j, int count, int d, double[] out) {
      exact.squaredDistances(a, i, b, j, count, d, out);
      for (int q = 0; q < count; q++) {
        out[q] *= q % 2 == 0 ? 1 + 1e-14 : 1 - 1e-14;
      }
    }

    @Override
    public void block(float[] a, int i, int m, float[] b, int j, int n, int d, double[] out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void add(float factor, float[] x, int i, float[] y, int j, int d) {
      throw new UnsupportedOperationException();
    }
  }

  private static Chart settle(Hierarchy dag, Chart trained, Kernel kernel, int threads) {
    return RadiusSettling.settle(dag, trained, kernel, threads, Monitor.NONE);
  }

  private static Chart settle(Hierarchy dag, Chart trained) {
    return settle(dag, trained, Kernels.named("scalar"), 1);
  }

  // Centers on a grid so coarse that many needs are the same.
  private static Chart random(int nodes, int d, long seed, int grid) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] centers = new float[nodes * d];
    double[] radii = new double[nodes];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = random.nextInt(grid) / (float) grid;
    }
    for (int v = 0; v < nodes; v++) {
      radii[v] = random.nextDouble();
    }
    return new Chart(d, centers, radii);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldContainAsManyDescendantsLessStrangersAsAnyRadiusDoes(long seed) {
    Hierarchy dag = Dags.random(seed, 150, 3);
    Chart trained = random(150, 3, seed, seed % 2 == 0 ? 4 : 1 << 20);
    Chart settled = settle(dag, trained);
    int[] height = Levels.of(dag).height();
    Reach reach = new Reach(dag);
    for (int v = 0; v < 150; v++) {
      if (height[v] == 0) {
        assertThat(settled.radii()[v]).isEqualTo(trained.radii()[v]);
        continue;
      }
      reach.visit(v, false);
      double[] needs = needs(settled, height, v);
      int most = balance(needs, reach, v, 0);
      for (double need : needs) {
        if (need <= 1.05 * trained.radii()[v]) {
          most = Math.max(most, balance(needs, reach, v, need * (1 + 2e-12)));
        }
      }
      assertThat(balance(needs, reach, v, settled.radii()[v])).isEqualTo(most);
    }
  }

  // What each other ball needs of v's radius; one that had no radius yet counted as a point.
  private static double[] needs(Chart chart, int[] height, int v) {
    double[] needs = new double[height.length];
    Arrays.setAll(
        needs,
        x ->
            x == v
                ? Double.POSITIVE_INFINITY
                : chart.distance(v, x)
                    + (height[x] == 0 || height[x] < height[v] ? chart.radii()[x] : 0));
    return needs;
  }

  private static int balance(double[] needs, Reach reach, int v, double radius) {
    int balance = 0;
    for (int x = 0; x < needs.length; x++) {
      balance += x == v || needs[x] > radius ? 0 : reach.reached(x) ? 1 : -1;
    }
    return balance;
  }

  /**
   * Balls 0 and 2 are settled at a time: 2 with its leaf 3 was huge while 0 was looked at, so that
   * 3 was the only stranger on the way to 0's two children, and it shrank into 0 after.
   */
  @Test
  void shouldNotTakeInABallThatShrinksLater() {
    HierarchyBuilder builder = new HierarchyBuilder(5);
    builder.add(1, 0);
    builder.add(4, 0);
    builder.add(3, 2);
    float[] centers = {0, 0, .5f, 0, .2f, 0, .2f, .01f, 0, .5f};
    Chart settled =
        settle(builder.build(), new Chart(2, centers, new double[] {.6, .01, 9, .02, .01}));
    assertThat(settled.radii()[2]).isLessThan(.1);
    assertThat(settled.contains(0, 2)).isFalse();
    assertThat(settled.contains(0, 3)).isFalse();
  }

  @Test
  void shouldLetInWhatComesAtTheSameRadiusTogether() {
    HierarchyBuilder builder = new HierarchyBuilder(3);
    builder.add(1, 0);
    // Node 2 is a stranger at the very place of the child.
    Chart settled =
        settle(
            builder.build(),
            new Chart(2, new float[] {0, 0, .5f, 0, .5f, 0}, new double[] {.6, 0, 0}));
    assertThat(settled.contains(0, 1)).isFalse();
    assertThat(settled.radii()[0]).isCloseTo(.25, within(1e-9));
  }

  @Test
  void shouldGiveTheSameRadiiOnAnyKernelAndAnyNumberOfThreads() {
    Hierarchy dag = Dags.random(9, 600, 2);
    Chart trained = random(600, 5, 9, 1 << 20);
    double[] one = settle(dag, trained).radii();
    assertThat(settle(dag, trained, new Rough(), 1).radii()).isEqualTo(one);
    assertThat(settle(dag, trained, Kernels.best(), 4).radii()).isEqualTo(one);
  }

  @Test
  void shouldSettleNothing() {
    Hierarchy none = new HierarchyBuilder(0).build();
    assertThat(settle(none, new Chart(2, new float[0], new double[0])).radii()).isEmpty();
  }
}
