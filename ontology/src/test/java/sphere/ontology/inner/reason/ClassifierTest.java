package sphere.ontology.inner.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.NormalForm;

class ClassifierTest {
  private static final Runnable GO_ON = () -> {};

  private static Classification classify(Axioms axioms, int threads) {
    return new Classifier(axioms).classify(threads, GO_ON);
  }

  private static void assertSame(Classification actual, Classification expected) {
    assertThat(actual.children()).isEqualTo(expected.children());
    assertThat(actual.parents()).isEqualTo(expected.parents());
    assertThat(actual.unsatisfiable()).isEqualTo(expected.unsatisfiable());
  }

  static void assertNoThreadIsLeft() {
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.matches("(sphere-ontology|elk|ForkJoinPool).*"));
  }

  @ParameterizedTest
  @CsvSource({"0, 6, 150", "1000, 12, 120", "2000, 24, 40"})
  void findsWhatNaiveSaturationFinds(long from, int size, int count) {
    int inconsistent = 0;
    for (long seed = from; seed < from + count; seed++) {
      Axioms axioms = RandomAxioms.of(seed, size);
      Saturation naive = new Saturation(axioms);
      if (naive.isInconsistent()) {
        inconsistent++;
        assertThatThrownBy(() -> classify(axioms, 1)).isInstanceOf(IllegalArgumentException.class);
      } else {
        assertSame(classify(axioms, 1), naive.classification());
      }
    }
    assertThat(inconsistent).isLessThan(count / 2);
    assertNoThreadIsLeft();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void resultsDoNotDependOnThreads(int threads) {
    for (long seed = 0; seed < 3; seed++) {
      Axioms axioms = large(120, 2 * seed + 1);
      assertSame(classify(axioms, threads), classify(axioms, 1));
    }
    assertNoThreadIsLeft();
  }

  /** Mostly a forest, with restrictions; nothing impossible. */
  private static Axioms large(int concepts, long seed) {
    Random random = new Random(seed);
    Axioms.Builder builder = new Axioms.Builder(concepts, 3).add(NormalForm.CHAIN, 0, 1, 2);
    for (int c = 1; c < concepts; c++) {
      builder.add(NormalForm.NF1, c, random.nextInt(c));
      builder.add(NormalForm.NF3, c, random.nextInt(3), random.nextInt(concepts));
      builder.add(NormalForm.NF4, random.nextInt(3), c, random.nextInt(c));
    }
    return builder.build();
  }

  @Test
  void conceptsWithoutAxiomsAreInNoPairUnlessThereIsWhatEverythingIs() {
    Axioms without = new Axioms.Builder(4, 0).add(NormalForm.NF1, 1, 2).build();
    assertSame(
        classify(without, 1), new Classification(new int[] {1}, new int[] {2}, new int[] {}));
    Axioms with = new Axioms.Builder(4, 0).add(NormalForm.NF1, 1, 2).top(3).build();
    assertSame(
        classify(with, 1),
        new Classification(new int[] {0, 1, 2}, new int[] {3, 2, 3}, new int[] {}));
  }

  @Test
  void noAxiomsAtAllAreNoSubsumptions() {
    Axioms none = new Axioms.Builder(0, 0).build();
    assertSame(classify(none, 2), new Classification(new int[0], new int[0], new int[0]));
  }

  @Test
  void whatIsLikeEverythingIsOnACycleWithItAndOthersAreBelowEverythingItself() {
    Axioms axioms = new Axioms.Builder(3, 0).top(1).add(NormalForm.NF1, 1, 0).build();
    assertSame(
        classify(axioms, 1),
        new Classification(new int[] {0, 1, 2}, new int[] {1, 0, 1}, new int[] {}));
  }

  @Test
  void aContradictionAsAWholeIsSaidWithoutACauseWhoseWordsNeo4jWouldTellInstead() {
    Axioms axioms = new Axioms.Builder(2, 0).top(1).add(NormalForm.DISJOINT, 1, 1).build();
    assertThatThrownBy(() -> classify(axioms, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The axioms contradict each other as a whole: nothing can be an instance of what"
                + " everything is.")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void isAbortedByTheExceptionOfTheCheckAndLeavesNoThread(int calls) {
    Axioms axioms = large(20_000, 7);
    AtomicInteger left = new AtomicInteger(calls);
    CancellationException abort = new CancellationException("enough");
    assertThatThrownBy(
            () ->
                new Classifier(axioms)
                    .classify(
                        2,
                        () -> {
                          if (left.decrementAndGet() == 0) {
                            throw abort;
                          }
                        }))
        .isSameAs(abort);
    assertNoThreadIsLeft();
  }

  @Test
  void anInterruptedCallerIsToldSoAndStaysInterrupted() {
    Axioms axioms = large(2_000, 7);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> classify(axioms, 2)).isInstanceOf(IllegalStateException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertNoThreadIsLeft();
  }
}
