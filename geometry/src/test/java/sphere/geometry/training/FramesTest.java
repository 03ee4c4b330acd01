package sphere.geometry.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sphere.geometry.Dags;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.hierarchy.Reach;

class FramesTest {
  private static final int PRICE = 2;

  private static Frames frames(Hierarchy dag, int dimension) {
    int[] order = dag.topologicalOrder();
    TrainingConfig config = new TrainingConfig(dimension, 1, 64, 1, 1);
    try (Workers workers = new Workers(1, Monitor.NONE)) {
      Tree tree = Trees.choose(dag, config, workers, Monitor.NONE).originalTree(0);
      Chart layout = new Placement(dag, tree, order, dimension, 1, Monitor.NONE).layout();
      return new Frames(dag, tree, layout, PRICE);
    }
  }

  private static PairCount counted(Frames frames) {
    try (Workers workers = new Workers(1, Monitor.NONE)) {
      return PairCount.of(frames, workers);
    }
  }

  // Every ordered pair, by the definition; leaves as points.
  private static PairCount byDefinition(Frames frames) {
    Hierarchy dag = frames.hierarchy();
    Reach reach = new Reach(dag);
    long pairs = 0;
    long held = 0;
    long strangers = 0;
    for (int v = 0; v < dag.nodeCount(); v++) {
      reach.visit(v, false);
      for (int u = 0; u < dag.nodeCount(); u++) {
        boolean below = u != v && reach.reached(u);
        boolean in = u != v && !frames.isLeaf(v) && contains(frames, v, u);
        pairs += below ? 1 : 0;
        held += below && in ? 1 : 0;
        strangers += !below && in ? 1 : 0;
      }
    }
    return new PairCount(pairs, held, strangers);
  }

  private static boolean contains(Frames frames, int v, int u) {
    Chart balls = frames.balls();
    double rho = frames.isLeaf(u) ? 0 : balls.radii()[u];
    return balls.distance(v, u) + rho <= balls.radii()[v];
  }

  private static long worth(Frames frames) {
    PairCount count = byDefinition(frames);
    return count.held() - PRICE * count.strangers();
  }

  // That a frame lies in what it hangs under, an ancestor, is what all searches build on.
  private static void assertNested(Frames frames) {
    int[] parent = frames.tree().parent();
    Reach reach = new Reach(frames.hierarchy());
    for (int v = 0; v < parent.length; v++) {
      if (parent[v] >= 0) {
        reach.visit(v, true);
        assertThat(reach.reached(parent[v])).isTrue();
        double away = frames.layout().distance(parent[v], v);
        assertThat(away + frames.radius(v))
            .isLessThanOrEqualTo(frames.layout().radii()[parent[v]] * (1 + 1e-9));
      }
    }
  }

  private static void search(Frames frames, int[] level, Supplier<BallFinder> finders) {
    BallFinder finder = finders.get();
    for (int v : level) {
      if (finder.find(v)) {
        frames.leave(v, finder.center(), finder.radius());
      }
    }
  }

  private static void searchAll(Frames frames) {
    for (int h = 1; h < frames.levels().length; h++) {
      search(frames, frames.levels()[h], () -> new BallSearch(frames, Monitor.NONE));
    }
  }

  private static int moveAll(Frames frames, int[] level) {
    PieceMoves pieces = new PieceMoves(frames, Monitor.NONE);
    Move[] moves = new Move[level.length];
    int moved = 0;
    for (int i = 0; i < level.length; i++) {
      moves[i] = pieces.move(level[i], true);
      moved += moves[i] == null ? 0 : 1;
    }
    frames.move(moves);
    return moved;
  }

  static Stream<Hierarchy> shapes() {
    return Stream.of(
        Dags.layers(1, 6, 30, 2),
        Dags.preferential(3, 400, 2),
        Dags.preferential(4, 200, 4),
        Dags.complete(3, 12),
        Dags.ladders(8, 20),
        Dags.roots(5, 120),
        Dags.random(6, 500, 2),
        Dags.random(7, 200, 5));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldKeepFramesNestedAndCountsExactWhateverMoves(Hierarchy dag) {
    for (int dimension : new int[] {2, 5, 32}) {
      Frames frames = frames(dag, dimension);
      assertNested(frames);
      searchAll(frames);
      assertThat(counted(frames)).isEqualTo(byDefinition(frames));
      for (int[] level : frames.levels()) {
        moveAll(frames, level);
        assertNested(frames);
        assertThat(counted(frames)).isEqualTo(byDefinition(frames));
      }
      for (int h = frames.levels().length - 1; h > 0; h--) {
        search(frames, frames.levels()[h], () -> new BallMoves(frames, Monitor.NONE));
      }
      assertThat(counted(frames)).isEqualTo(byDefinition(frames));
    }
  }

  /** What a move promises is an exact count; moves off a surface gain nothing but certainty. */
  @ParameterizedTest
  @MethodSource("shapes")
  void shouldNeverLoseByTheMoveOfALeafOrABall(Hierarchy dag) {
    Frames frames = frames(dag, 8);
    searchAll(frames);
    long worth = worth(frames);
    for (int leaf : frames.levels()[0]) {
      if (moveAll(frames, new int[] {leaf}) > 0) {
        assertThat(worth(frames)).isGreaterThanOrEqualTo(worth);
        worth = worth(frames);
      }
    }
    BallMoves balls = new BallMoves(frames, Monitor.NONE);
    for (int h = frames.levels().length - 1; h > 0; h--) {
      for (int v : frames.levels()[h]) {
        if (balls.find(v)) {
          frames.leave(v, balls.center(), balls.radius());
          assertThat(worth(frames)).isGreaterThanOrEqualTo(worth);
          worth = worth(frames);
        }
      }
    }
  }

  /** 60 small trees, every third also under another root: nothing but moving them can do. */
  @Test
  void shouldMoveSmallTreesIntoTheBallsOfTheirSecondParents() {
    HierarchyBuilder builder = new HierarchyBuilder(3 + 60 * 5);
    for (int i = 0; i < 60; i++) {
      int top = 3 + 5 * i;
      builder.add(top, i % 3);
      if (i % 3 == 0) {
        builder.add(top, (i + 3) % 9 == 0 ? 1 : 2);
      }
      for (int j = 1; j < 5; j++) {
        builder.add(top + j, top);
      }
    }
    Frames frames = frames(builder.build(), 6);
    searchAll(frames);
    long worth = worth(frames);
    int moved = 0;
    for (int sweep = 0; sweep < 3; sweep++) {
      moved += moveAll(frames, frames.levels()[1]);
    }
    assertThat(moved).isPositive();
    assertNested(frames);
    assertThat(worth(frames)).isGreaterThan(worth);
  }

  /**
   * A chain, beside it a node, below both ends a leaf that hangs under that node in the tree though
   * it shall lie in all frames of the chain.
   */
  private static Frames besideAChain(int length) {
    HierarchyBuilder builder = new HierarchyBuilder(length + 2);
    int[] parent = new int[length + 2];
    for (int v = 0; v < length; v++) {
      parent[v] = v - 1;
    }
    parent[length + 1] = length;
    for (int v = 1; v < length + 2; v++) {
      builder.add(v, parent[v]);
    }
    builder.add(length + 1, length - 1);
    Hierarchy dag = builder.build();
    int[] order = dag.topologicalOrder();
    Tree tree = Tree.of(parent, order);
    return new Frames(dag, tree, new Placement(dag, tree, order, 4, 1, Monitor.NONE).layout(), 2);
  }

  // A frame of such a stack for each node of a chain that deep is too much.
  private static void onASmallStack(Runnable work) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread small = new Thread(null, work, "small", 256 << 10);
    small.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
    small.start();
    small.join();
    assertThat(failure.get()).isNull();
  }

  @Test
  void shouldMoveALeafIntoFramesNestedDeeperThanAThreadCanCall() throws InterruptedException {
    Frames frames = besideAChain(10_000);
    frames.leave(10_000, new float[4], 0);
    onASmallStack(() -> assertThat(moveAll(frames, new int[] {10_001})).isEqualTo(1));
    assertThat(frames.layout().contains(9000, 10_001)).isTrue();
  }

  @Test
  void shouldMoveABallInFramesNestedDeeperThanAThreadCanCall() throws InterruptedException {
    Frames frames = besideAChain(10_000);
    BallMoves balls = new BallMoves(frames, Monitor.NONE);
    onASmallStack(() -> balls.find(9999));
  }

  /** Scratch is kept while balls leave their frames: what it knows of them must not be. */
  @Test
  void shouldMoveWithOldScratchAsWithNew() {
    Frames frames = frames(Dags.preferential(3, 400, 2), 8);
    int[] leaves = frames.levels()[0];
    PieceMoves[] kept = new PieceMoves[leaves.length];
    Arrays.setAll(kept, i -> new PieceMoves(frames, Monitor.NONE));
    for (int h = 1; h < frames.levels().length; h++) {
      search(frames, frames.levels()[h], () -> new BallSearch(frames, Monitor.NONE));
      for (int i = 0; i < kept.length; i++) {
        Move fresh = new PieceMoves(frames, Monitor.NONE).move(leaves[i], false);
        assertThat(kept[i].move(leaves[i], false)).usingRecursiveComparison().isEqualTo(fresh);
      }
    }
  }

  /** Pieces of one level are placed at once, each without a look at the others. */
  @Test
  void shouldLeaveOneOfTwoThatWouldOverlapWhereItIs() {
    HierarchyBuilder builder = new HierarchyBuilder(7);
    for (int v = 1; v < 4; v++) {
      builder.add(v, 0);
      builder.add(v + 3, v);
    }
    Frames frames = frames(builder.build(), 2);
    float[] before = frames.layout().centers().clone();
    double r = frames.layout().radii()[1];
    float[] there = {before[0], before[1], before[0], before[1]};
    float[] beside = {(float) (before[0] + r / 2), before[1], before[0], before[1]};
    frames.move(
        new Move[] {
          new Move(1, 0, new double[] {r, 0}, there),
          new Move(2, 0, new double[] {r, 0}, beside),
          null
        });
    List<Boolean> moved =
        Stream.of(1, 2, 3).map(v -> frames.layout().centers()[2 * v] != before[2 * v]).toList();
    assertThat(moved).containsExactly(true, false, false);
  }
}
