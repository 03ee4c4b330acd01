package sphere.geometry.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sphere.geometry.ball.Chart;

/** One answer, whichever kernel measures: also for thousands of pairs that all but touch. */
class BallScanTest {
  private static final int[] DIMENSIONS = {1, 2, 3, 4, 7, 8, 16, 17, 64, 100, 768};

  /** More than ten times what is measured at a time. */
  private static final int PAIRS = 3000;

  /** As wrong as the contract allows, one way or the other. */
  private static Kernel erring(double sign) {
    return new Altered() {
      @Override
      double altered(double squared, int d) {
        return squared * (1 + sign * 2 * (d + 3) * 0x1p-53);
      }
    };
  }

  private static List<Kernel> kernels() throws ReflectiveOperationException {
    return List.of(new ScalarKernel(), VectorProbe.here().load(), erring(1), erring(-1));
  }

  @Test
  void nearTangentPairsAreDecidedAlikeByEveryKernel() throws ReflectiveOperationException {
    long doubtful = 0;
    for (int d : DIMENSIONS) {
      Chart chart = nearTangent(d);
      List<Integer> around = expected(v -> chart.contains(v, 0));
      List<Integer> inside = expected(v -> chart.contains(0, v));
      List<Integer> overlapping = expected(v -> chart.overlaps(0, v));
      assertThat(around.size()).isBetween(PAIRS / 8, PAIRS / 2);
      for (Kernel kernel : kernels()) {
        BallScan scan = new BallScan(kernel, chart);
        double r = chart.radii()[0];
        assertThat(collected(found -> scan.around(chart.centers(), 0, r, found))).isEqualTo(around);
        assertThat(collected(found -> scan.inside(chart.centers(), 0, r, found))).isEqualTo(inside);
        assertThat(collected(found -> scan.overlapping(chart.centers(), 0, r, found)))
            .isEqualTo(overlapping);
      }
      doubtful += wrongWithoutTheBand(chart);
    }
    // Otherwise the pairs above would prove nothing.
    assertThat(doubtful).isGreaterThan(1000);
  }

  // How many pairs a kernel alone, within its contract, decides otherwise.
  private static long wrongWithoutTheBand(Chart chart) {
    Kernel kernel = erring(1);
    int d = chart.dimension();
    double r = chart.radii()[0];
    return IntStream.rangeClosed(0, PAIRS)
        .filter(
            v -> {
              double s = kernel.squaredDistance(chart.centers(), 0, chart.centers(), v * d, d);
              return (Math.sqrt(s) <= chart.radii()[v] - r) != chart.contains(v, 0);
            })
        .count();
  }

  // Ball 0 and balls around it, in it or beside it, each within a few last bits of touching it.
  private static Chart nearTangent(int d) {
    SplittableRandom random = new SplittableRandom(d);
    float[] centers = new float[(PAIRS + 1) * d];
    double[] radii = new double[PAIRS + 1];
    radii[0] = .75;
    for (int v = 0; v <= PAIRS; v++) {
      double reach = random.nextInt(3) == 0 ? .5 : 2;
      for (int k = 0; k < d; k++) {
        centers[v * d + k] = (float) (random.nextDouble(-reach, reach) / Math.sqrt(d));
      }
    }
    Chart bare = new Chart(d, centers, radii);
    for (int v = 1; v <= PAIRS; v++) {
      double distance = bare.distance(0, v);
      double touching =
          switch (v % 3) {
            case 0 -> radii[0] + distance;
            case 1 -> Math.max(0, radii[0] - distance);
            default -> Math.max(0, distance - radii[0]);
          };
      radii[v] = Math.max(0, touching + random.nextInt(-3, 4) * Math.ulp(touching));
    }
    return bare;
  }

  private static List<Integer> expected(IntPredicate yes) {
    return IntStream.rangeClosed(0, PAIRS).filter(yes).boxed().toList();
  }

  private interface Question {
    void ask(java.util.function.IntConsumer found);
  }

  private static List<Integer> collected(Question question) {
    List<Integer> all = new ArrayList<>();
    question.ask(all::add);
    return all;
  }

  @Test
  void radiiAndDistancesAtTheEndsOfTheirRange() throws ReflectiveOperationException {
    float[] centers = {0, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 0, 0};
    double[] radii = {0, Double.MIN_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, 1e-200, 0};
    Chart chart = new Chart(1, centers, radii);
    for (Kernel kernel : kernels()) {
      BallScan scan = new BallScan(kernel, chart);
      for (int a = 0; a < radii.length; a++) {
        int ball = a;
        List<Integer> around = collected(f -> scan.around(centers, ball, chart.radii()[ball], f));
        List<Integer> overlapping =
            collected(f -> scan.overlapping(centers, ball, chart.radii()[ball], f));
        assertThat(around).isEqualTo(all(v -> chart.contains(v, ball), radii.length));
        assertThat(overlapping).isEqualTo(all(v -> chart.overlaps(ball, v), radii.length));
      }
    }
  }

  private static List<Integer> all(IntPredicate yes, int n) {
    return IntStream.range(0, n).filter(yes).boxed().toList();
  }
}
