package sphere.geometry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

class InsertionTest {
  private static final Wording NOTHING = new Wording("", "");

  /** A parent, 0, of 1 to 4, on a line at 1 to 4; 5 below 2. */
  private static final Hierarchy HIERARCHY = hierarchy();

  private static final Chart CHART =
      new Chart(
          2,
          new float[] {0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 2, 1},
          new double[] {9, .1, .1, 5, .1, .05});

  private static final WordIndex WORDS =
      new WordIndex(6, names("animal", "guide dog", "dog", "hot dogs, wurst", "dogfish", "pup"));

  private static Hierarchy hierarchy() {
    HierarchyBuilder builder = new HierarchyBuilder(6);
    for (int v = 1; v < 5; v++) {
      builder.add(v, 0);
    }
    builder.add(5, 2);
    return builder.build(() -> {});
  }

  private static List<Wording> names(String... names) {
    return java.util.Arrays.stream(names).map(name -> new Wording(name, "")).toList();
  }

  private static int[] below(double x, double radius, Wording wording, int known) {
    Ball ball = new Ball(new float[] {(float) x, 0}, new double[] {radius});
    return Insertion.below(HIERARCHY, CHART, WORDS, ball, wording, 0, known);
  }

  @Test
  void childrenWhoseNameEndsWithThatOfTheThing() {
    assertThat(below(99, 0, new Wording("Dog", ""), -1)).containsExactly(1, 3);
    assertThat(below(99, 0, new Wording("cat, wurst; dogs", ""), -1)).containsExactly(1, 3);
    assertThat(below(99, 0, new Wording("fish", "a dog"), -1)).isEmpty();
  }

  @Test
  void childrenInTheBallOfTheThingThatReachNoFarther() {
    assertThat(below(2.5, 1.6, NOTHING, -1)).containsExactly(1, 2, 4);
    assertThat(below(2.5, 6, NOTHING, -1)).containsExactly(1, 2, 3, 4);
    assertThat(below(2, 0, NOTHING, -1)).isEmpty();
  }

  @Test
  void neitherTheThingItselfNorWhatIsAboveOrBelowIt() {
    assertThat(below(2, 9, NOTHING, 2)).containsExactly(1, 3, 4);
    assertThat(below(2, 9, NOTHING, 5)).containsExactly(1, 3, 4);
  }
}
