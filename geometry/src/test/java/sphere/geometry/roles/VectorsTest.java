package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sphere.geometry.training.Monitor;

class VectorsTest {
  private static final Facts FACTS = Samples.ordered(3, 25, 3, 60);

  private static Vectors learned(Template template, boolean ordered) {
    RoleConfig config = new RoleConfig(template, 4, 40, .1, .1, 2, 2);
    return Vectors.learned(FACTS, ordered, config, Monitor.NONE);
  }

  private static double norm(float[] a, int begin, float[] b, int from, double sign, int d) {
    double sum = 0;
    for (int i = 0; i < d; i++) {
      double difference = a[begin + i] + sign * b[from + i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  @Test
  void aTranslationLeadsThereAndBack() {
    Vectors vectors = learned(Template.TRANSLATION, false);
    for (int way = 0; way < 6; way++) {
      float[] led = vectors.led(7, way);
      for (int i = 0; i < 4; i++) {
        float moved = vectors.translations()[way >> 1][i] * ((way & 1) == 0 ? 1 : -1);
        assertThat(led[i]).isEqualTo(vectors.centers()[7][i] + moved);
      }
    }
  }

  @Test
  void theMarginOfATranslationIsTheSlackOfItsBalls() {
    Vectors vectors = learned(Template.TRANSLATION, false);
    double[][] none = vectors.balls(FACTS);
    assertThat(none).isEmpty();
    for (int f = 0; f < FACTS.count(); f++) {
      int head = FACTS.head(f);
      int tail = FACTS.tail(f);
      float[] led = vectors.led(head, 2 * FACTS.role(f));
      double slack = vectors.radii()[tail] - vectors.radii()[head];
      assertThat(vectors.margin(head, FACTS.role(f), tail, none))
          .isCloseTo(slack - norm(led, 0, vectors.centers()[tail], 0, -1, 4), within(1e-5));
    }
  }

  /** Head and bump of the tail lie in the head ball, tail and bump of the head in the tail's. */
  @Test
  void allFactsHoldInTheirDualBallsAndSomeOnTheirRim() {
    Vectors vectors = learned(Template.DUAL, true);
    double[][] balls = vectors.balls(FACTS);
    double[] least = new double[3];
    Arrays.fill(least, Double.MAX_VALUE);
    for (int f = 0; f < FACTS.count(); f++) {
      int role = FACTS.role(f);
      double margin = vectors.margin(FACTS.head(f), role, FACTS.tail(f), balls);
      least[role] = Math.min(least[role], margin);
      if (role > 0) {
        assertThat(margin)
            .isCloseTo(
                slack(vectors, balls[role], FACTS.head(f), role, FACTS.tail(f)), within(1e-5));
      }
    }
    assertThat(least[1]).isCloseTo(0, within(1e-9));
    assertThat(least[2]).isCloseTo(0, within(1e-9));
    // Subsumption has no balls of its own.
    assertThat(balls[0]).containsOnly(0);
  }

  private static double slack(Vectors vectors, double[] balls, int head, int role, int tail) {
    float[] h = vectors.centers()[head];
    float[] t = vectors.centers()[tail];
    float[] r = vectors.translations()[role];
    float[] moved = new float[8];
    for (int i = 0; i < 4; i++) {
      moved[i] = h[i] + t[4 + i];
      moved[4 + i] = t[i] + h[4 + i];
    }
    return Math.min(
        balls[0] - vectors.radii()[head] - norm(moved, 0, r, 0, -1, 4),
        balls[1] - vectors.radii()[tail] - norm(moved, 4, r, 4, -1, 4));
  }

  @Test
  void theUnitIsTheMeanDistanceThatKnownFactsAreOff() {
    for (Template template : Template.values()) {
      Vectors vectors = learned(template, true);
      double sum = 0;
      for (int f = 0; f < FACTS.count(); f++) {
        float[] led = vectors.led(FACTS.head(f), 2 * FACTS.role(f));
        sum += norm(led, 0, vectors.centers()[FACTS.tail(f)], 0, -1, led.length);
      }
      assertThat(vectors.unit()).isCloseTo(sum / FACTS.count(), within(1e-4));
    }
  }

  @Test
  void withoutFactsTheUnitIsOne() {
    Facts none = new Facts.Builder(3, 1).build();
    RoleConfig config = new RoleConfig(Template.DUAL, 4, 2, .1, .1, 2, 1);
    assertThat(Vectors.learned(none, false, config, Monitor.NONE).unit()).isEqualTo(1);
  }
}
