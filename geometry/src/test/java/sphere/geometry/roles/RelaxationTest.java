package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sphere.geometry.training.Monitor;

class RelaxationTest {
  private static RoleConfig config(int epochs, double rate, int concurrency) {
    return config(Template.TRANSLATION, epochs, rate, concurrency);
  }

  private static RoleConfig config(Template template, int epochs, double rate, int concurrency) {
    return new RoleConfig(template, 8, epochs, rate, .1, 5, concurrency);
  }

  private static Relaxation run(Facts facts, RoleConfig config) {
    Relaxation relaxation = new Relaxation(facts, false, config);
    relaxation.run(Monitor.NONE);
    return relaxation;
  }

  /** Mean of what facts fall short by. */
  private static double loss(Facts facts, Relaxation relaxation) {
    double sum = 0;
    for (int f = 0; f < facts.count(); f++) {
      double square = 0;
      for (int i = 0; i < 8; i++) {
        double difference =
            relaxation.centers()[facts.head(f)][i]
                + relaxation.translations()[facts.role(f)][i]
                - (double) relaxation.centers()[facts.tail(f)][i];
        square += difference * difference;
      }
      sum +=
          Math.max(
              0,
              Math.sqrt(square)
                  + relaxation.radii()[facts.head(f)]
                  - relaxation.radii()[facts.tail(f)]);
    }
    return sum / facts.count();
  }

  /** A cycle by one role, its steps by three by another. */
  private static Facts cycle(int n) {
    Facts.Builder facts = new Facts.Builder(n, 2);
    for (int e = 0; e < n; e++) {
      facts.add(e, 0, (e + 1) % n).add(e, 1, (e + 3) % n);
    }
    return facts.build();
  }

  @Test
  void factsComeToHold() {
    Facts facts = cycle(60);
    double before = loss(facts, run(facts, config(1, 1e-9, 1)));
    double after = loss(facts, run(facts, config(200, .1, 1)));
    assertThat(after).isLessThan(before / 4);
  }

  /** More facts than one block of sums, so that the order of adding up would show. */
  @ParameterizedTest
  @EnumSource
  void anyNumberOfThreadsGivesTheSameBits(Template template) {
    Facts facts = Samples.random(9, 700, 3, 12_000);
    Relaxation one = run(facts, config(template, 6, .1, 1));
    for (int threads = 2; threads <= 4; threads++) {
      Relaxation more = run(facts, config(template, 6, .1, threads));
      assertThat(more.centers()).isDeepEqualTo(one.centers());
      assertThat(more.radii()).isEqualTo(one.radii());
      assertThat(more.translations()).isDeepEqualTo(one.translations());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLargestStepsStayFinite(Template template) {
    Facts facts = Samples.random(2, 40, 2, 300);
    Relaxation relaxation = run(facts, config(template, 300, 10, 2));
    for (float[] center : relaxation.centers()) {
      for (float value : center) {
        assertThat(Float.isFinite(value)).isTrue();
      }
    }
    for (float radius : relaxation.radii()) {
      assertThat(radius).isBetween(0f, 4f);
    }
  }

  @Test
  void withAnOrderSubsumptionMovesNothing() {
    Relaxation relaxation = new Relaxation(cycle(20), true, config(5, .1, 1));
    relaxation.run(Monitor.NONE);
    assertThat(relaxation.translations()[0]).containsOnly(0f);
    assertThat(relaxation.translations()[1]).isNotEqualTo(new float[8]);
  }

  @Test
  void selfFactsAndNothingAtAllAreLearned() {
    Facts self = new Facts.Builder(2, 1).add(0, 0, 0).build();
    assertThat(loss(self, run(self, config(300, .1, 2)))).isLessThan(.2);
    assertThat(run(new Facts.Builder(0, 0).build(), config(2, .1, 2)).centers()).isEmpty();
    assertThat(run(new Facts.Builder(3, 2).build(), config(2, .1, 2)).centers()).hasNumberOfRows(3);
  }

  @Test
  void itStopsWhenTold() {
    Facts facts = cycle(2000);
    Relaxation relaxation = new Relaxation(facts, false, config(50, .1, 2));
    assertThatThrownBy(() -> relaxation.run(Samples.Told.abortingAt(40)))
        .isInstanceOf(CancellationException.class);
  }
}
