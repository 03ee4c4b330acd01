package sphere.benchmarks.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sphere.benchmarks.Closure;
import sphere.benchmarks.Dags;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.TrainingConfig;

class RivalsBenchmarkTest {
  private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

  private static RivalsBenchmark.Settings settings(List<String> variants) {
    return new RivalsBenchmark.Settings(8, 3, 2, 1, 2, variants);
  }

  private static Setting setting(int epochs) {
    return new Setting(epochs, 1, .1);
  }

  @Test
  void heldOutPairsFollowFromOthersAndDrawnOnesAreNone() {
    Hierarchy dag = Dags.random(200, 3);
    PairSet pairs = PairSet.of(dag, 1, 1000);
    Set<Long> all = new HashSet<>();
    for (int v = 0; v < dag.nodeCount(); v++) {
      for (int a : dag.ancestors(v)) {
        all.add(Closure.pair(v, a));
      }
    }
    assertThat(pairs.count()).isEqualTo(all.size());
    assertThat(pairs.heldOut()).isNotEmpty();
    for (long pair : pairs.heldOut()) {
      assertThat(all).contains(pair);
      assertThat(pairs.basic()).doesNotContain(pair);
    }
    for (long pair : pairs.apart()) {
      assertThat(all).doesNotContain(pair);
      assertThat(Closure.descendant(pair)).isNotEqualTo(Closure.ancestor(pair));
    }
  }

  // The pair kept for choosing must not come back by way of the hierarchy that balls are made of.
  @Test
  void constructedBallsKnowBasicPairsOnlyAndAreExactOfATree() {
    Hierarchy tree = Dags.random(300, 1);
    PairSet pairs = PairSet.of(tree, 1, 1000);
    assertThat(pairs.order().edgeCount()).isEqualTo(299);
    for (Variant variant : Variants.all()) {
      if (!variant.trained()) {
        Margins margins = variant.make(pairs, 16, setting(1), 1);
        assertThat(new Judge(pairs).f1(margins, new double[] {0}, 2)).containsExactly(1);
      }
    }
  }

  @Test
  void radiiOfAnAtlasCountAsNumbers() {
    PairSet pairs = PairSet.of(Dags.random(300, 4), 1, 1000);
    for (int floats : new int[] {4, 9, 32}) {
      BallTable atlas = Constructed.table(pairs, floats, TrainingConfig.AUTO, 1);
      assertThat(atlas.chartCount() * (atlas.dimension() + 1)).isLessThanOrEqualTo(floats);
      assertThat(Constructed.table(pairs, floats, 1, 1).dimension()).isEqualTo(floats - 1);
    }
    assertThat(Constructed.table(pairs, 32, TrainingConfig.AUTO, 1).chartCount()).isEqualTo(6);
  }

  @Test
  void sharesOfTheRadiusDecideAsTheTableDoes() {
    PairSet pairs = PairSet.of(Dags.random(200, 4), 1, 1000);
    for (int charts : new int[] {1, TrainingConfig.AUTO}) {
      BallTable table = Constructed.table(pairs, 16, charts, 1);
      Margins margins = new Constructed("", charts).make(pairs, 16, setting(1), 1);
      for (int v = 0; v < 200; v++) {
        for (int w = 0; w < 200; w++) {
          assertThat(margins.of(v, w) >= 0).isEqualTo(table.contains(w, v));
          assertThat(margins.of(v, w)).isLessThanOrEqualTo(1);
        }
      }
    }
  }

  @Test
  void f1IsThatOfBruteForceOnAnyNumberOfThreads() {
    PairSet pairs = PairSet.of(Dags.random(120, 2), 1, 1000);
    for (Variant variant : Variants.all()) {
      Margins margins = variant.make(pairs, 8, setting(20), 3);
      double[] thresholds = {0, -.4};
      Judge judge = new Judge(pairs);
      double[] f1 = judge.f1(margins, thresholds, 1);
      assertThat(judge.f1(margins, thresholds, 3)).containsExactly(f1);
      for (int t = 0; t < 2; t++) {
        assertThat(f1[t])
            .as(variant.name())
            .isCloseTo(bruteForce(margins, pairs, thresholds[t]), within(1e-15));
      }
    }
  }

  private static double bruteForce(Margins margins, PairSet pairs, double threshold) {
    double right = 0;
    double found = 0;
    for (int v = 0; v < pairs.nodeCount(); v++) {
      for (int w = 0; w < pairs.nodeCount(); w++) {
        if (v != w && margins.of(v, w) >= threshold) {
          found++;
          right += pairs.isApart(v, w) ? 0 : 1;
        }
      }
    }
    return 2 * right / (found + pairs.count());
  }

  @Test
  void trainingImprovesEveryGeometryAndRepeats() {
    PairSet pairs = PairSet.of(Dags.random(60, 1), 1, 1000);
    for (Variant variant : Variants.all()) {
      if (variant.trained() && !variant.name().equals("ballBoth")) {
        double before = chosenF1(variant, pairs, 1);
        double after = chosenF1(variant, pairs, 500);
        assertThat(after).as(variant.name()).isGreaterThan(before + .1);
        assertThat(chosenF1(variant, pairs, 500)).isEqualTo(after);
      }
    }
  }

  private static double chosenF1(Variant variant, PairSet pairs, int epochs) {
    Margins margins = variant.make(pairs, 16, setting(epochs), 1);
    Judge judge = new Judge(pairs);
    double threshold = judge.choose(margins).threshold();
    return judge.f1(margins, new double[] {threshold}, 1)[0];
  }

  @Test
  void printsMeanAndSpreadOfEachVariant() {
    RivalsBenchmark.Settings settings = settings(RivalsBenchmark.names());
    List<String> lines = new ArrayList<>();
    new RivalsBenchmark(Dags.random(60, 2), settings, SILENT).run(lines::add);
    assertThat(lines).hasSize(5 * Variants.all().size());
    for (Variant variant : Variants.all()) {
      assertThat(lines)
          .anyMatch(
              line ->
                  line.matches(
                      "\\{\"figure\":\"f1\",\"variant\":\""
                          + variant.name()
                          + "\",\"value\":[0-9.e-]+,\"spread\":[0-9.e+-]+}"));
    }
    assertThat(lines).contains("{\"figure\":\"rate\",\"variant\":\"atlas\",\"value\":0.0}");
    List<String> one = new ArrayList<>();
    new RivalsBenchmark(Dags.random(60, 2), settings(List.of("cube")), SILENT).run(one::add);
    assertThat(untimed(one))
        .hasSize(4)
        .isEqualTo(untimed(lines).stream().filter(line -> line.contains("\"cube\"")).toList());
  }

  private static List<String> untimed(List<String> lines) {
    return lines.stream().filter(line -> !line.contains("\"seconds\"")).toList();
  }

  @Test
  void saysThatThereIsNothingToHoldOut() {
    RivalsBenchmark.Settings settings = settings(RivalsBenchmark.names());
    assertThatThrownBy(() -> new RivalsBenchmark(Dags.random(4, 1), settings, SILENT))
        .hasMessageContaining("at least 20");
  }
}
