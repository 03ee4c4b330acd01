package sphere.geometry.refinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.Dags;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

class VicinityTest {
  private static Chart random(int nodes, int d, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] centers = new float[nodes * d];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = (float) random.nextDouble();
    }
    return new Chart(d, centers, new double[nodes]);
  }

  private static void expectAllNear(Hierarchy dag, Chart chart) {
    Vicinity.Search search = new Vicinity(dag, chart, Kernels.best(), Monitor.NONE).new Search();
    int n = dag.nodeCount();
    for (int v = 0; v < n; v++) {
      double most = chart.distance(v, (v * 7 + 3) % n);
      List<Integer> met = new ArrayList<>();
      int node = v;
      search.within(
          v,
          most,
          (x, distance) -> {
            assertThat(distance).isEqualTo(chart.distance(node, x));
            met.add(x);
          });
      TreeSet<Integer> near = new TreeSet<>();
      for (int x = 0; x < n; x++) {
        if (chart.distance(v, x) <= most) {
          near.add(x);
        }
      }
      assertThat(met).hasSameSizeAs(near).hasSameElementsAs(near);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldMeetWhatIsNearAndNothingElse(long seed) {
    Hierarchy dag = Dags.random(seed, 200, 3);
    expectAllNear(dag, random(dag.nodeCount(), 3, seed));
    TrainingConfig one = new TrainingConfig(6, 1, 64, seed, 1);
    expectAllNear(dag, AtlasTrainer.train(dag, one, Monitor.NONE).chart(0));
  }

  @Test
  void shouldMeetFewWhereBallsAreNested() {
    Hierarchy tree = Dags.random(4, 5000, 1);
    TrainingConfig one = new TrainingConfig(6, 1, 64, 4, 1);
    Chart chart = AtlasTrainer.train(tree, one, Monitor.NONE).chart(0);
    Vicinity.Search search = new Vicinity(tree, chart, Kernels.best(), Monitor.NONE).new Search();
    for (int v = 0; v < tree.nodeCount(); v++) {
      search.within(v, chart.radii()[v], (x, distance) -> {});
    }
    assertThat(search.measured()).isLessThan(tree.nodeCount() * 500L);
  }

  // Deeper than bounds are measured: below its 64th level a tree is known by a sum.
  @ParameterizedTest
  @ValueSource(ints = {63, 64, 65, 128, 129, 300})
  void shouldMeetWhatIsNearInDeepChains(int depth) {
    Hierarchy chain = Dags.chain(depth);
    expectAllNear(chain, random(depth, 2, depth));
    // One far end: whatever is near it must be found through all that is above.
    float[] centers = new float[depth];
    centers[depth - 1] = 1;
    expectAllNear(chain, new Chart(1, centers, new double[depth]));
    int[] count = new int[1];
    new Vicinity(chain, new Chart(1, centers, new double[depth]), Kernels.best(), Monitor.NONE)
        .new Search()
        .within(depth - 1, .5, (x, distance) -> count[0]++);
    assertThat(count[0]).isEqualTo(1);
  }

  @Test
  void shouldMeetALongChainWithoutRecursion() {
    Hierarchy chain = Dags.chain(200_000);
    Chart chart = random(chain.nodeCount(), 1, 5);
    int[] count = new int[1];
    new Vicinity(chain, chart, Kernels.best(), Monitor.NONE).new Search()
        .within(7, 2, (x, distance) -> count[0]++);
    assertThat(count[0]).isEqualTo(chain.nodeCount());
  }

  @Test
  void shouldMeetNodesWithoutEdges() {
    expectAllNear(new HierarchyBuilder(5).build(), random(5, 2, 6));
  }
}
