package sphere.geometry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import sphere.geometry.Dags;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.BallScan;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/** The index against looking at each ball, for balls that no training made. */
class AnyBallsTest {
  private static ContainmentIndex index(Hierarchy dag, BallTable table, String kernel) {
    Kernel with = Kernels.named(kernel);
    return new ContainmentIndex(dag, table, Auditor.audit(dag, table, with, 1, Monitor.NONE), with);
  }

  @Property(tries = 300)
  void findsWhatLookingAtEachFinds(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 400) int nodes) {
    Tables tables = new Tables(seed);
    BallTable table = tables.table(nodes);
    ContainmentIndex index = index(Dags.random(seed, nodes, 2), table, Kernels.AUTO);
    for (int i = 0; i < 8; i++) {
      verify(index, table, nodes > i && i < 4 ? table.ball(i * nodes / 4) : tables.ball());
    }
  }

  // So many that some searches go down the tree to their end, and others lose patience.
  @Property(tries = 6)
  void findsItAmongMany(@ForAll long seed) {
    Tables tables = new Tables(seed);
    BallTable table = tables.table(5000);
    ContainmentIndex index = index(Dags.random(seed, 5000, 1), table, Kernels.AUTO);
    verify(index, table, table.ball(17));
    verify(index, table, tables.ball());
  }

  @Property(tries = 30)
  void findsItAmongTrainedBallsAndMovedOnes(@ForAll long seed) {
    Hierarchy dag = Dags.random(seed, 500, 3);
    BallTable trained = AtlasTrainer.train(dag, new TrainingConfig(4, 3, 64, 1, 2), Monitor.NONE);
    for (BallTable table : List.of(trained, moved(trained, seed))) {
      ContainmentIndex index = index(dag, table, Kernels.AUTO);
      for (int v = 0; v < dag.nodeCount(); v += 41) {
        verify(index, table, table.ball(v));
      }
    }
  }

  private static BallTable moved(BallTable table, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Ball> balls = new ArrayList<>();
    for (int v = 0; v < table.nodeCount(); v++) {
      float[] center = table.center(v);
      double[] radii = table.radii(v);
      for (int i = 0; i < center.length; i++) {
        center[i] += (float) (random.nextDouble(-.5, .5) * radii[0]);
      }
      radii[0] *= random.nextDouble(.5, 2);
      balls.add(new Ball(center, radii));
    }
    return BallTable.of(table.dimension(), table.chartCount(), balls);
  }

  private static void verify(ContainmentIndex index, BallTable table, Ball ball) {
    IntToDoubleFunction around = v -> table.ball(v).margin(ball);
    IntToDoubleFunction inside = v -> ball.margin(table.ball(v));
    assertThat(index.around(ball)).isEqualTo(all(table, v -> around.applyAsDouble(v) >= 0));
    assertThat(index.inside(ball)).isEqualTo(all(table, v -> inside.applyAsDouble(v) >= 0));
    for (int limit : new int[] {0, 1, 7, table.nodeCount() + 1}) {
      assertThat(index.nearest(ball, limit)).isEqualTo(best(table, around, limit));
      assertThat(index.nearestInside(ball, limit)).isEqualTo(best(table, inside, limit));
    }
  }

  private static int[] all(BallTable table, IntPredicate those) {
    return IntStream.range(0, table.nodeCount()).filter(those).toArray();
  }

  private static int[] best(BallTable table, IntToDoubleFunction value, int limit) {
    return sorted(IntStream.range(0, table.nodeCount()).toArray(), value, limit);
  }

  private static int[] sorted(int[] ordinals, IntToDoubleFunction value, int limit) {
    return Arrays.stream(ordinals)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(v -> -value.applyAsDouble(v)))
        .limit(limit)
        .mapToInt(v -> v)
        .toArray();
  }

  @Property(tries = 60)
  void subsumptionIsTheClosureWhateverTheBallsAre(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 90) int nodes) {
    Hierarchy dag = Dags.random(seed, nodes, 3);
    BallTable table = new Tables(seed).table(nodes);
    ContainmentIndex index = index(dag, table, Kernels.AUTO);
    for (int v = 0; v < nodes; v++) {
      int inner = v;
      int[] above = dag.ancestors(v);
      assertThat(all(table, a -> index.subsumes(a, inner)))
          .isEqualTo(all(table, a -> a == inner || Arrays.binarySearch(above, a) >= 0));
      assertThat(index.ancestors(v, false))
          .isEqualTo(all(table, a -> a != inner && table.ball(a).contains(table.ball(inner))));
      assertThat(index.descendants(v, false))
          .isEqualTo(all(table, b -> b != inner && table.ball(inner).contains(table.ball(b))));
    }
  }

  @Property(tries = 100)
  void listsByRadius(@ForAll long seed, @ForAll @IntRange(min = 0, max = 600) int nodes) {
    BallTable table = new Tables(seed).table(nodes);
    ContainmentIndex index = index(Dags.random(seed, nodes, 2), table, Kernels.AUTO);
    int[] odd = all(table, v -> v % 2 == 1);
    assertThat(taken(index.byRadius(odd, true)))
        .isEqualTo(sorted(odd, v -> table.chart(0).radii()[v], nodes));
    assertThat(taken(index.byRadius(odd, false)))
        .isEqualTo(sorted(odd, v -> -table.chart(0).radii()[v], nodes));
  }

  /** Few and many below, radii that nest and radii that do not. */
  @Property(tries = 60)
  void listsDescendantsByRadius(@ForAll long seed, @ForAll @IntRange(min = 1, max = 1500) int n) {
    BallTable table = new Tables(seed).table(n);
    Hierarchy dag = Dags.random(seed, n, 2);
    ContainmentIndex index = index(dag, table, Kernels.AUTO);
    for (int v = 0; v < Math.min(n, 8); v++) {
      ContainmentIndex.Descendants below = index.descendantsByRadius(v);
      assertThat(below.areFew()).isEqualTo(index.descendantCount(v) <= ContainmentIndex.FEW);
      assertThat(taken(below.ordinals()))
          .isEqualTo(sorted(dag.descendants(v), w -> table.chart(0).radii()[w], n));
    }
  }

  private static int[] taken(PrimitiveIterator.OfInt ordered) {
    IntStream.Builder all = IntStream.builder();
    ordered.forEachRemaining((int v) -> all.add(v));
    assertThatThrownBy(ordered::nextInt).isInstanceOf(NoSuchElementException.class);
    return all.build().toArray();
  }

  @Test
  void refusesNegativeLimitsAndOtherShapes() {
    ContainmentIndex index = index(Dags.chain(3), new Tables(1).table(3), Kernels.AUTO);
    Ball ball = new Tables(1).ball();
    String message = "Value for `limit` was `-1`, but must be at least 0.";
    assertThatThrownBy(() -> index.nearest(ball, -1)).hasMessage(message);
    Ball other = new Ball(new float[99], new double[] {1});
    assertThatThrownBy(() -> index.nearestInside(other, 1)).hasMessageContaining("99 dimensions");
  }

  @Test
  void kernelsAgree() {
    BallTable table = new Tables(5).table(3000);
    Hierarchy dag = Dags.random(5, 3000, 1);
    ContainmentIndex plain = index(dag, table, "scalar");
    ContainmentIndex best = index(dag, table, Kernels.AUTO);
    for (int v = 0; v < 3000; v += 97) {
      Ball ball = table.ball(v);
      assertThat(best.around(ball)).isEqualTo(plain.around(ball));
      assertThat(best.nearest(ball, 20)).isEqualTo(plain.nearest(ball, 20));
    }
  }

  @Test
  void looksAtFewOfManyBalls() {
    SplittableRandom random = new SplittableRandom(1);
    int n = 100_000;
    float[] centers = new float[3 * n];
    double[] radii = new double[n];
    for (int v = 0; v < n; v++) {
      radii[v] = v % 1000 == 0 ? .5 : .01 * random.nextDouble();
      for (int k = 0; k < 3; k++) {
        centers[3 * v + k] = (float) random.nextDouble();
      }
    }
    Chart chart = new Chart(3, centers, radii);
    BallTree tree = BallTree.of(chart, 2, Monitor.NONE);
    int[] asked = new int[1];
    BallTree.Question question =
        r -> {
          asked[0]++;
          return r - .001;
        };
    List<Integer> found = new ArrayList<>();
    tree.scan(new BallScan(Kernels.named("scalar"), chart), centers, 3, question, found::add);
    assertThat(found).contains(1).hasSizeGreaterThan(10);
    assertThat(asked[0]).isLessThan(n / 20);
  }

  @Test
  void twoThreadsGetTheSameAnswers() throws InterruptedException, ExecutionException {
    Hierarchy dag = Dags.random(9, 4000, 2);
    BallTable table = AtlasTrainer.train(dag, new TrainingConfig(4, 3, 64, 1, 2), Monitor.NONE);
    List<String> expected = answers(index(dag, table, Kernels.AUTO), table);
    ContainmentIndex shared = index(dag, table, Kernels.AUTO);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<List<String>> one = threads.submit(() -> answers(shared, table));
      Future<List<String>> other = threads.submit(() -> answers(shared, table));
      assertThat(one.get()).isEqualTo(expected);
      assertThat(other.get()).isEqualTo(expected);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> answers(ContainmentIndex index, BallTable table) {
    List<String> answers = new ArrayList<>();
    for (int v = 0; v + 1 < table.nodeCount(); v++) {
      answers.add(Arrays.toString(index.ancestors(v, true)) + index.descendantCount(v));
      if (v % 100 == 0) {
        answers.add(Arrays.toString(index.around(table.ball(v))));
        answers.add(Arrays.toString(index.nearest(table.ball(v), 5)));
        answers.add(Arrays.toString(index.common(new int[] {v, v + 1})));
      }
    }
    return answers;
  }
}
