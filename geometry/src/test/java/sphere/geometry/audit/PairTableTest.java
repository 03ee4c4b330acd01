package sphere.geometry.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PairTableTest {
  // Of few inner ordinals among many, so that rows have keys, and of nearly all, so that none has.
  @Property(tries = 100)
  void holdsWhatItWasGiven(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int inners = 1 + random.nextInt(40);
    int outers = 1 + random.nextInt(40);
    TreeSet<Long> given = new TreeSet<>();
    for (int i = random.nextInt(100); i > 0; i--) {
      int spread = random.nextInt(4) == 0 ? 50 : 1;
      given.add(PairTable.pair(random.nextInt(outers), spread * random.nextInt(inners)));
    }
    verify(new PairTable(longs(given).toArray()), given);
  }

  private static LongStream longs(TreeSet<Long> pairs) {
    return pairs.stream().mapToLong(Long::longValue);
  }

  private static void verify(PairTable table, TreeSet<Long> given) {
    assertThat(table.size()).isEqualTo(given.size());
    assertThat(table.pairs().map(p -> PairTable.pair(p[0], p[1]))).containsExactlyElementsOf(given);
    for (int v = 0; v < 2050; v += v < 60 ? 1 : 50) {
      int ordinal = v;
      assertThat(table.outersOf(v))
          .isEqualTo(longs(given).filter(p -> p >> 32 == ordinal).mapToInt(p -> (int) p).toArray());
      assertThat(table.innersOf(v))
          .isEqualTo(
              longs(given)
                  .filter(p -> (int) p == ordinal)
                  .mapToInt(p -> (int) (p >> 32))
                  .toArray());
      for (int outer = 0; outer < 45; outer++) {
        assertThat(table.has(v, outer)).isEqualTo(given.contains(PairTable.pair(outer, v)));
      }
    }
  }

  @Test
  void fewPairsOfLateOrdinalsTakeFewBytes() {
    assertThat(new PairTable(new long[0]).bytes()).isZero();
    assertThat(new PairTable(new long[] {PairTable.pair(7, 1_000_000_000)}).bytes()).isLessThan(99);
  }
}
