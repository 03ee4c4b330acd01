package sphere.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/** The protocols against what they say, spelled out by other code. */
class ProtocolsTest {
  private static final TrainingConfig ONE_CHART = new TrainingConfig(4, 1, 4, 1, 2);
  private static final BallMaker BALLS =
      known -> AtlasTrainer.train(known, ONE_CHART, Monitor.NONE);

  @Test
  void ranksByHand() {
    Ranking ranking = new Ranking();
    ranking.add(new long[] {0, 0, 2});
    ranking.add(new long[] {9});
    assertThat(ranking.questions()).isEqualTo(2);
    assertThat(ranking.meanRank()).isCloseTo((1 + 1 + 3 + 10) / 4.0, within(1e-15));
    double first = (1 + 1 + 3 / 5.0) / 3;
    assertThat(ranking.meanAveragePrecision()).isCloseTo((first + .1) / 2, within(1e-15));
    assertThat(ranking.meanReciprocalRank()).isCloseTo(.55, within(1e-15));
    assertThat(ranking.hitsAt10()).isEqualTo(1);
    ranking.add(new long[] {10});
    assertThat(ranking.hitsAt10()).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void basicPairsAreTheTransitiveReduction() {
    Hierarchy dag = Dags.random(60, 4);
    Closure closure = Closure.of(dag);
    Hierarchy reduced = closure.of(closure.basic());
    for (int v = 0; v < 60; v++) {
      int same = reduced.ordinalOf(v);
      assertThat(members(reduced, reduced.ancestors(same)))
          .isEqualTo(members(dag, dag.ancestors(v)));
    }
    for (int i = 0; i < closure.basic().length; i++) {
      long left = closure.basic()[i];
      Hierarchy less =
          closure.of(LongStream.of(closure.basic()).filter(pair -> pair != left).toArray());
      int v = less.ordinalOf(Closure.descendant(left));
      assertThat(members(less, less.ancestors(v))).doesNotContain(Closure.ancestor(left));
    }
    long pairs = IntStream.range(0, 60).mapToLong(v -> dag.ancestors(v).length).sum();
    assertThat(closure.basic().length + closure.implied().length).isEqualTo((int) pairs);
  }

  private static Set<Integer> members(Hierarchy hierarchy, int[] ordinals) {
    Set<Integer> members = new HashSet<>();
    Arrays.stream(ordinals).forEach(v -> members.add(hierarchy.membersOf(v)[0]));
    return members;
  }

  @Test
  void reconstructionIsRankedAsByBruteForce() {
    Hierarchy dag = Dags.random(300, 3);
    BallTable table = AtlasTrainer.train(dag, ONE_CHART, Monitor.NONE);
    Audit audit = Auditor.audit(dag, table, Kernels.best(), 2, Monitor.NONE);
    assertThat(audit.missedPairs()).isPositive();
    Ranking ranking = ReconstructionProtocol.run(dag, table, audit, 2);
    double precision = 0;
    double ranks = 0;
    int questions = 0;
    for (int v = 0; v < 300; v++) {
      int[] above = dag.ancestors(v);
      questions += above.length > 0 ? 1 : 0;
      double sum = 0;
      for (int a : above) {
        double score = table.margin(a, v);
        long wrong = 0;
        long right = 0;
        for (int w = 0; w < 300; w++) {
          boolean true1 = Arrays.binarySearch(above, w) >= 0;
          wrong += !true1 && w != v && table.margin(w, v) >= score ? 1 : 0;
          right += true1 && table.margin(w, v) >= score ? 1 : 0;
        }
        ranks += wrong + 1;
        sum += right / (double) (right + wrong);
      }
      precision += above.length > 0 ? sum / above.length : 0;
    }
    assertThat(ranking.questions()).isEqualTo(questions);
    assertThat(ranking.meanAveragePrecision()).isCloseTo(precision / questions, within(1e-12));
    long pairs = audit.closurePairs();
    assertThat(ranking.meanRank()).isCloseTo(ranks / pairs, within(1e-9));
    assertThat(ranking.meanRank()).isGreaterThan(1);
  }

  // A tree is exact, whatever implied pairs come with it; of a dense order one chart misses some.
  @Test
  void closureIsFoundWhereGeometryHoldsIt() {
    ClosureProtocol tree = new ClosureProtocol(Closure.of(Dags.random(400, 1)), 1);
    ClosureProtocol dense = new ClosureProtocol(Closure.of(Dags.random(400, 4)), 1);
    for (int percent : new int[] {0, 10, 50}) {
      assertThat(tree.f1(percent, BALLS)).isEqualTo(1);
      assertThat(dense.f1(percent, BALLS)).isBetween(.1, .999);
    }
  }

  @Test
  void closureIsTrainedOnNoneOfWhatIsHeldOut() {
    Closure closure = Closure.of(Dags.random(150, 3));
    ClosureProtocol protocol = new ClosureProtocol(closure, 1);
    long[] held = protocol.heldOut();
    assertThat(held).hasSize(closure.implied().length / 20).doesNotHaveDuplicates();
    assertThat(LongStream.of(closure.implied()).boxed().toList()).containsAll(boxed(held));
    int others = closure.implied().length - 2 * held.length;
    for (int percent : new int[] {0, 10, 25, 50, 100}) {
      List<Long> trained = new ArrayList<>();
      protocol.f1(percent, collecting(trained));
      assertThat(trained)
          .hasSize(closure.basic().length + others * percent / 100)
          .containsAll(boxed(closure.basic()))
          .doesNotContainAnyElementsOf(boxed(held));
    }
  }

  private static List<Long> boxed(long[] pairs) {
    return LongStream.of(pairs).boxed().toList();
  }

  // Keeps the edges that it is given, as pairs of the first hierarchy.
  private static BallMaker collecting(List<Long> edges) {
    return known -> {
      for (int v = 0; v < known.nodeCount(); v++) {
        for (int slot = known.parentBegin(v); slot < known.parentEnd(v); slot++) {
          int parent = known.membersOf(known.parent(slot))[0];
          edges.add(Closure.pair(known.membersOf(v)[0], parent));
        }
      }
      return around(known, v -> 1);
    };
  }

  // Balls around the origin: the wider contain the narrower, those as wide each other.
  private static BallTable around(Hierarchy known, IntToDoubleFunction radius) {
    double[] radii =
        IntStream.range(0, known.nodeCount())
            .mapToDouble(v -> radius.applyAsDouble(known.membersOf(v)[0]))
            .toArray();
    return new BallTable(new Chart(2, new float[2 * radii.length], radii));
  }

  // A chain of eight, of whose 21 implied pairs one is held out, among so many nodes apart that
  // whatever is drawn is one of those.
  @Test
  void closureAsksForFiveOtherDescendantsAndFiveOtherAncestors() {
    HierarchyBuilder builder = new HierarchyBuilder(20_000);
    IntStream.range(1, 8).forEach(v -> builder.add(v, v - 1));
    ClosureProtocol protocol = new ClosureProtocol(Closure.of(builder.build()), 1);
    assertThat(protocol.heldOut()).hasSize(1);
    assertThat(protocol.f1(0, known -> around(known, v -> 1))).isEqualTo(2 / (1 + 10 + 1.0));
    assertThat(protocol.f1(0, known -> around(known, v -> v < 8 ? 2 : 1)))
        .as("the chain contains what is apart: descendants")
        .isEqualTo(2 / (1 + 5 + 1.0));
    assertThat(protocol.f1(0, known -> around(known, v -> v < 8 ? 1 : 2)))
        .as("what is apart contains the chain: ancestors")
        .isEqualTo(2 / (1 + 5 + 1.0));
  }

  // Six roots with two leaves each, and a node below the first two. Without its second parent
  // that root and the four others are alike, by children and by balls that are all the same.
  @Test
  void tiesOfSecondParentsCountAgainstUs() {
    HierarchyBuilder builder = new HierarchyBuilder(19);
    IntStream.range(6, 18).forEach(leaf -> builder.add(leaf, leaf % 6));
    builder.add(18, 0);
    builder.add(18, 1);
    SecondParentProtocol protocol = new SecondParentProtocol(Closure.of(builder.build()), 5);
    protocol.run(known -> around(known, v -> 1));
    for (Ranking ranking : List.of(protocol.byChildren(), protocol.byMargin())) {
      assertThat(ranking.questions()).isEqualTo(1);
      assertThat(ranking.meanRank()).isEqualTo(5);
      assertThat(ranking.meanReciprocalRank()).isEqualTo(.2);
    }
  }

  @Test
  void heldOutParentsAreNotKnown() {
    Hierarchy dag = Dags.random(500, 3);
    SecondParentProtocol protocol = new SecondParentProtocol(Closure.of(dag), 1);
    protocol.run(BALLS);
    long several =
        IntStream.range(0, 500).filter(v -> dag.parentEnd(v) - dag.parentBegin(v) > 1).count();
    assertThat(protocol.byMargin().questions()).isBetween(several / 6, several / 2);
    assertThat(protocol.byChildren().questions()).isEqualTo(protocol.byMargin().questions());
    // Known ones would be contained and rank first.
    assertThat(protocol.byMargin().meanReciprocalRank()).isBetween(.005, .7);
  }

  @Test
  void ballsOfADescentAreTheBetterByAllPairs() {
    Hierarchy dense = Dags.random(60, 8);
    Hierarchy tree = Dags.random(150, 1);
    NumberedBalls balls = numbered("--objective", "spherex", "--epochs", "30");
    assertThat(balls.training().maxCharts()).isEqualTo(1);
    assertThat(balls.training().dimension()).isEqualTo(2);
    assertThat(f1(tree, balls.of(tree))).isEqualTo(1);
    assertThat(balls.refined()).isZero();
    BallTable constructed = AtlasTrainer.train(dense, balls.training(), Monitor.NONE);
    assertThat(f1(dense, balls.of(dense))).isGreaterThan(f1(dense, constructed));
    assertThat(balls.refined()).isEqualTo(1);
    NumberedBalls random = numbered("--objective", "random", "--epochs", "1");
    assertThat(f1(tree, random.of(tree))).isLessThan(.9);
    assertThat(random.refined()).isEqualTo(1);
  }

  private static NumberedBalls numbered(String... options) {
    List<String> all = new ArrayList<>(List.of("--jdk"));
    all.addAll(List.of(options));
    return new NumberedBalls(Options.parse(all), 3);
  }

  private static double f1(Hierarchy hierarchy, BallTable table) {
    return Auditor.audit(hierarchy, table, Kernels.best(), 2, Monitor.NONE).f1();
  }

  @Test
  void scalePrintsEachSizeAndTheExponent() {
    Options options = Options.made(List.of("--floats", "8", "--charts", "2"));
    assertThat(new ScaleBenchmark(options, System.err).run(500, 1000))
        .anyMatch(
            line -> line.matches("\\{\"figure\":\"trainSeconds\",\"nodes\":1000,\"value\":.*}"))
        .anyMatch(line -> line.matches("\\{\"figure\":\"exponent\",\"value\":-?[0-9.e-]+}"))
        .hasSize(17);
  }
}
