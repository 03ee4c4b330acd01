package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static List<Integer> led(Facts facts, int way, int from) {
    return IntStream.range(facts.begin(way, from), facts.end(way, from))
        .map(slot -> facts.at(way, slot))
        .boxed()
        .toList();
  }

  @Property(tries = 60)
  void walksAreThoseOfAllFacts(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int entities,
      @ForAll @IntRange(min = 1, max = 5) int roles,
      @ForAll @IntRange(min = 0, max = 80) int count) {
    Facts facts = Samples.random(seed, entities, roles, count);
    for (int way = 0; way < facts.wayCount(); way++) {
      for (int e = 0; e < entities; e++) {
        List<Integer> ends = Samples.ends(facts, way, e);
        assertThat(led(facts, way, e)).isEqualTo(ends);
        assertThat(facts.degree(way, e)).isEqualTo(ends.size());
        for (int other = 0; other < entities; other++) {
          assertThat(facts.leads(way, e, other)).isEqualTo(ends.contains(other));
          int number = facts.number(way, e, other);
          assertThat(number >= 0).isEqualTo(ends.contains(other));
          if (number >= 0) {
            assertThat(facts.role(number)).isEqualTo(way >> 1);
            assertThat((way & 1) == 0 ? facts.head(number) : facts.tail(number)).isEqualTo(e);
            assertThat((way & 1) == 0 ? facts.tail(number) : facts.head(number)).isEqualTo(other);
          }
        }
      }
    }
  }

  @Property(tries = 60)
  void eachIsKeptOnceSortedByRoleHeadAndTail(
      @ForAll List<@IntRange(min = 0, max = 63) Integer> given) {
    Facts.Builder builder = new Facts.Builder(4, 4);
    given.forEach(n -> builder.add(n >> 2 & 3, n >> 4, n & 3));
    Facts facts = builder.build();
    List<Integer> kept = new ArrayList<>();
    for (int f = 0; f < facts.count(); f++) {
      kept.add(facts.role(f) << 4 | facts.head(f) << 2 | facts.tail(f));
    }
    assertThat(kept).isEqualTo(List.copyOf(new TreeSet<>(given)));
    for (int role = 0; role <= 4; role++) {
      int below = role;
      assertThat(facts.first(role)).isEqualTo(kept.stream().filter(n -> n >> 4 < below).count());
    }
  }

  @Test
  void theSlotsOfAnEntityAreThoseOfItsWaysInTurn() {
    Facts facts = Samples.random(4, 7, 3, 40);
    for (int e = 0; e < 7; e++) {
      int slot = facts.begin(e);
      for (int way = 0; way < facts.wayCount(); way++) {
        assertThat(facts.begin(way, e)).isEqualTo(slot);
        for (; slot < facts.end(way, e); slot++) {
          assertThat(facts.way(slot)).isEqualTo(way);
        }
      }
      assertThat(facts.end(e)).isEqualTo(slot);
    }
  }

  @Test
  void nothingLeadsAnywhereWithoutFacts() {
    Facts none = new Facts.Builder(3, 2).build();
    assertThat(none.count()).isZero();
    assertThat(none.degree(3, 2)).isZero();
    assertThat(none.leads(0, 0, 0)).isFalse();
    assertThat(none.number(1, 0, 2)).isEqualTo(-1);
    assertThat(new Facts.Builder(0, 0).build().wayCount()).isZero();
  }

  /** Rows of each way for each entity took 8 bytes times roles times entities: here 16 GB. */
  @Test
  void thousandsOfRolesTakeNoMemoryForEachEntity() {
    Facts facts = new Facts.Builder(1_000_000, 2000).add(999_999, 1999, 0).build();
    assertThat(facts.degree(3999, 0)).isEqualTo(1);
    assertThat(facts.degree(3998, 999_999)).isEqualTo(1);
    assertThat(facts.degree(3997, 999_999)).isZero();
  }

  @Test
  void whatIsNotThereIsRefused() {
    Facts.Builder builder = new Facts.Builder(2, 1);
    assertThatThrownBy(() -> builder.add(2, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> builder.add(0, 1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> builder.add(0, 0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(builder.build().count()).isZero();
  }
}
