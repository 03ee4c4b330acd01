package sphere.benchmarks.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import sphere.benchmarks.Closure;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

class RivalsBenchmarkTest {
  private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

  private static Hierarchy randomDag(int n, int mostParents) {
    SplittableRandom random = new SplittableRandom(n);
    HierarchyBuilder builder = new HierarchyBuilder(n);
    for (int v = 1; v < n; v++) {
      for (int i = 1 + random.nextInt(mostParents); i > 0; i--) {
        builder.add(v, random.nextInt(v));
      }
    }
    return builder.build();
  }

  @Test
  void pairsAreSplitAndNegativesAreNone() {
    Hierarchy dag = randomDag(200, 3);
    PairSet pairs = PairSet.of(dag, 1, 1000);
    long[] all =
        LongStream.concat(LongStream.of(pairs.training()), LongStream.of(pairs.heldOut()))
            .sorted()
            .distinct()
            .toArray();
    assertThat(all).hasSize((int) pairs.pairCount());
    assertThat(pairs.heldOut()).isNotEmpty();
    for (long pair : all) {
      assertThat(dag.ancestors(Closure.descendant(pair))).contains(Closure.ancestor(pair));
    }
    SplittableRandom random = new SplittableRandom(1);
    Negatives negatives = new Negatives(pairs);
    long drawn = 0;
    for (long pair : pairs.training()) {
      for (int i = 0; i < Negatives.COUNT; i++) {
        long apart = negatives.draw(i, Closure.descendant(pair), Closure.ancestor(pair), random);
        if (apart != Negatives.NONE) {
          assertThat(Arrays.binarySearch(all, apart)).isNegative();
          drawn++;
        }
      }
    }
    assertThat(drawn).isGreaterThan(5L * pairs.training().length);
  }

  // The pair kept for choosing must not come back by way of the hierarchy that balls are made of.
  @Test
  void constructiveStartKnowsBasicPairsOnlyAndIsExactOfATree() {
    Hierarchy tree = randomDag(300, 1);
    PairSet pairs = PairSet.of(tree, 1, 1000);
    Variant constructive = Variant.all().get(0);
    double[][] nodes = constructive.begin(pairs, 16, 1);
    Judge judge = new Judge(constructive.geometry(), pairs);
    assertThat(judge.f1(nodes, new double[] {0}, 2)).containsExactly(1);
    assertThat(pairs.order().edgeCount()).isEqualTo(299);
  }

  @Test
  void f1IsThatOfBruteForceOnAnyNumberOfThreads() {
    Hierarchy dag = randomDag(120, 2);
    PairSet pairs = PairSet.of(dag, 1, 1000);
    for (Variant variant : Variant.all()) {
      double[][] nodes = variant.begin(pairs, 8, 3);
      new PairTrainer(variant.geometry(), pairs, nodes, 3).train(.1, 20);
      double[] thresholds = {0, -.4};
      Judge judge = new Judge(variant.geometry(), pairs);
      double[] f1 = judge.f1(nodes, thresholds, 1);
      assertThat(judge.f1(nodes, thresholds, 3)).containsExactly(f1);
      for (int t = 0; t < 2; t++) {
        assertThat(f1[t])
            .as(variant.name())
            .isCloseTo(bruteForce(variant, pairs, nodes, thresholds[t]), within(1e-15));
      }
    }
  }

  private static double bruteForce(
      Variant variant, PairSet pairs, double[][] nodes, double threshold) {
    double right = 0;
    double found = 0;
    for (int v = 0; v < nodes.length; v++) {
      for (int w = 0; w < nodes.length; w++) {
        double margin = variant.geometry().margin(nodes[v], nodes[w], Double.NEGATIVE_INFINITY);
        if (v != w && margin >= threshold) {
          found++;
          right += pairs.isApart(v, w) ? 0 : 1;
        }
      }
    }
    return 2 * right / (found + pairs.pairCount());
  }

  @Test
  void trainingImprovesEveryGeometryAndRepeats() {
    PairSet pairs = PairSet.of(randomDag(60, 1), 1, 1000);
    for (Variant variant : Variant.all()) {
      if (variant.trained() && !variant.constructive()) {
        double[][] nodes = variant.begin(pairs, 16, 1);
        Judge judge = new Judge(variant.geometry(), pairs);
        double before = judge.f1(nodes, new double[] {judge.choose(nodes).threshold()}, 1)[0];
        new PairTrainer(variant.geometry(), pairs, nodes, 1).train(.1, 200);
        double after = judge.f1(nodes, new double[] {judge.choose(nodes).threshold()}, 1)[0];
        assertThat(after).as(variant.name()).isGreaterThan(before + .1);
        double[][] again = variant.begin(pairs, 16, 1);
        new PairTrainer(variant.geometry(), pairs, again, 1).train(.1, 200);
        assertThat(again).isDeepEqualTo(nodes);
      }
    }
  }

  @Test
  void printsMeanAndSpreadOfEachVariant() {
    RivalsBenchmark.Settings settings = new RivalsBenchmark.Settings(8, 3, 2, 1, 2);
    List<String> lines = new ArrayList<>();
    new RivalsBenchmark(randomDag(60, 2), settings, SILENT).run(lines::add);
    assertThat(lines).hasSize(4 * Variant.all().size());
    for (Variant variant : Variant.all()) {
      assertThat(lines)
          .anyMatch(
              line ->
                  line.matches(
                      "\\{\"figure\":\"f1\",\"variant\":\""
                          + variant.name()
                          + "\",\"value\":[0-9.e-]+,\"spread\":[0-9.e+-]+}"));
    }
  }

  @Test
  void saysThatThereIsNothingToHoldOut() {
    RivalsBenchmark.Settings settings = new RivalsBenchmark.Settings(8, 3, 2, 1, 2);
    assertThatThrownBy(() -> new RivalsBenchmark(randomDag(4, 1), settings, SILENT))
        .hasMessageContaining("at least 20");
  }
}
