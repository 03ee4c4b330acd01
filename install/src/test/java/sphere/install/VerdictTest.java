package sphere.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Home HOME = new Home(Path.of("/demo"));
  private static final Example DOGS = example("01-dogs");
  private static final Example CATS = example("02-cats");

  private static Example example(String name) {
    return new Example(name, "?", "RETURN 1 AS one", new Table(List.of("one"), List.of()));
  }

  private static String verdict(GraphSize graph, Example... others) {
    return new Verdict(List.of(DOGS, CATS), List.of(others), graph, HOME).toString();
  }

  @Test
  void saysNothingMoreIfAllAnswersAreTheExpectedOnes() {
    assertThat(verdict(GraphSize.WORDNET)).isEqualTo("2 of 2 answers are the expected ones.");
  }

  /** Once it gave the number alone. */
  @Test
  void namesTheOthersTheReasonAndTheWayOut() {
    assertThat(verdict(new GraphSize(82_193, 84_506), DOGS, CATS))
        .isEqualTo(
            "0 of 2 answers are the expected ones. Different: 01-dogs, 02-cats. The graph was"
                + " changed since it was loaded: it has 82,193 concepts and 84,506 relationships"
                + " IS_A, not 82,192 concepts and 84,505 relationships IS_A; to begin anew, stop"
                + " the server and delete `/demo`.");
  }

  @Test
  void doesNotClaimToKnowWhatItDoesNot() {
    assertThat(verdict(GraphSize.WORDNET, CATS))
        .isEqualTo(
            "1 of 2 answers are the expected ones. Different: 02-cats. Perhaps something was"
                + " changed since it was loaded; to begin anew, stop the server and delete"
                + " `/demo`.");
  }
}
