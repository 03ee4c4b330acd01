package sphere.geometry.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sphere.geometry.training.Monitor;

class RanksTest {
  /** Keys that agree in their upper halves, equal ones, zeros of both signs, both signs. */
  @Test
  void theOrderIsThatOfAllBitsOfTheKeys() {
    SplittableRandom random = new SplittableRandom(3);
    double[] few = {0.0, -0.0, 1, -1, Math.nextUp(1.0), Math.nextDown(1.0), 1e300, -1e-300};
    for (int n = 0; n < 300; n += 7) {
      double[] keys =
          IntStream.range(0, n)
              .mapToDouble(
                  i -> random.nextBoolean() ? few[random.nextInt(few.length)] : random.nextDouble())
              .toArray();
      int[] expected =
          IntStream.range(0, n)
              .boxed()
              // Of zeros of both signs neither is larger.
              .sorted(Comparator.comparingDouble((Integer v) -> -keys[v] + 0.0))
              .mapToInt(v -> v)
              .toArray();
      Ranks ranks = Ranks.of(keys, Monitor.NONE);
      assertThat(ranks.order()).isEqualTo(expected);
      for (int i = 0; i < n; i++) {
        assertThat(ranks.place()[ranks.order()[i]]).isEqualTo(i);
      }
    }
  }
}
