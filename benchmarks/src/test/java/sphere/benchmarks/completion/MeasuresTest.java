package sphere.benchmarks.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.kernel.Kernels;

class MeasuresTest {
  private static final float NAN = Float.NaN;

  // Half of the wrong ones with the same score come before.
  @Test
  void averagesRanksOfTies() {
    double[] scores = {3, 1, 3, 2, 3};
    boolean[] all = {true, true, true, true, true};
    assertThat(Ranks.best(scores, new int[] {2}, all)).isEqualTo(2);
    assertThat(Ranks.best(scores, new int[] {3}, all)).isEqualTo(4);
    assertThat(Ranks.best(scores, new int[] {1}, all)).isEqualTo(5);
  }

  @Test
  void ranksTheBestOfSeveralParents() {
    double[] scores = {3, 1, 3, 2, 3};
    boolean[] all = {true, true, true, true, true};
    assertThat(Ranks.best(scores, new int[] {0, 2}, all)).isEqualTo(1.5);
    assertThat(Ranks.best(scores, new int[] {1, 3}, all)).isEqualTo(4);
    assertThat(Ranks.best(scores, new int[] {0, 2, 4}, all)).isEqualTo(1);
  }

  @Test
  void ranksAmongSomeOnly() {
    double[] scores = {3, 1, 3, 2, 3};
    boolean[] some = {true, true, false, true, false};
    assertThat(Ranks.best(scores, new int[] {3}, some)).isEqualTo(2);
    assertThat(Ranks.best(scores, new int[] {2, 3}, some)).isEqualTo(2);
  }

  @Test
  void ranksWhatHasNoScoreLast() {
    double none = Double.NEGATIVE_INFINITY;
    double[] scores = {1, none, none, 0};
    boolean[] all = {true, true, true, true};
    assertThat(Ranks.best(scores, new int[] {1}, all)).isEqualTo(3.5);
  }

  @Test
  void countsATieOfTheFirstForNoHit() {
    double[] ranks = {1, 1.5, 2, 5};
    assertThat(Ranks.hits(ranks, 1)).isEqualTo(25);
    assertThat(Ranks.hits(ranks, 5)).isEqualTo(100);
    assertThat(Ranks.mean(ranks)).isEqualTo(2.375);
    assertThat(Ranks.reciprocal(ranks)).isCloseTo(25 * (1 + 1 / 1.5 + .5 + .2), within(1e-12));
  }

  // Depths: 0 and 7 have 1; 1, 2, 5 and 6 have 2; 3 has 3; 4 has 4.
  private static Hierarchy dag() {
    int[][] edges = {{1, 0}, {2, 0}, {3, 1}, {3, 2}, {4, 3}, {5, 3}, {5, 0}, {6, 3}, {6, 0}};
    HierarchyBuilder builder = new HierarchyBuilder(8);
    for (int[] edge : edges) {
      builder.add(edge[0], edge[1]);
    }
    return builder.build();
  }

  @Test
  void comparesByTheDeepestCommonAncestor() {
    WuPalmer measure = new WuPalmer(dag());
    assertThat(measure.of(4, 4)).isEqualTo(1);
    assertThat(measure.of(4, 3)).isEqualTo(6.0 / 7);
    assertThat(measure.of(1, 4)).isEqualTo(4.0 / 6);
    assertThat(measure.of(1, 2)).isEqualTo(2.0 / 4);
    assertThat(measure.of(0, 4)).isEqualTo(2.0 / 5);
    assertThat(measure.best(1, new int[] {2, 4})).isEqualTo(4.0 / 6);
  }

  // 3, above both, is deeper than they are by the short way.
  @Test
  void isAtMostOneWhereWaysDiffer() {
    assertThat(new WuPalmer(dag()).of(5, 6)).isEqualTo(1);
  }

  @Test
  void isNothingBetweenTrees() {
    assertThat(new WuPalmer(dag()).of(7, 4)).isZero();
  }

  // Bin 9: two of three right at 2.9; bin 0: none of one at .05.
  @Test
  void measuresCalibration() {
    Calibration calibration = new Calibration();
    calibration.add(.95, true);
    calibration.add(.95, false);
    calibration.add(1, true);
    calibration.add(.05, false);
    assertThat(calibration.error()).isCloseTo((.9 + .05) / 4, within(1e-12));
  }

  private static HeadWord headWord() {
    HierarchyBuilder builder = new HierarchyBuilder(6);
    IntStream.range(1, 4).forEach(v -> builder.add(v, 0));
    builder.add(5, 4);
    return new HeadWord(
        builder.build(),
        List.of("thing", "Music, tonal art", "rock-music", "music", "entity", "car"));
  }

  @Test
  void takesTheLongestNameThatEndsTheQuery() {
    assertThat(headWord().guess("hard rock music")).isEqualTo(2);
    assertThat(headWord().guess("Folk music")).isEqualTo(3);
    assertThat(headWord().guess("song, the tonal art")).isEqualTo(1);
  }

  // Neither the whole name nor a part of a word ends it; 0 has more children than 4.
  @Test
  void takesTheRootWhereNoNameEndsTheQuery() {
    assertThat(headWord().guess("car")).isZero();
    assertThat(headWord().guess("boxcar")).isZero();
    assertThat(headWord().guess("")).isZero();
  }

  @Test
  void seesAnglesFromTheOriginOrTheMean() {
    List<float[]> known = List.of(new float[] {2, 0}, new float[] {2, 2}, new float[0]);
    Cosines raw = Cosines.raw(known, 2, Kernels.best());
    assertThat(raw.to(new float[] {5, 0}))
        .containsExactly(new double[] {1, Math.sqrt(.5), Double.NEGATIVE_INFINITY}, within(1e-6));
    Cosines centered = Cosines.centered(known, 2, Kernels.best());
    assertThat(centered.to(new float[] {2, 1.5f}))
        .containsExactly(new double[] {-1, 1, Double.NEGATIVE_INFINITY}, within(1e-6));
  }

  @Test
  void seesNoAngleOfWhatIsNotKnown() {
    List<float[]> known = List.of(new float[] {NAN, 3}, new float[] {1, NAN});
    Cosines centered = Cosines.centered(known, 2, Kernels.best());
    assertThat(centered.to(new float[] {2, 2})).containsOnly(Double.NEGATIVE_INFINITY);
    Cosines raw = Cosines.raw(known, 2, Kernels.best());
    assertThat(raw.to(new float[] {NAN, 1})[0]).isEqualTo(1);
    assertThat(raw.to(new float[0])).containsOnly(Double.NEGATIVE_INFINITY);
  }
}
