package sphere.geometry.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packed balls are pairwise disjoint and inside the ball around them, for any sizes. */
class PackingTest {
  @ParameterizedTest
  @CsvSource({
    "2,7", "2,300", "3,40", "4,2", "4,3", "4,9", "4,25", "4,900", "8,17", "8,400", "64,50"
  })
  void packedBallsAreDisjointAndInside(int dimension, int count) {
    SplittableRandom random = new SplittableRandom(dimension * 1000L + count);
    for (int round = 0; round < 20; round++) {
      float[] sizes = sizes(random, count, round);
      double[][] centers = new double[count][];
      Packing packing = new Packing(dimension, new Lattice(dimension, count + 1));
      double around = packing.plan(sizes, count);
      packing.place(
          (item, offset, room) -> {
            assertThat(room).isGreaterThanOrEqualTo(sizes[item]);
            centers[item] = offset.clone();
          });
      verify(sizes, centers, around);
    }
  }

  private static float[] sizes(SplittableRandom random, int count, int round) {
    double spread = round * .7;
    double[] drawn = random.doubles(count).map(x -> Math.exp(spread * x)).sorted().toArray();
    float[] falling = new float[count];
    for (int i = 0; i < count; i++) {
      falling[i] = (float) drawn[count - 1 - i];
    }
    return falling;
  }

  private static void verify(float[] sizes, double[][] centers, double around) {
    for (int i = 0; i < sizes.length; i++) {
      double norm = Math.sqrt(Arrays.stream(centers[i]).map(x -> x * x).sum());
      assertThat(norm + sizes[i]).isLessThanOrEqualTo(around * (1 + 1e-9));
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = 0; k < centers[i].length; k++) {
          sum += (centers[i][k] - centers[j][k]) * (centers[i][k] - centers[j][k]);
        }
        assertThat(Math.sqrt(sum))
            .isGreaterThanOrEqualTo(((double) sizes[i] + sizes[j]) * (1 - 1e-9));
      }
    }
  }
}
