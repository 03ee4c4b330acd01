package sphere.geometry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderedTest {
  @Test
  void ordinalsComeByFallingKeyAndEqualOnesByOrdinal() {
    SplittableRandom random = new SplittableRandom(7);
    IntStream.range(0, 200).forEach(n -> verify(n, random));
  }

  private static void verify(int n, SplittableRandom random) {
    int[] ordinals = IntStream.range(0, n).map(i -> 3 * i + 1).toArray();
    // Few different keys, so that many are equal.
    double[] keys = IntStream.range(0, n).mapToDouble(i -> random.nextInt(1 + n / 3)).toArray();
    List<Integer> expected =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -keys[i]).thenComparing(i -> i))
            .map(i -> ordinals[i])
            .toList();
    Ordered ordered = new Ordered(ordinals.clone(), keys.clone());
    assertThat(Stream.generate(ordered::next).limit(n).toList()).isEqualTo(expected);
    assertThat(ordered.hasNext()).isFalse();
    assertThatThrownBy(ordered::nextInt).isInstanceOf(NoSuchElementException.class);
  }
}
