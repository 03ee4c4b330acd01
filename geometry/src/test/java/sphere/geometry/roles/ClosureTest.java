package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.Dags;
import sphere.geometry.training.Monitor;

class ClosureTest {
  private static final int ENTITIES = 20;

  private static Order chain(int nodes) {
    return new Order(Dags.chain(nodes), new int[0], new int[0]);
  }

  private static Order stated(Facts facts) {
    return Order.stated(facts, () -> {});
  }

  /** With cycles, whose entities are above and below each other. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsAboveAndBelowIsWhatStepsLeadTo(long seed) {
    Facts facts = Samples.ordered(seed, ENTITIES, 3, 12);
    boolean[][] below = Samples.below(facts);
    Closure closure = Closure.of(stated(facts), ENTITIES, Monitor.NONE);
    for (int e = 0; e < ENTITIES; e++) {
      int of = e;
      assertThat(closure.above().of(e))
          .isEqualTo(all().filter(o -> o != of && below[of][o]).toArray());
      assertThat(closure.below().of(e))
          .isEqualTo(all().filter(o -> o != of && below[o][of]).toArray());
      double information =
          all()
              .filter(o -> below[of][o])
              .mapToDouble(o -> Math.log(20.0 / all().filter(u -> below[u][o]).count()))
              .sum();
      assertThat((double) closure.information()[e]).isCloseTo(information, within(1e-4));
    }
  }

  private static IntStream all() {
    return IntStream.range(0, ENTITIES);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void knownIsWhatIsStatedInheritedOrAboveAFiller(long seed) {
    Facts facts = Samples.ordered(seed, ENTITIES, 3, 12);
    boolean[][] below = Samples.below(facts);
    Known known = new Known(facts, Optional.of(Closure.of(stated(facts), ENTITIES, Monitor.NONE)));
    for (int way = 0; way < facts.wayCount(); way++) {
      for (int from = 0; from < ENTITIES; from++) {
        TreeSet<Integer> expected = new TreeSet<>();
        expected.add(from);
        for (int to = 0; to < ENTITIES; to++) {
          int head = (way & 1) == 0 ? from : to;
          int tail = (way & 1) == 0 ? to : from;
          if (way < 2 ? below[head][tail] : isEntailed(facts, below, head, way >> 1, tail)) {
            expected.add(to);
          }
        }
        assertThat(known.answers(from, way)).containsExactly(expected.toArray(Integer[]::new));
      }
    }
  }

  private static boolean isEntailed(Facts facts, boolean[][] below, int head, int role, int tail) {
    return IntStream.range(0, facts.count())
        .filter(f -> facts.role(f) == role)
        .anyMatch(f -> below[head][facts.head(f)] && below[facts.tail(f)][tail]);
  }

  @Test
  void withoutAnOrderNothingIsKnownButFactsAndTheStart() {
    Facts facts = Samples.random(3, ENTITIES, 2, 50);
    Known known = new Known(facts, Optional.empty());
    for (int way = 0; way < 4; way++) {
      TreeSet<Integer> expected = new TreeSet<>(Samples.ends(facts, way, 7));
      expected.add(7);
      assertThat(known.answers(7, way)).containsExactly(expected.toArray(Integer[]::new));
    }
  }

  @Test
  void restrictionsAreThePairsOfRoleAndFiller() {
    Facts facts =
        new Facts.Builder(4, 3).add(0, 2, 3).add(1, 2, 3).add(0, 1, 3).add(2, 0, 0).build();
    Order order = stated(facts);
    assertThat(order.roles()).containsExactly(1, 2);
    assertThat(order.fillers()).containsExactly(3, 3);
    Closure closure = Closure.of(order, 4, Monitor.NONE);
    assertThat(closure.restrictions().of(0)).containsExactly(0, 1);
    assertThat(closure.restrictions().of(1)).containsExactly(1);
    assertThat(closure.restrictions().of(2)).containsExactly(0, 1);
    assertThat(closure.restrictions().of(3)).isEmpty();
  }

  @Test
  void nothingIsAboveAnythingWithoutFacts() {
    Closure none = Closure.of(stated(new Facts.Builder(2, 1).build()), 2, Monitor.NONE);
    assertThat(none.above().targets()).isEmpty();
    assertThat(none.below().targets()).isEmpty();
    assertThat(Closure.of(stated(new Facts.Builder(0, 1).build()), 0, Monitor.NONE).information())
        .isEmpty();
  }

  /** 3000 in a chain are 4.5 million pairs, kept both ways in 4 bytes each. */
  @Test
  void allPairsAreAccountedForBeforeTheyAreWritten() {
    int n = 3000;
    Samples.Told all = new Samples.Told(Long.MAX_VALUE);
    Closure closure = Closure.of(chain(n), n, all);
    assertThat(closure.above().targets()).hasSize(n * (n - 1) / 2);
    assertThat(all.bytes()).isBetween(4L * n * (n - 1), 4L * n * (n - 1) + 40L * n);
    assertThatThrownBy(() -> Closure.of(chain(n), n, new Samples.Told(all.bytes() - 1)))
        .hasMessage("Refused.");
  }

  /** 100,000 in a chain are 5 billion pairs: refused when what there is would be gone. */
  @Test
  void aLongChainIsRefusedBeforeItsPairsAreCountedToTheEnd() {
    int n = 100_000;
    Samples.Told told = new Samples.Told(64 << 20);
    assertThatThrownBy(() -> Closure.of(chain(n), n, told)).hasMessage("Refused.");
    assertThat(told.checks()).isLessThan(n / 256 / 4);
  }

  @Test
  void moreThanAnArrayHoldsIsRefusedInOneSentence() {
    // A cycle: each is above each.
    int n = 70_000;
    Facts.Builder facts = new Facts.Builder(n, 1);
    for (int e = 0; e < n; e++) {
      facts.add(e, 0, (e + 1) % n);
    }
    Order cycle = stated(facts.build());
    assertThatThrownBy(() -> Closure.of(cycle, n, Monitor.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The order of 70000 entities has more than 2147483639 pairs of one above the other,"
                + " more than predictions can hold: shorten its chains, or do without"
                + " predictions.");
  }

  @Test
  void anOrderOfOtherEntitiesIsRefused() {
    assertThatThrownBy(() -> Closure.of(chain(4), 3, Monitor.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The order has 4 members, 0 roles and 0 fillers, but of 3 entities it must have as many"
                + " roles and fillers as members beside them.");
  }

  @Test
  void itStopsWhenTold() {
    Samples.Told told = Samples.Told.abortingAt(5);
    assertThatThrownBy(() -> Closure.of(chain(3000), 3000, told))
        .isInstanceOf(CancellationException.class);
  }
}
