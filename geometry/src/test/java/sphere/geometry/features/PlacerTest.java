package sphere.geometry.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sphere.geometry.ball.Ball;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

class PlacerTest {
  private static final Planted PLANTED = Planted.of(10, 4, 4);
  private static final Placer PLACER =
      SemanticTrainer.train(
              PLANTED.hierarchy(),
              PLANTED.features(),
              new SemanticConfig(16, 10, 2e-4, 0, Set.of(), 1, 2),
              Monitor.NONE)
          .placer();
  private final Hierarchy hierarchy = PLANTED.hierarchy();
  private final int n = hierarchy.nodeCount();
  private final float[] x = PLANTED.newcomers().get(0);

  @Test
  void confidencesSumToOneAndFallWithTheScore() {
    List<Candidate> all = PLACER.place(x, new Wording("leaf", "of g3"), -1, n);
    assertThat(all).hasSize(n);
    assertThat(all.stream().mapToDouble(Candidate::confidence).sum())
        .isCloseTo(1, Offset.offset(1e-9));
    for (int i = 1; i < n; i++) {
      assertThat(all.get(i).rank()).isEqualTo(i + 1);
      assertThat(all.get(i).score()).isLessThanOrEqualTo(all.get(i - 1).score());
      assertThat(all.get(i).confidence()).isLessThanOrEqualTo(all.get(i - 1).confidence());
    }
  }

  @Test
  void fewAreTheFirstOfAll() {
    List<Candidate> all = PLACER.place(x, Wording.NONE, -1, n);
    assertThat(PLACER.place(x, Wording.NONE, -1, 7)).isEqualTo(all.subList(0, 7));
  }

  @Test
  void marginAndProbabilityAreThoseOfTheBalls() {
    Ball ball = PLACER.ball(x);
    for (Candidate candidate : PLACER.place(x, Wording.NONE, -1, n)) {
      int v = candidate.ordinal();
      float[] center = java.util.Arrays.copyOfRange(PLACER.chart().centers(), v * 16, (v + 1) * 16);
      Ball outer = new Ball(center, new double[] {PLACER.chart().radii()[v]});
      assertThat(candidate.margin()).isEqualTo(outer.margin(ball));
      assertThat(candidate.probability()).isEqualTo(outer.probability(ball)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void kinAreChildrenTheNearestFirst() {
    Candidate best = PLACER.place(x, Wording.NONE, -1, 1).get(0);
    assertThat(best.kin()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
    for (Candidate.Kin kin : best.kin()) {
      assertThat(hierarchy.hasEdge(kin.ordinal(), best.ordinal())).isTrue();
      assertThat(kin.nearness()).isBetween(0.0, best.kin().get(0).nearness());
    }
  }

  @Test
  void aKnownThingIsNeitherItsOwnCandidateNorIsWhatLiesBelow() {
    int group = PLANTED.parents()[2];
    float[] own = PLANTED.features().vectors().get(group);
    List<Candidate> found = PLACER.place(own, Wording.NONE, group, n);
    int below = hierarchy.descendants(group).length;
    assertThat(below).isEqualTo(4);
    assertThat(found).hasSize(n - 1 - below);
    assertThat(found).extracting(Candidate::ordinal).doesNotContain(group);
  }

  @Test
  void whatIsStoredAnswersAlike() {
    Placer again =
        Placer.of(hierarchy, PLACER.chart(), PLACER.learned(), PLANTED.features().wordings());
    for (float[] newcomer : PLANTED.newcomers()) {
      Wording wording = new Wording("leaf of group", "g4");
      assertThat(again.place(newcomer, wording, -1, 5))
          .isEqualTo(PLACER.place(newcomer, wording, -1, 5));
      assertThat(again.ball(newcomer)).isEqualTo(PLACER.ball(newcomer));
    }
  }

  @Test
  void manyAskAtOnce() {
    List<List<Candidate>> alone =
        PLANTED.newcomers().stream().map(y -> PLACER.place(y, Wording.NONE, -1, 3)).toList();
    List<List<Candidate>> together =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(
                i -> PLACER.place(PLANTED.newcomers().get(i % alone.size()), Wording.NONE, -1, 3))
            .toList();
    for (int i = 0; i < together.size(); i++) {
      assertThat(together.get(i)).isEqualTo(alone.get(i % alone.size()));
    }
  }

  @Test
  void wrongFeaturesAreRefused() {
    assertThatThrownBy(() -> PLACER.place(new float[3], Wording.NONE, -1, 1))
        .hasMessage("The features have 3 coordinates, but those of the model have 24.");
    float[] infinite = x.clone();
    infinite[5] = Float.POSITIVE_INFINITY;
    assertThatThrownBy(() -> PLACER.place(infinite, Wording.NONE, -1, 1))
        .hasMessage("The features hold Infinity, but must hold finite numbers.");
    assertThat(PLACER.place(x, Wording.NONE, -1, 1)).hasSize(1);
  }

  /** The radius of a new thing lies within what known ones have. */
  @Test
  void theRadiusIsForetoldByFeatures() {
    Random random = new Random(1);
    float[][] inputs = new float[200][3];
    double[] radii = new double[200];
    for (int v = 0; v < 200; v++) {
      for (int i = 0; i < 3; i++) {
        inputs[v][i] = (float) random.nextGaussian();
      }
      radii[v] = Math.exp(.5 * inputs[v][0] - .2 * inputs[v][2] - 1);
    }
    float[] map = RadiusHead.fit(inputs, radii, new Workers(1, Monitor.NONE));
    float[] near = {.4f, 1, -.3f};
    assertThat(RadiusHead.radius(map, near)).isCloseTo(Math.exp(.2 + .06 - 1), Offset.offset(.01));
    double largest = java.util.Arrays.stream(radii).max().orElseThrow();
    assertThat(RadiusHead.radius(map, new float[] {100, 0, 0}))
        .isCloseTo(largest, Offset.offset(1e-6));
  }

  /** Squares of such numbers leave 32 bits: every score would be that of nothing. */
  @Test
  void whatIsBeyondAllMeasureIsRefused() {
    float[] far = new float[Planted.DIMENSION];
    java.util.Arrays.fill(far, 1e20f);
    assertThatThrownBy(() -> PLACER.place(far, Wording.NONE, -1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("times as far from the mean of the known ones");
  }
}
