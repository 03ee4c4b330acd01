package sphere.geometry.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import sphere.geometry.ball.Chart;

/** What a tree of balls finds is what comparing each with each finds. */
class BallTreeTest {
  private static final int BALLS = 300;

  @Property(tries = 60)
  void findsWhatContainsAndWhatIsContained(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int dimension) {
    GrowingChart chart = grown(seed, dimension);
    for (int row = 0; row < BALLS; row++) {
      BitSet around = new BitSet();
      BitSet inside = new BitSet();
      int q = row;
      chart.around(q, around::set);
      chart.inside(
          q,
          found -> {
            inside.set(found);
            return true;
          });
      for (int other = 0; other < BALLS; other++) {
        boolean counts = other != q && chart.ordinal(other) >= 0;
        assertThat(around.get(other)).isEqualTo(counts && chart.chart().contains(other, q));
        assertThat(inside.get(other)).isEqualTo(counts && chart.chart().contains(q, other));
      }
    }
  }

  @Property(tries = 60)
  void measuresHowNearTheNearestIs(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int dimension) {
    GrowingChart chart = grown(seed, dimension);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100; i++) {
      chart.propose(center(dimension, random), 0);
      Chart balls = chart.chart();
      double nearest =
          IntStream.range(0, BALLS)
              .filter(row -> chart.ordinal(row) > 0 && row % 3 > 0)
              .mapToDouble(row -> balls.distance(row, chart.trial()) - balls.radii()[row])
              .reduce(.5, Math::min);
      double none = Double.NEGATIVE_INFINITY;
      assertThat(chart.clearance(.5, none, row -> row % 3 > 0)).isEqualTo(nearest);
      double enough = nearest + .1;
      assertThat(chart.clearance(.5, enough, row -> row % 3 > 0)).isBetween(nearest, enough);
    }
  }

  @Property(tries = 20)
  void asksNoFurtherThanItIsWanted(@ForAll long seed) {
    GrowingChart chart = grown(seed, 2);
    chart.propose(new float[2], 1e9);
    int[] told = new int[1];
    chart.inside(chart.trial(), row -> ++told[0] < 7);
    assertThat(told[0]).isEqualTo(7);
  }

  // Half of them known, some of no node any more; many of one center, of one radius, or points.
  private static GrowingChart grown(long seed, int dimension) {
    SplittableRandom random = new SplittableRandom(seed);
    int known = BALLS / 2;
    float[] centers = new float[known * dimension];
    double[] radii = new double[known];
    for (int row = 0; row < known; row++) {
      System.arraycopy(center(dimension, random), 0, centers, row * dimension, dimension);
      radii[row] = radius(random);
    }
    int[] ordinals = IntStream.rangeClosed(0, known).map(r -> r % 7 == 0 ? -1 : r).toArray();
    GrowingChart chart = new GrowingChart(new Chart(dimension, centers, radii), ordinals);
    for (int row = known; row < BALLS; row++) {
      chart.propose(center(dimension, random), radius(random));
      assertThat(chart.add(row)).isEqualTo(row);
      if (row % 20 == 0) {
        chart.around(random.nextInt(row), found -> {});
      }
    }
    return chart;
  }

  private static float[] center(int dimension, SplittableRandom random) {
    float[] center = new float[dimension];
    boolean coarse = random.nextBoolean();
    for (int k = 0; k < dimension; k++) {
      center[k] = coarse ? random.nextInt(2) : random.nextFloat() * 3 - 1;
    }
    return center;
  }

  private static double radius(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> .5;
      case 2 -> random.nextDouble();
      default -> Math.pow(2, random.nextInt(-20, 4));
    };
  }
}
