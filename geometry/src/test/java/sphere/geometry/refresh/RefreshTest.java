package sphere.geometry.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sphere.geometry.Dags;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.audit.PairTable;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.query.ContainmentIndex;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/** A refresh moves nothing, and its audit is the one that all pairs give. */
class RefreshTest {
  // A model, and the names that its nodes go by.
  private record Model(Hierarchy hierarchy, BallTable table, Audit audit, int[] names) {
    static Model of(Hierarchy hierarchy, BallTable table, int[] names) {
      return new Model(hierarchy, table, audited(hierarchy, table), names);
    }
  }

  private static Audit audited(Hierarchy hierarchy, BallTable table) {
    return Auditor.audit(hierarchy, table, Kernels.best(), 1, Monitor.NONE);
  }

  private static BallTable train(Hierarchy hierarchy, int dimension, int charts) {
    return AtlasTrainer.train(
        hierarchy, new TrainingConfig(dimension, charts, 64, 1, 1), Monitor.NONE);
  }

  private static Refreshed refresh(Model model, Hierarchy after, int[] before, int threads) {
    return Refresh.of(
        model.hierarchy,
        model.table,
        model.audit,
        model.audit.f1(),
        after,
        before,
        Kernels.best(),
        threads,
        Monitor.NONE);
  }

  private static Model refreshed(Model model, ChangingDag dag, boolean shuffled) {
    int[] names = dag.names(shuffled);
    Hierarchy after = dag.hierarchy(names);
    int[] before = ChangingDag.before(model.names, names);
    Refreshed made = refresh(model, after, before, 2);
    verify(model, after, before, made);
    return new Model(after, made.table(), made.audit(), names);
  }

  private static void verify(Model model, Hierarchy after, int[] before, Refreshed made) {
    verifyKept(model.table, made, before);
    verifySame(made.audit(), audited(after, made.table()));
    verifyClosure(after, made);
    int[] common = new int[2];
    for (int v = 0; v < before.length; v++) {
      for (int s = after.parentBegin(v); s < after.parentEnd(v); s++) {
        int p = after.parent(s);
        boolean old =
            before[v] >= 0 && before[p] >= 0 && model.hierarchy.hasEdge(before[v], before[p]);
        common[0] += old ? 1 : 0;
        common[1] += !old && !made.table().contains(p, v) ? 1 : 0;
      }
    }
    assertThat(made.edgesAdded()).isEqualTo(after.edgeCount() - common[0]);
    assertThat(made.edgesRemoved()).isEqualTo(model.hierarchy.edgeCount() - common[0]);
    assertThat(made.uncertifiedNewEdges()).isEqualTo(common[1]);
  }

  private static void verifyKept(BallTable table, Refreshed made, int[] before) {
    int kept = 0;
    for (int v = 0; v < before.length; v++) {
      if (before[v] >= 0) {
        assertThat(made.table().ball(v)).isEqualTo(table.ball(before[v]));
        kept++;
      }
    }
    assertThat(made.moved()).isZero();
    assertThat(made.kept()).isEqualTo(kept);
    assertThat(made.placed()).isEqualTo(before.length - kept);
    assertThat(made.removed()).isEqualTo(table.nodeCount() - kept);
  }

  private static void verifySame(Audit audit, Audit full) {
    assertThat(audit)
        .usingRecursiveComparison()
        .ignoringFields("missed", "excluded")
        .isEqualTo(full);
    verifySame(audit.missed(), full.missed());
    verifySame(audit.excluded(), full.excluded());
  }

  private static void verifySame(PairTable pairs, PairTable full) {
    assertThat(pairs.pairs().toArray(int[][]::new))
        .isDeepEqualTo(full.pairs().toArray(int[][]::new));
    full.pairs().forEach(p -> assertThat(pairs.innersOf(p[0])).isEqualTo(full.innersOf(p[0])));
  }

  private static void verifyClosure(Hierarchy dag, Refreshed made) {
    ContainmentIndex index = new ContainmentIndex(dag, made.table(), made.audit(), Kernels.best());
    Reach reach = new Reach(dag);
    for (int v = 0; v < dag.nodeCount(); v++) {
      reach.visit(v, true);
      for (int a = 0; a < dag.nodeCount(); a++) {
        if (index.subsumes(a, v) != reach.reached(a)) {
          throw new AssertionError("subsumes " + a + " " + v + ": " + !reach.reached(a));
        }
      }
    }
  }

  @Property(tries = 60)
  void agreesWithTheFullAuditOverTwentyRefreshes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int charts,
      @ForAll @IntRange(min = 2, max = 5) int dimension,
      @ForAll @IntRange(min = 1, max = 3) int maxParents) {
    Hierarchy dag = Dags.random(seed, 50, maxParents);
    int[] names = IntStream.range(0, dag.nodeCount()).toArray();
    chain(seed, Model.of(dag, train(dag, dimension, charts), names), maxParents);
  }

  @Property(tries = 8)
  void agreesWithTheFullAuditOnSingleBallsInManyDimensions(@ForAll long seed) {
    Hierarchy dag = Dags.random(seed, 50, 3);
    int[] names = IntStream.range(0, dag.nodeCount()).toArray();
    chain(seed, Model.of(dag, train(dag, 64, 1), names), 3);
  }

  @Property(tries = 30)
  void agreesWithTheFullAuditOnBallsThatOverlap(@ForAll long seed) {
    Hierarchy dag = Dags.random(seed, 40, 2);
    SplittableRandom random = new SplittableRandom(seed);
    List<Ball> balls = new ArrayList<>();
    for (int v = 0; v < dag.nodeCount(); v++) {
      boolean one = random.nextBoolean();
      float[] center = new float[one ? 2 : 4];
      for (int k = 0; k < center.length; k++) {
        center[k] = random.nextInt(4);
      }
      double first = random.nextInt(4);
      balls.add(new Ball(center, one ? new double[] {first} : new double[] {first, Double.NaN, 2}));
    }
    int[] names = IntStream.range(0, dag.nodeCount()).toArray();
    chain(seed, Model.of(dag, BallTable.of(2, 3, balls), names), 2);
  }

  private static void chain(long seed, Model first, int maxParents) {
    SplittableRandom random = new SplittableRandom(seed);
    ChangingDag dag = new ChangingDag(first.hierarchy, maxParents, random);
    Model model = first;
    for (int i = 0; i < 20; i++) {
      for (int change = random.nextInt(6); change >= 0; change--) {
        dag.change();
      }
      model = refreshed(model, dag, random.nextBoolean());
    }
  }

  @Property(tries = 20)
  void restoresWhatHasNoBall(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int charts) {
    Hierarchy dag = Dags.random(seed, 120, 3);
    BallTable table = train(dag, 4, charts);
    SplittableRandom random = new SplittableRandom(seed);
    List<Optional<Ball>> balls = new ArrayList<>();
    for (int v = 0; v < dag.nodeCount(); v++) {
      balls.add(random.nextInt(4) == 0 ? Optional.empty() : Optional.of(table.ball(v)));
    }
    Refreshed made =
        Refresh.restored(dag, 4, table.chartCount(), balls, 1, Kernels.best(), 2, Monitor.NONE);
    for (int v = 0; v < balls.size(); v++) {
      Ball now = made.table().ball(v);
      balls.get(v).ifPresent(ball -> assertThat(now).isEqualTo(ball));
    }
    verifySame(made.audit(), audited(dag, made.table()));
    verifyClosure(dag, made);
    assertThat(made.placed() + made.kept()).isEqualTo(dag.nodeCount());
  }

  @Test
  void restoresAModelWithoutAnyBall() {
    Hierarchy dag = Dags.random(7, 300, 1);
    List<Optional<Ball>> none = Collections.nCopies(300, Optional.empty());
    Refreshed made = Refresh.restored(dag, 4, 1, none, 1, Kernels.best(), 1, Monitor.NONE);
    assertThat(made.placed()).isEqualTo(300);
    assertThat(made.audit().f1()).isGreaterThan(.99);
    verifyClosure(dag, made);
  }

  @ParameterizedTest
  @CsvSource({"2, 300", "3, 300", "4, 300", "8, 300", "64, 300", "4, 0", "4, 1"})
  void findsRoomForAThousandLeavesBelowOneNode(int dimension, int children) {
    Hierarchy star = Dags.star(1 + children);
    Model model = Model.of(star, train(star, dimension, 1), new int[0]);
    Hierarchy after = Dags.star(1001 + children);
    int[] before = new int[after.nodeCount()];
    Arrays.setAll(before, v -> v <= children ? v : -1);
    Refreshed made = refresh(model, after, before, 1);
    verify(model, after, before, made);
    assertThat(made.audit().f1()).isEqualTo(1);
    assertThat(made.advice().retrain()).isFalse();
  }

  /** Each below one node of a tree: whatever the tree, there is room. */
  @Property(tries = 20)
  void expressesEveryLeafOfATree(@ForAll long seed) {
    Hierarchy tree = Dags.random(seed, 400, 1);
    int[] names = IntStream.range(0, 400).toArray();
    Model model = Model.of(tree, train(tree, 4, 1), names);
    ChangingDag dag = new ChangingDag(tree, 1, new SplittableRandom(seed));
    for (int i = 0; i < 100; i++) {
      dag.addLeaf(dag.some(1).get(0));
    }
    assertThat(refreshed(model, dag, true).audit.f1()).isEqualTo(1);
  }

  /** Between a node and its only child, above all roots, a long chain below a leaf. */
  @Test
  void expressesInnerNodesRootsAndChains() {
    int n = 200;
    Hierarchy tree = Dags.random(3, n, 1);
    Model model = Model.of(tree, train(tree, 4, 1), new int[0]);
    HierarchyBuilder builder = new HierarchyBuilder(n + 1 + n + 60);
    for (int v = 0; v < n; v++) {
      boolean isRoot = tree.parentBegin(v) == tree.parentEnd(v);
      builder.add(v, n + 1 + v);
      builder.add(n + 1 + v, isRoot ? n : tree.parent(tree.parentBegin(v)));
    }
    for (int i = 0; i < 60; i++) {
      builder.add(2 * n + 1 + i, i == 0 ? n - 1 : 2 * n + i);
    }
    Hierarchy after = builder.build();
    int[] before = new int[after.nodeCount()];
    Arrays.setAll(before, v -> v < n ? v : -1);
    Refreshed made = refresh(model, after, before, 1);
    verify(model, after, before, made);
    assertThat(made.audit().f1()).isGreaterThan(.99);
  }

  /**
   * A node below several chains takes a chart for each, and so does one that comes later: in the
   * first chart, which holds all, it lies in the one that no other chart holds.
   */
  @Property(tries = 30)
  void showsEachParentInAChartOfItsOwn(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int chains) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] lengths = random.ints(chains, 1, 9).toArray();
    int n = Arrays.stream(lengths).sum() + 2;
    Hierarchy trained = chains(lengths, n - 1);
    Model model = Model.of(trained, train(trained, 3, TrainingConfig.EXACT), new int[0]);
    assertThat(model.table.chartCount()).isEqualTo(chains);
    int[] before = IntStream.range(0, n).map(v -> v < n - 1 ? v : -1).toArray();
    Refreshed made = refresh(model, chains(lengths, n), before, 1);
    verify(model, chains(lengths, n), before, made);
    assertThat(made.audit().f1()).isEqualTo(1);
  }

  // Chains side by side; the nodes beyond lie below the ends of all.
  private static Hierarchy chains(int[] lengths, int nodes) {
    HierarchyBuilder builder = new HierarchyBuilder(nodes);
    int v = 0;
    for (int length : lengths) {
      for (int i = 1; i < length; i++) {
        builder.add(v + i, v + i - 1);
      }
      v += length;
      for (int x = Arrays.stream(lengths).sum(); x < nodes; x++) {
        builder.add(x, v - 1);
      }
    }
    return builder.build();
  }

  @Test
  void givesTheSameForAnyNumberOfThreads() {
    Hierarchy dag = Dags.random(11, 3000, 3);
    Model model = Model.of(dag, train(dag, 4, 0), new int[0]);
    ChangingDag changing = new ChangingDag(dag, 3, new SplittableRandom(3));
    for (int i = 0; i < 500; i++) {
      changing.change();
    }
    int[] names = changing.names(false);
    int[] before = ChangingDag.before(IntStream.range(0, 3000).toArray(), names);
    Refreshed one = refresh(model, changing.hierarchy(names), before, 1);
    Refreshed many = refresh(model, changing.hierarchy(names), before, 8);
    for (int v = 0; v < names.length; v++) {
      assertThat(many.table().ball(v)).isEqualTo(one.table().ball(v));
    }
    verifySame(many.audit(), one.audit());
    verifySame(one.audit(), audited(changing.hierarchy(names), one.table()));
    assertThat(many.advice()).isEqualTo(one.advice());
  }

  /** One pair for each of 4000 nodes is new, but eight million ways would be walked. */
  @Test
  void auditsAnewWhereThatIsLessWork() {
    int n = 4000;
    Model model = Model.of(Dags.chain(n), train(Dags.chain(n), 4, 1), new int[0]);
    HierarchyBuilder builder = new HierarchyBuilder(n + 1);
    for (int v = 0; v < n; v++) {
      builder.add(v, v == 0 ? n : v - 1);
    }
    int[] before = IntStream.rangeClosed(0, n).map(v -> v < n ? v : -1).toArray();
    Refreshed made = refresh(model, builder.build(), before, 1);
    assertThat(made.auditedAnew()).isTrue();
    assertThat(made.audit().closurePairs()).isEqualTo(n * (n + 1L) / 2);
    assertThat(made.audit().f1()).isEqualTo(1);
    int[] less = IntStream.range(0, n - 1).toArray();
    assertThat(refresh(model, Dags.chain(n - 1), less, 1).auditedAnew()).isFalse();
  }

  /** In the first chart the longer chain has more to show, but a later chart shows it as well. */
  @Test
  void givesTheFirstChartToWhatNoOtherHolds() {
    List<Optional<Ball>> balls = new ArrayList<>();
    for (int radius = 3; radius > 0; radius--) {
      balls.add(Optional.of(new Ball(new float[4], new double[] {radius, radius})));
    }
    balls.add(Optional.of(new Ball(new float[] {10, 0}, new double[] {1})));
    balls.add(Optional.empty());
    HierarchyBuilder builder = new HierarchyBuilder(5);
    builder.add(1, 0);
    builder.add(2, 1);
    builder.add(4, 2);
    builder.add(4, 3);
    Hierarchy dag = builder.build();
    Refreshed made = Refresh.restored(dag, 2, 2, balls, 1, Kernels.best(), 1, Monitor.NONE);
    assertThat(made.audit().missedPairs()).isZero();
    assertThat(made.audit().falsePairs()).isZero();
  }

  @Test
  void advisesToTrainAnewWhereGeometryHasLost() {
    Hierarchy dag = Dags.random(5, 300, 1);
    Model model = Model.of(dag, train(dag, 4, 1), new int[0]);
    HierarchyBuilder builder = new HierarchyBuilder(300);
    for (int v = 1; v < 300; v++) {
      builder.add(v, (v * 7919) % v);
    }
    int[] same = IntStream.range(0, 300).toArray();
    Refreshed made = refresh(model, builder.build(), same, 1);
    assertThat(made.advice().retrain()).isTrue();
    assertThat(made.advice().reason()).startsWith("F1 over all pairs fell from 1.0000 to 0.");
    assertThat(refresh(model, dag, same, 1).advice())
        .isEqualTo(new Advice(false, "F1 over all pairs is 1.0000, as after training."));
  }

  /** In a point nothing has room that does not contain it in turn: beside it the pair is missed. */
  @Test
  void ratherMissesAPairThanMakesAWrongOne() {
    Ball root = new Ball(new float[] {0, 0}, new double[] {2});
    Ball point = new Ball(new float[] {1, 0}, new double[] {0});
    List<Optional<Ball>> balls = List.of(Optional.of(root), Optional.of(point), Optional.empty());
    Refreshed made =
        Refresh.restored(Dags.chain(3), 2, 1, balls, 1, Kernels.best(), 1, Monitor.NONE);
    assertThat(made.audit().falsePairs()).isZero();
    assertThat(made.audit().missed().outersOf(2)).containsExactly(1);
    assertThat(made.uncertifiedNewEdges()).isEqualTo(1);
  }

  @Test
  void advisesToTrainAnewForEdgesAndExceptionsToo() {
    Hierarchy apart = new HierarchyBuilder(30).build();
    BallTable table = train(apart, 4, 1);
    Model model = Model.of(apart, table, new int[0]);
    HierarchyBuilder pairs = new HierarchyBuilder(30);
    for (int v = 0; v < 20; v += 2) {
      pairs.add(v + 1, v);
    }
    assertThat(advice(model, pairs.build()))
        .isEqualTo(new Advice(true, "10 of 10 new edges are uncertified."));
    Hierarchy layers = Dags.complete(5, 6);
    long bytes = audited(layers, table).exceptionBytes();
    assertThat(advice(model, layers).reason())
        .isEqualTo("Exceptions take %d bytes, more than the balls with %d.", bytes, table.bytes());
    assertThat(advice(model, apart))
        .isEqualTo(new Advice(false, "F1 over all pairs is 1.0000, after training it was 0.0000."));
  }

  // Of a model whose balls never were good.
  private static Advice advice(Model model, Hierarchy after) {
    int[] same = IntStream.range(0, after.nodeCount()).toArray();
    return Refresh.of(
            model.hierarchy,
            model.table,
            model.audit,
            0,
            after,
            same,
            Kernels.best(),
            1,
            Monitor.NONE)
        .advice();
  }

  @Test
  void stopsWhenTheMonitorThrows() {
    Hierarchy star = Dags.star(2000);
    List<Optional<Ball>> none = Collections.nCopies(2000, Optional.empty());
    int[] checks = new int[1];
    Monitor stop =
        new Monitor() {
          @Override
          public void check() {
            if (++checks[0] > 3) {
              throw new CancellationException("stop");
            }
          }

          @Override
          public void progress(String phase, double fraction) {}

          @Override
          public void account(long bytes) {}
        };
    assertThatThrownBy(() -> Refresh.restored(star, 4, 1, none, 1, Kernels.best(), 1, stop))
        .isInstanceOf(CancellationException.class);
    assertThat(checks[0]).isEqualTo(4);
  }

  @Test
  void asksForMemoryBeforeItPlaces() {
    Hierarchy star = Dags.star(2000);
    List<Optional<Ball>> none = Collections.nCopies(2000, Optional.empty());
    Monitor full =
        new Monitor() {
          @Override
          public void check() {
            throw new AssertionError("It placed before it had asked.");
          }

          @Override
          public void progress(String phase, double fraction) {}

          @Override
          public void account(long bytes) {
            assertThat(bytes).isGreaterThan(2000 * 24);
            throw new CancellationException("full");
          }
        };
    assertThatThrownBy(() -> Refresh.restored(star, 4, 1, none, 1, Kernels.best(), 1, full))
        .isInstanceOf(CancellationException.class)
        .hasMessage("full");
  }

  @Test
  void refusesOrdinalsThatAreNone() {
    Hierarchy dag = Dags.chain(3);
    Model model = Model.of(dag, train(dag, 2, 1), new int[0]);
    assertThatThrownBy(() -> refresh(model, dag, new int[] {0, 1}, 1))
        .hasMessage(
            "There are 2 ordinals before, but the hierarchy after has 3 nodes: one of each.");
    assertThatThrownBy(() -> refresh(model, dag, new int[] {0, 1, 3}, 1))
        .hasMessageContaining("of `2` was `3`, but must be -1 or one of 3");
    assertThatThrownBy(() -> refresh(model, dag, new int[] {0, 1, 1}, 1))
        .hasMessageContaining("of `2` was `1`");
    Model other = new Model(Dags.chain(2), model.table, model.audit, new int[0]);
    assertThatThrownBy(() -> refresh(other, dag, new int[] {0, 1, -1}, 1))
        .hasMessage("The table has balls of 3 nodes, but the hierarchy before has 2 nodes.");
  }

  @Test
  void takesInTheFirstAndTheLastNode() {
    Hierarchy none = new HierarchyBuilder(0).build();
    Model empty = Model.of(none, train(none, 4, 1), new int[0]);
    Hierarchy dag = Dags.chain(3);
    Refreshed filled = refresh(empty, dag, new int[] {-1, -1, -1}, 1);
    verify(empty, dag, new int[] {-1, -1, -1}, filled);
    assertThat(filled.audit().f1()).isEqualTo(1);
    Model full = new Model(dag, filled.table(), filled.audit(), new int[0]);
    verify(full, none, new int[0], refresh(full, none, new int[0], 1));
  }
}
