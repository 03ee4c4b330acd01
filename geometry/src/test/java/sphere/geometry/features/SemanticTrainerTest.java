package sphere.geometry.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.Monitor;

class SemanticTrainerTest {
  private static SemanticConfig config(int threads) {
    return new SemanticConfig(16, 20, 2e-4, 0, Set.of(), 1, threads);
  }

  private static Semantics train(Planted planted, SemanticConfig config) {
    return SemanticTrainer.train(planted.hierarchy(), planted.features(), config, Monitor.NONE);
  }

  /** The nearest known thing's parent is right for fewer: what is learned is worth something. */
  @Test
  void newcomersFindTheirParentsBetterThanByTheNearestThing() {
    Planted planted = Planted.of(60, 5, 11);
    double nearest = 0;
    for (int i = 0; i < planted.parents().length; i++) {
      nearest +=
          planted.parents()[i] == parentOfNearest(planted, planted.newcomers().get(i)) ? 1 : 0;
    }
    double learned = planted.accuracy(train(planted, config(2)).placer());
    assertThat(learned).isGreaterThan(nearest / planted.parents().length + .1);
    assertThat(learned).isGreaterThan(.6);
  }

  private static int parentOfNearest(Planted planted, float[] x) {
    Hierarchy hierarchy = planted.hierarchy();
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        double difference = x[i] - planted.features().vectors().get(v)[i];
        sum += difference * difference;
      }
      boolean leaf = hierarchy.childBegin(v) == hierarchy.childEnd(v);
      best = leaf && sum < least ? v : best;
      least = leaf ? Math.min(least, sum) : least;
    }
    return hierarchy.parent(hierarchy.parentBegin(best));
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    Planted planted = Planted.of(8, 4, 2);
    Placer one = train(planted, config(1)).placer();
    Placer three = train(planted, config(3)).placer();
    assertThat(three.chart().centers()).isEqualTo(one.chart().centers());
    assertThat(three.chart().radii()).isEqualTo(one.chart().radii());
    assertThat(three.learned()).usingRecursiveComparison().isEqualTo(one.learned());
  }

  /** More things than are compared with all: through pivots and pools, by one thread and three. */
  @Test
  void nothingHangsOnThreadsWhereThingsAreMany() {
    Planted planted = Planted.of(350, 5, 3);
    SemanticConfig one = new SemanticConfig(8, 1, 2e-4, 0, Set.of(), 1, 1);
    SemanticConfig three = new SemanticConfig(8, 1, 2e-4, 0, Set.of(), 1, 3);
    assertThat(planted.hierarchy().nodeCount()).isGreaterThan(2048);
    assertThat(train(planted, three).placer().learned())
        .usingRecursiveComparison()
        .isEqualTo(train(planted, one).placer().learned());
  }

  private static Monitor recording(List<String> phases, LongConsumer account) {
    return new Monitor() {
      @Override
      public void check() {}

      @Override
      public void progress(String phase, double fraction) {
        phases.add(phase);
      }

      @Override
      public void account(long bytes) {
        account.accept(bytes);
      }
    };
  }

  /** Of 20,000 and more the weights of the best epoch stay: nothing is learned twice. */
  @Test
  void ofManyThingsEachEpochIsLearnedOnce() {
    Planted planted = Planted.of(3400, 5, 3);
    List<String> phases = new ArrayList<>();
    SemanticConfig config = new SemanticConfig(8, 2, 2e-4, 0, Set.of(), 1, 2);
    Semantics semantics =
        SemanticTrainer.train(
            planted.hierarchy(), planted.features(), config, recording(phases, bytes -> {}));
    assertThat(phases.stream().distinct())
        .containsExactly(
            "features", "neighbors", "rehearse, epoch 1", "rehearse, epoch 2", "settle radii");
    assertThat(semantics.epochs()).isBetween(1, 2);
    assertThat(semantics.heldOut()).isEqualTo(400);
    SemanticConfig one = new SemanticConfig(8, 2, 2e-4, 0, Set.of(), 1, 1);
    assertThat(train(planted, one).placer().learned())
        .usingRecursiveComparison()
        .isEqualTo(semantics.placer().learned());
    // Of 3,400 groups: fifty times what chance would give.
    assertThat(planted.accuracy(semantics.placer())).isGreaterThan(50 / 3400.0);
  }

  /** Each part moves something: what is left out is not learned. */
  @Test
  void eachPartLeftOutChangesWhatIsLearned() {
    Planted planted = Planted.of(8, 4, 2);
    float[] whole = train(planted, config(1)).placer().chart().centers();
    for (SemanticConfig.Part part : SemanticConfig.Part.values()) {
      SemanticConfig less = new SemanticConfig(16, 20, 2e-4, 0, Set.of(part), 1, 1);
      assertThat(train(planted, less).placer().chart().centers())
          .as(part.name())
          .isNotEqualTo(whole);
    }
  }

  /** All are measured, in columns; who is met are those that brute force finds, equal ones too. */
  @Test
  void aroundMeetsAllThatAreNear() {
    java.util.Random random = new java.util.Random(5);
    int n = 700;
    float[] rows = new float[n * 3];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(9);
    }
    Chart chart = new Chart(3, rows, new double[n]);
    Around around = new Around(chart, new Columns(rows, n, 3));
    for (double most : new double[] {0, 1, Math.sqrt(2), 3}) {
      java.util.Set<Integer> met = new java.util.TreeSet<>();
      around.within(7, most, (x, distance) -> met.add(x));
      assertThat(met)
          .containsExactlyElementsOf(
              java.util.stream.IntStream.range(0, n)
                  .filter(x -> chart.distance(7, x) <= most)
                  .boxed()
                  .toList());
    }
  }

  /** So near that squares of distances lie among the least floats. */
  @Test
  void aroundMeetsWhatIsNearlyAtOnePoint() {
    float[] rows = {0, 1.1e-22f, 2.3e-22f, 5e-22f};
    Chart chart = new Chart(1, rows, new double[4]);
    Around around = new Around(chart, new Columns(rows, 4, 1));
    for (int farthest = 0; farthest < 4; farthest++) {
      List<Integer> met = new ArrayList<>();
      around.within(0, chart.distance(0, farthest), (x, distance) -> met.add(x));
      assertThat(met).hasSize(farthest + 1);
    }
  }

  /** Without vectors all lie at one point, and balls settle to points. */
  @Test
  void wordsAloneAreEnoughToLearnFrom() {
    Planted planted = Planted.of(8, 4, 2);
    SemanticConfig blind =
        new SemanticConfig(8, 5, 2e-4, 0, Set.of(SemanticConfig.Part.VECTORS), 1, 2);
    Placer placer = train(planted, blind).placer();
    assertThat(placer.ball(planted.newcomers().get(0)).radius(0)).isPositive();
    assertThat(placer.place(planted.newcomers().get(0), Wording.NONE, -1, 3)).hasSize(3);
  }

  @Test
  void theSeedDecides() {
    Planted planted = Planted.of(8, 4, 2);
    Chart one = train(planted, config(1)).placer().chart();
    assertThat(train(planted, config(1).withSeed(2)).placer().chart().centers())
        .isNotEqualTo(one.centers());
  }

  /** Balls do not care how features are turned: the same parents, in the same order. */
  @Test
  void turnedFeaturesGiveTheSameAnswers() {
    Planted planted = Planted.of(10, 4, 5);
    Features turned =
        new Features(
            planted.features().blocks(),
            planted.features().vectors().stream().map(SemanticTrainerTest::reflected).toList(),
            planted.features().wordings());
    Placer one = train(planted, config(2)).placer();
    Placer two =
        SemanticTrainer.train(planted.hierarchy(), turned, config(2), Monitor.NONE).placer();
    for (float[] x : planted.newcomers()) {
      List<Candidate> before = one.place(x, Wording.NONE, -1, 5);
      List<Candidate> after = two.place(reflected(x), Wording.NONE, -1, 5);
      assertThat(after.get(0).ordinal()).isEqualTo(before.get(0).ordinal());
      assertThat(after.get(0).confidence())
          .isCloseTo(before.get(0).confidence(), Offset.offset(.02));
    }
  }

  // Mirrored at a plane and moved.
  private static float[] reflected(float[] x) {
    double along = 0;
    for (int i = 0; i < x.length; i++) {
      along += x[i] * Math.sin(i + 1);
    }
    double square =
        IntStream.range(0, x.length).mapToDouble(i -> Math.pow(Math.sin(i + 1), 2)).sum();
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (x[i] - 2 * along * Math.sin(i + 1) / square + 1);
    }
    return y;
  }

  /** Each edge that the audit does not list holds in the stored values. */
  @Test
  void whatIsCertifiedIsContained() {
    Planted planted = Planted.of(20, 5, 6);
    Chart chart = train(planted, config(2)).placer().chart();
    Hierarchy hierarchy = planted.hierarchy();
    Audit audit = Auditor.audit(hierarchy, new BallTable(chart), Kernels.best(), 2, Monitor.NONE);
    int held = 0;
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        held += chart.contains(hierarchy.parent(s), v) ? 1 : 0;
      }
    }
    assertThat(hierarchy.edgeCount() - held).isEqualTo(audit.uncertifiedEdges());
    assertThat(audit.precision()).isGreaterThan(.9);
    assertThat(audit.recall()).isGreaterThan(.3);
  }

  @Test
  void severalParentsAndNodesWithoutFeatures() {
    Random random = new Random(8);
    int n = 40;
    HierarchyBuilder builder = new HierarchyBuilder(n);
    List<float[]> vectors = new ArrayList<>(java.util.Collections.nCopies(n, new float[0]));
    for (int v = 4; v < n; v++) {
      builder.add(v, v % 4);
      builder.add(v, (v + 1) % 4);
    }
    Hierarchy hierarchy = builder.build();
    for (int v = 4; v < n - 5; v++) {
      vectors.set(hierarchy.ordinalOf(v), cross(v % 4, random));
    }
    Features features = new Features(List.of(4), vectors, List.of());
    Placer placer = SemanticTrainer.train(hierarchy, features, config(2), Monitor.NONE).placer();
    for (int kind = 0; kind < 4; kind++) {
      List<Candidate> best = placer.place(cross(kind, random), Wording.NONE, -1, 2);
      assertThat(best)
          .extracting(Candidate::ordinal)
          .containsExactlyInAnyOrder(
              hierarchy.ordinalOf(kind), hierarchy.ordinalOf((kind + 1) % 4));
    }
    assertThat(placer.place(new float[0], Wording.NONE, -1, n)).hasSize(n);
  }

  private static float[] cross(int kind, Random random) {
    float[] x = new float[4];
    for (int i = 0; i < 4; i++) {
      x[i] = (float) (.1 * random.nextGaussian() + (i == kind ? 1 : 0));
    }
    return x;
  }

  @Test
  void withoutAParentThereIsNothingToLearnFrom() {
    Features features =
        new Features(List.of(1), List.of(new float[] {1}, new float[] {2}), List.of());
    Hierarchy hierarchy = new HierarchyBuilder(2).build();
    assertThatThrownBy(() -> SemanticTrainer.train(hierarchy, features, config(1), Monitor.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No node that has a parent has features, so there is nothing to learn from.");
  }

  /** One edge is too few to hold a leaf out. */
  @Test
  void oneEdgeIsEnough() {
    HierarchyBuilder builder = new HierarchyBuilder(2);
    builder.add(0, 1);
    Features features =
        new Features(List.of(1), List.of(new float[] {1}, new float[] {2}), List.of());
    Semantics semantics = SemanticTrainer.train(builder.build(), features, config(1), Monitor.NONE);
    assertThat(semantics.heldOut()).isZero();
    assertThat(semantics.placer().place(new float[] {1}, Wording.NONE, -1, 2)).hasSize(2);
  }

  @Test
  void itStopsWhenItIsTold() {
    Planted planted = Planted.of(8, 4, 2);
    AtomicInteger calls = new AtomicInteger();
    Monitor impatient =
        new Monitor() {
          @Override
          public void check() {
            if (calls.incrementAndGet() > 50) {
              throw new CancellationException("enough");
            }
          }

          @Override
          public void progress(String phase, double fraction) {}

          @Override
          public void account(long bytes) {}
        };
    assertThatThrownBy(
            () ->
                SemanticTrainer.train(
                    planted.hierarchy(), planted.features(), config(2), impatient))
        .hasMessage("enough");
    assertThat(calls.get()).isLessThan(60);
  }

  /** Where there is not so much memory nothing is begun; what it grows with is known. */
  @Test
  void memoryIsAccountedBeforeItIsTaken() {
    Planted planted = Planted.of(8, 4, 2);
    List<String> phases = new ArrayList<>();
    Monitor poor =
        recording(
            phases,
            needed -> {
              throw new IllegalStateException("no room for " + needed);
            });
    long bytes = SemanticTrainer.bytes(planted.features(), config(2));
    assertThatThrownBy(
            () -> SemanticTrainer.train(planted.hierarchy(), planted.features(), config(2), poor))
        .hasMessage("no room for " + bytes);
    assertThat(phases).isEmpty();
    long weights = 16L * planted.features().size() * 16;
    assertThat(bytes).isGreaterThan(weights);
    Features larger = Planted.of(16, 4, 2).features();
    assertThat(SemanticTrainer.bytes(larger, config(2)) - bytes)
        .isGreaterThan(16L * 16 * (larger.size() - planted.features().size()));
  }

  @Test
  void configurationOutOfRange() {
    assertThatThrownBy(() -> new SemanticConfig(1, 20, 1e-3, 0, Set.of(), 1, 1))
        .hasMessage("Value for `semanticDimension` was `1`, but must be within [2, 1024].");
    assertThatThrownBy(() -> new SemanticConfig(8, 20, 0, 0, Set.of(), 1, 1))
        .hasMessage("Value for `learningRate` was `0.0`, but must be within (0, .01].");
    assertThatThrownBy(() -> new SemanticConfig(8, 20, 1e-3, 1, Set.of(), 1, 1))
        .hasMessage("Value for `dropout` was `1.0`, but must be within [0, 1).");
  }

  /** What lies near is found through pivots as by looking at all, nearly. */
  @Test
  void nearestThroughPivots() {
    Random random = new Random(3);
    float[][] rows = new float[3000][];
    for (int v = 0; v < rows.length; v++) {
      float[] center = {v % 50, v % 7, 0};
      rows[v] = center;
      for (int i = 0; i < 3; i++) {
        rows[v][i] += (float) (.2 * random.nextGaussian());
      }
    }
    rows[17] = new float[3];
    try (sphere.geometry.training.Workers workers =
        new sphere.geometry.training.Workers(2, Monitor.NONE)) {
      int[][] nearest = Nearest.of(rows, 5, 1, workers, Monitor.NONE);
      int same = 0;
      for (int v = 0; v < 200; v++) {
        int[] exact = exact(rows, v, 5);
        same += (int) Arrays.stream(nearest[v]).filter(u -> contains(exact, u)).count();
      }
      assertThat(same).isGreaterThan(950);
      assertThat(nearest[3]).hasSize(5).doesNotContain(3, 17);
    }
  }

  private static int[] exact(float[][] rows, int v, int most) {
    return IntStream.range(0, rows.length)
        .filter(u -> u != v && u != 17)
        .boxed()
        .sorted(java.util.Comparator.comparingDouble(u -> squared(rows[u], rows[v])))
        .limit(most)
        .mapToInt(u -> u)
        .toArray();
  }

  private static double squared(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
    }
    return sum;
  }

  private static boolean contains(int[] some, int x) {
    return IntStream.of(some).anyMatch(u -> u == x);
  }

  /** More things than are compared with all of them: pools of some do as well. */
  @Test
  void manyThingsAreLearnedFromPools() {
    Planted planted = Planted.of(400, 5, 12);
    assertThat(planted.hierarchy().nodeCount()).isGreaterThan(2048);
    SemanticConfig config = new SemanticConfig(16, 4, 2e-4, 0, Set.of(), 1, 2);
    Semantics semantics = train(planted, config);
    double learned = planted.accuracy(semantics.placer());
    double nearest = 0;
    for (int i = 0; i < planted.parents().length; i++) {
      nearest +=
          planted.parents()[i] == parentOfNearest(planted, planted.newcomers().get(i)) ? 1 : 0;
    }
    assertThat(semantics.heldOut()).isGreaterThan(100);
    assertThat(learned).isGreaterThan(nearest / planted.parents().length);
  }
}
