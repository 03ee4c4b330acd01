package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartsTest {
  private static List<List<Integer>> listed(Facts facts) {
    return IntStream.range(0, facts.count())
        .mapToObj(f -> List.of(facts.head(f), facts.role(f), facts.tail(f)))
        .toList();
  }

  @Property(tries = 60)
  void partsAreAllWithoutCommonFactsAndTheFirstHasAllEnds(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int count) {
    Facts facts = Samples.random(seed, 15, 2, count);
    List<Facts> parts = Parts.of(facts, new double[] {.3, .2}, seed);
    assertThat(parts).hasSize(3);
    assertThat(parts.stream().mapToInt(Facts::count).sum()).isEqualTo(facts.count());
    Set<List<Integer>> all = new HashSet<>();
    parts.forEach(part -> all.addAll(listed(part)));
    assertThat(all).isEqualTo(new HashSet<>(listed(facts)));
    Facts known = parts.get(0);
    for (int e = 0; e < 15; e++) {
      boolean has = facts.begin(e) < facts.end(e);
      assertThat(known.begin(e) < known.end(e)).isEqualTo(has);
    }
    assertThat(listed(Parts.union(Parts.union(parts.get(2), known), parts.get(1))))
        .isEqualTo(listed(facts));
  }

  @Test
  void sharesAreKeptAbout() {
    Facts facts = Samples.random(1, 200, 1, 20_000);
    List<Facts> parts = Parts.of(facts, new double[] {.2, .1}, 7);
    assertThat(parts.get(1).count() / (double) facts.count()).isBetween(.18, .22);
    assertThat(parts.get(2).count() / (double) facts.count()).isBetween(.08, .12);
    assertThat(listed(Parts.of(facts, new double[] {.2, .1}, 7).get(1)))
        .isEqualTo(listed(parts.get(1)));
  }

  @Test
  void aFactAloneIsKnown() {
    Facts one = new Facts.Builder(2, 1).add(0, 0, 1).build();
    for (long seed = 0; seed < 20; seed++) {
      assertThat(Parts.of(one, new double[] {.5}, seed).get(0).count()).isEqualTo(1);
    }
  }
}
