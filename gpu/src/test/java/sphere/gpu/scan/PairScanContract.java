package sphere.gpu.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.Relation;

/** What every {@link PairScan} must answer, whoever computes: {@link Chart}'s own answers. */
abstract class PairScanContract {
  /** Asks, on whatever there is. */
  interface Question<T> {
    T ask(PairScan scan);
  }

  abstract <T> T ask(Chart chart, Question<T> question);

  private record Pair(int ball, int row) {}

  private List<Pair> pairs(Relation relation, Chart chart, Chart balls) {
    return ask(
        chart,
        scan -> {
          List<Pair> found = new ArrayList<>();
          scan.pairs(relation, balls, (ball, row) -> found.add(new Pair(ball, row)));
          return found;
        });
  }

  private static boolean holds(Relation relation, Chart chart, int row, Chart balls, int ball) {
    int d = chart.dimension();
    float[] centers = new float[2 * d];
    System.arraycopy(chart.centers(), row * d, centers, 0, d);
    System.arraycopy(balls.centers(), ball * d, centers, d, d);
    Chart two = new Chart(d, centers, new double[] {chart.radii()[row], balls.radii()[ball]});
    return switch (relation) {
      case AROUND -> two.contains(0, 1);
      case INSIDE -> two.contains(1, 0);
      case OVERLAPPING -> two.overlaps(0, 1);
    };
  }

  private static List<Pair> expected(Relation relation, Chart chart, Chart balls) {
    List<Pair> pairs = new ArrayList<>();
    for (int ball = 0; ball < balls.radii().length; ball++) {
      for (int row = 0; row < chart.radii().length; row++) {
        if (holds(relation, chart, row, balls, ball)) {
          pairs.add(new Pair(ball, row));
        }
      }
    }
    return pairs;
  }

  /** Balls within a few last bits of touching one of each other, of which a third do not. */
  static Chart nearTangent(int d, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] centers = new float[n * d];
    double[] radii = new double[n];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = (float) (random.nextDouble(-1, 1) / Math.sqrt(d));
    }
    Chart bare = new Chart(d, centers, radii);
    for (int v = 0; v < n; v++) {
      double distance = bare.distance(v, v / 2);
      double touching =
          switch (v % 3) {
            case 0 -> radii[v / 2] + distance;
            case 1 -> Math.max(0, radii[v / 2] - distance);
            default -> Math.max(0, distance - radii[v / 2]);
          };
      radii[v] = v == 0 ? .75 : Math.max(0, touching + random.nextInt(-3, 4) * Math.ulp(touching));
    }
    return bare;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 33, 64, 100, 256})
  void pairsThatAllButTouchAreDecidedAsTheChartDoes(int d) {
    Chart chart = nearTangent(d, 47, d);
    Chart balls = new Chart(d, chart.centers(), chart.radii());
    for (Relation relation : Relation.values()) {
      List<Pair> expected = expected(relation, chart, balls);
      assertThat(expected.size()).isBetween(47, 47 * 47);
      assertThat(pairs(relation, chart, balls)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 255, 256, 257, 700})
  void rowsThatFillAndOverfillWarpsAndBlocks(int rows) {
    Chart chart = nearTangent(5, rows, 7);
    Chart balls = nearTangent(5, 17, 8);
    for (Relation relation : Relation.values()) {
      assertThat(pairs(relation, chart, balls)).isEqualTo(expected(relation, chart, balls));
    }
  }

  @ParameterizedTest
  @EnumSource
  void numbersAtTheEndsOfTheirRange(Relation relation) {
    float[] centers = {0, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 0, 0, 1e-30f, 3};
    double[] radii = {0, Double.MIN_VALUE, 1e300, Double.MAX_VALUE, 1e-200, 0, 1e-30, 3};
    Chart chart = new Chart(1, centers, radii);
    assertThat(pairs(relation, chart, chart)).isEqualTo(expected(relation, chart, chart));
    assertNearest(relation, chart, chart, 3);
    assertNearest(relation, chart, chart, 100);
  }

  @Test
  void aBallAroundAllIsFoundForEach() {
    SplittableRandom random = new SplittableRandom(1);
    float[] centers = new float[3 * 300];
    double[] radii = new double[300];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = (float) random.nextDouble(-1, 1);
    }
    radii[123] = 10;
    Chart chart = new Chart(3, centers, radii);
    Chart one = new Chart(3, new float[3], new double[] {9});
    assertThat(pairs(Relation.INSIDE, chart, one))
        .containsExactlyElementsOf(
            IntStream.range(0, 300).filter(v -> v != 123).mapToObj(v -> new Pair(0, v)).toList());
    assertThat(pairs(Relation.AROUND, chart, chart)).hasSize(600 - 1);
  }

  @Test
  void nothingIsFoundAmongNothing() {
    Chart none = new Chart(2, new float[0], new double[0]);
    Chart some = nearTangent(2, 5, 1);
    assertThat(pairs(Relation.AROUND, none, some)).isEmpty();
    assertThat(pairs(Relation.AROUND, some, none)).isEmpty();
    assertThat(nearest(Relation.AROUND, none, some, 3)).hasDimensions(5, 0);
    assertThat(nearest(Relation.AROUND, some, none, 3)).isEmpty();
  }

  private int[][] nearest(Relation relation, Chart chart, Chart balls, int most) {
    return ask(chart, scan -> scan.nearest(relation, balls, most));
  }

  private void assertNearest(Relation relation, Chart chart, Chart balls, int most) {
    int[][] found = nearest(relation, chart, balls, most);
    for (int ball = 0; ball < balls.radii().length; ball++) {
      int b = ball;
      int[] expected =
          IntStream.range(0, chart.radii().length)
              .boxed()
              .sorted(
                  (v, w) -> {
                    double of = relation.margin(chart, v, balls, b);
                    double than = relation.margin(chart, w, balls, b);
                    return of == than ? v - w : Double.compare(than, of);
                  })
              .limit(most)
              .mapToInt(v -> v)
              .toArray();
      assertThat(found[ball]).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 33})
  void theLargestMarginsInOrderWhoeverTies(int d) {
    Chart chart = nearTangent(d, 203, d);
    Chart balls = nearTangent(d, 18, 5);
    for (Relation relation : Relation.values()) {
      for (int most : new int[] {1, 4, 50}) {
        assertNearest(relation, chart, balls, most);
      }
    }
    // All alike: the smaller rows.
    Chart alike = new Chart(d, new float[d * 100], new double[100]);
    assertNearest(Relation.AROUND, alike, alike, 5);
  }
}
