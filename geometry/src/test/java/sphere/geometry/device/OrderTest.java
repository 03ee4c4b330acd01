package sphere.geometry.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sphere.geometry.Dags;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.training.Accounted;
import sphere.geometry.training.Monitor;

/**
 * In what order rows stand, who is below whom, how they are dealt, in what order terms are summed.
 */
class OrderTest {
  static Stream<Hierarchy> hierarchies() {
    return Stream.of(
        new HierarchyBuilder(0).build(),
        new HierarchyBuilder(1).build(),
        new HierarchyBuilder(9).build(),
        Dags.chain(200),
        Dags.star(200),
        Dags.binary(7),
        Dags.crown(9),
        Dags.complete(4, 7),
        Dags.diamonds(3, 9, 3),
        Dags.ladders(5, 20),
        Dags.roots(1, 60),
        Dags.preferential(2, 300, 4));
  }

  @ParameterizedTest
  @MethodSource("hierarchies")
  void shouldKnowExactlyWhatLiesBelow(Hierarchy hierarchy) {
    assertKnown(hierarchy);
  }

  @Property(tries = 60)
  void shouldKnowExactlyWhatLiesBelowInAnyOrder(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 150) int nodes) {
    assertKnown(Dags.random(seed, nodes, 1 + (int) (seed & 3)));
  }

  private static void assertKnown(Hierarchy hierarchy) {
    Preorder preorder = Preorder.of(hierarchy, () -> {});
    assertThat(IntStream.of(preorder.node()).sorted().toArray())
        .isEqualTo(IntStream.range(0, hierarchy.nodeCount()).toArray());
    Below below = Below.of(hierarchy, preorder, Monitor.NONE);
    Reach reach = new Reach(hierarchy);
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      reach.visit(v, false);
      for (int x = 0; x < hierarchy.nodeCount(); x++) {
        assertThat(below.holds(preorder.position()[v], preorder.position()[x]))
            .isEqualTo(reach.reached(x));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("hierarchies")
  void shouldStandBehindTheFirstParentAndWithinItsRange(Hierarchy hierarchy) {
    Preorder preorder = Preorder.of(hierarchy, () -> {});
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      int p = preorder.position()[v];
      assertThat(preorder.node()[p]).isEqualTo(v);
      if (hierarchy.parentBegin(v) < hierarchy.parentEnd(v)) {
        int parent = preorder.position()[hierarchy.parent(hierarchy.parentBegin(v))];
        assertThat(p).isBetween(parent + 1, preorder.end()[parent] - 1);
        assertThat(preorder.end()[p]).isLessThanOrEqualTo(preorder.end()[parent]);
      }
    }
  }

  @Test
  void shouldNeedNoRangesForTrees() {
    Hierarchy tree = Dags.binary(10);
    Accounted meter = new Accounted(Monitor.NONE);
    assertThat(Below.of(tree, Preorder.of(tree, () -> {}), meter).count()).isZero();
    assertThat(meter.bytes()).isZero();
  }

  @Test
  void shouldAccountForRangesBeforeTheyAreThere() {
    Hierarchy dag = Dags.layers(1, 6, 300, 4);
    Accounted meter = new Accounted(Monitor.NONE);
    Below below = Below.of(dag, Preorder.of(dag, () -> {}), meter);
    assertThat(below.count()).isGreaterThan(3000);
    assertThat(meter.bytes()).isBetween(16L * below.count(), 26L * below.count());
    Monitor poor =
        new Monitor() {
          @Override
          public void check() {}

          @Override
          public void progress(String phase, double fraction) {}

          @Override
          public void account(long bytes) {
            throw new IllegalStateException("too much");
          }
        };
    assertThatThrownBy(() -> Below.of(dag, Preorder.of(dag, () -> {}), poor))
        .hasMessage("too much");
  }

  @Test
  void shouldListParentsThenChildrenWithoutWhatIsLeftOut() {
    HierarchyBuilder builder = new HierarchyBuilder(5);
    builder.add(2, 0);
    builder.add(2, 0);
    builder.add(2, 1);
    builder.add(3, 2);
    builder.add(4, 2);
    Hierarchy dag = builder.build();
    Preorder preorder = Preorder.of(dag, () -> {});
    Incidence all = Incidence.of(dag, preorder, (child, parent) -> false, () -> {});
    int[] position = preorder.position();
    int row = position[2];
    assertThat(Arrays.copyOfRange(all.entries(), all.begin()[row], all.begin()[row + 1]))
        .containsExactly(
            2 * position[0], 2 * position[1], 2 * position[3] + 1, 2 * position[4] + 1);
    Incidence some = Incidence.of(dag, preorder, (child, parent) -> child == 3, () -> {});
    assertThat(some.entries()).hasSize(6).doesNotContain(2 * position[3] + 1);
  }

  @Property(tries = 200)
  void shouldDealEveryRowOnce(@ForAll int key, @ForAll @IntRange(min = 0, max = 300) int rows) {
    int[] dealt = new int[rows + Dealing.BLOCKS];
    for (int block = 0; block < Dealing.BLOCKS; block++) {
      for (int group = 0; group < Dealing.groups(rows); group++) {
        int row = Dealing.row(group, block, key);
        dealt[row]++;
        assertThat(Dealing.block(row, key)).isEqualTo(block);
      }
    }
    assertThat(IntStream.range(0, rows)).allMatch(row -> dealt[row] == 1);
  }

  @Test
  void shouldDealOtherwiseWithAnotherKeyAndInAnotherGroup() {
    assertThat(IntStream.range(0, 100).map(g -> Dealing.block(4 * g, 1)).distinct().count())
        .isEqualTo(Dealing.BLOCKS);
    assertThat(IntStream.range(0, 100).map(key -> Dealing.block(8, key)).distinct().count())
        .isEqualTo(Dealing.BLOCKS);
  }

  // By shuffles as a warp does it, which is not how the class does it.
  @ParameterizedTest
  @MethodSource("dimensions")
  void shouldSumInTheOrderOfAWarp(int d) {
    SplittableRandom random = new SplittableRandom(d);
    float[] x = new float[d + 7];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble();
    }
    float[] lanes = new float[32];
    for (int k = 0; k < d; k++) {
      float difference = x[k] - x[k + 7];
      lanes[k % 32] += difference * difference;
    }
    for (int step = 16; step > 0; step /= 2) {
      float[] before = lanes.clone();
      for (int l = 0; l < 32; l++) {
        lanes[l] = before[l] + before[l ^ step];
      }
    }
    assertThat(Lanes.squared(x, 0, x, 7, d, new float[32])).isEqualTo(lanes[31]);
  }

  static IntStream dimensions() {
    return IntStream.of(1, 2, 16, 31, 32, 33, 63, 64, 65, 100, 1024);
  }

  @Test
  void shouldSumCostsInDouble() {
    float[] costs = new float[5000];
    Arrays.fill(costs, .1f);
    costs[4999] = 1e9f;
    assertThat(Lanes.sum(costs)).isCloseTo(1e9 + 4999 * (double) .1f, within(1e-5));
    assertThat(Lanes.sum(new float[0])).isZero();
  }

  @Test
  void shouldRaiseETo() {
    for (float x = -80; x <= 80; x += .0137f) {
      double expected = Math.exp(x);
      assertThat((double) FloatExp.of(x)).isCloseTo(expected, within(expected * 2 * 0x1p-23));
    }
    assertThat(FloatExp.of(0)).isEqualTo(1);
    assertThat(FloatExp.of(-1000)).isEqualTo(FloatExp.of(-80)).isPositive();
    assertThat(FloatExp.of(1000)).isEqualTo(FloatExp.of(80)).isFinite();
  }
}
