package sphere.geometry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sphere.geometry.ball.Distance;
import sphere.geometry.hierarchy.Hierarchy;

/** The derivatives of a loss, each against its difference quotient. */
class ScoresTest {
  private static final int INPUTS = 5;
  private static final int DIMENSION = 4;
  private final Planted planted = Planted.of(5, 4, 3);
  private final Hierarchy hierarchy = planted.hierarchy();
  private final int n = hierarchy.nodeCount();
  private final Random random = new Random(1);
  private final Weights weights = weights();
  private final WordIndex index = new WordIndex(n, planted.features().wordings());
  private final int[] all = IntStream.range(0, n).toArray();
  private final float[] x = floats(INPUTS, 1);
  private final int thing = leaf();
  // Its parent began between three.
  private final int[] middles =
      IntStream.range(0, n).map(v -> hierarchy.hasEdge(thing, v) ? 3 : 0).toArray();

  private Weights weights() {
    float[] mix = floats(Weights.MIX, .5);
    mix[Weights.SCALE] = .3f;
    mix[Weights.FALL] = -1;
    return new Weights(
        n,
        INPUTS,
        DIMENSION,
        floats(n * DIMENSION, 1),
        floats(n, 1),
        new float[0],
        floats(INPUTS * DIMENSION, 1),
        floats(DIMENSION, 1),
        floats(INPUTS * DIMENSION, 1),
        mix);
  }

  private float[] floats(int size, double scale) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (scale * random.nextGaussian());
    }
    return values;
  }

  private int leaf() {
    return IntStream.range(0, n)
        .filter(v -> hierarchy.childBegin(v) == hierarchy.childEnd(v))
        .findFirst()
        .orElseThrow();
  }

  private final Batch batch = new Batch(weights, 1);

  private Step step() {
    return fill(batch.step(0));
  }

  private Step fill(Step step) {
    Scores scores = new Scores(hierarchy, weights, middles);
    WordSearch words = new WordSearch(index);
    words.find(planted.features().wording(thing));
    step.clear();
    weights.parentPoint(x, step.z);
    weights.kinPoint(x, step.y);
    int[] candidates = Arrays.stream(all).filter(v -> v != thing).toArray();
    boolean[] right = new boolean[candidates.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = hierarchy.hasEdge(thing, candidates[i]);
    }
    scores.compute(step.z, step.y, words, thing, candidates, all);
    new Loss(hierarchy, weights).differentiate(scores, words, candidates, right, all, step);
    return step;
  }

  // Apart from the one whose step the difference quotients overwrite.
  private Batch gathered() {
    Batch kept = new Batch(weights, 1);
    fill(kept.step(0));
    kept.gather(1);
    return kept;
  }

  private void holds(float[] values, int i, double derivative) {
    float before = values[i];
    float up = before + 2e-3f;
    float down = before - 2e-3f;
    values[i] = up;
    double more = step().loss;
    values[i] = down;
    double less = step().loss;
    values[i] = before;
    assertThat(derivative).isCloseTo((more - less) / (up - (double) down), Offset.offset(2e-3));
  }

  @Test
  void ofEachWeightOfTheEvidence() {
    double[] mix = step().mix.clone();
    for (int j = 0; j < Weights.MIX; j++) {
      holds(weights.mix(), j, mix[j]);
    }
    assertThat(Arrays.stream(mix).filter(g -> g != 0).count()).isGreaterThan(12);
  }

  @Test
  void ofEachOffset() {
    Batch batch = gathered();
    for (int v = 0; v < n; v++) {
      double[] unused = new double[DIMENSION];
      holds(weights.offsets(), v, batch.add(v, weights.centers(), unused));
    }
  }

  @Test
  void ofEachCoordinateOfACenter() {
    Batch batch = gathered();
    for (int v = 0; v < n; v++) {
      double[] sum = new double[DIMENSION];
      batch.add(v, weights.centers(), sum);
      for (int k = 0; k < DIMENSION; k++) {
        holds(weights.centers(), v * DIMENSION + k, sum[k]);
      }
    }
  }

  @Test
  void ofTheMaps() {
    Step step = fill(new Step(weights));
    for (int k = 0; k < DIMENSION; k++) {
      holds(weights.parentBias(), k, step.parentPoint[k]);
      for (int i = 0; i < INPUTS; i++) {
        holds(weights.parentMap(), i * DIMENSION + k, x[i] * step.parentPoint[k]);
        holds(weights.kinMap(), i * DIMENSION + k, x[i] * step.kinPoint[k]);
      }
    }
  }

  /** A thing is no kin of its own: else its parent would be told by the thing itself. */
  @Test
  void theThingItselfCountsForNothing() {
    double before = step().loss;
    Arrays.fill(
        weights.centers(), thing * DIMENSION, (thing + 1) * DIMENSION, random.nextFloat() * 10);
    weights.offsets()[thing] += 5;
    assertThat(step().loss).isEqualTo(before);
  }

  /** A parent that began between a thing and two others is as far from it as between the two. */
  @Test
  void aMiddleIsMeasuredAsItWasWithoutTheThing() {
    float[] at = floats(DIMENSION, 1);
    int parent = hierarchy.parent(hierarchy.parentBegin(thing));
    float[] without = floats(DIMENSION, 1);
    float[] with = new float[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      // The mean of three and the origin, for the mean of two and the origin.
      with[k] = (3 * without[k] + at[k]) / 4;
    }
    assertThat(scoreOf(parent, with, at, middles))
        .isCloseTo(scoreOf(parent, without, at, new int[0]), Offset.offset(1e-5));
  }

  private double scoreOf(int parent, float[] center, float[] at, int[] some) {
    System.arraycopy(center, 0, weights.centers(), parent * DIMENSION, DIMENSION);
    Scores scores = new Scores(hierarchy, weights, some);
    scores.compute(at, at, new WordSearch(index), thing, all, all);
    return scores.score(parent);
  }

  /** Scratch that is used again gives what fresh scratch gives. */
  @Test
  void nothingIsLeftOverFromTheThingBefore() {
    Scores used = new Scores(hierarchy, weights);
    WordSearch words = new WordSearch(index);
    double[][] rounds = new double[2][];
    for (int round = 0; round < 2; round++) {
      words.find(new Wording("other g1", "leaf of g2"));
      used.compute(floats(DIMENSION, 1), floats(DIMENSION, 1), words, thing, all, all);
      words.find(Wording.NONE);
      used.compute(new float[DIMENSION], new float[DIMENSION], words, -1, all, all);
      rounds[round] = IntStream.of(all).mapToDouble(used::score).toArray();
    }
    Scores fresh = new Scores(hierarchy, weights);
    fresh.compute(new float[DIMENSION], new float[DIMENSION], words, -1, all, all);
    assertThat(rounds[0]).isEqualTo(IntStream.of(all).mapToDouble(fresh::score).toArray());
    assertThat(rounds[1]).isEqualTo(rounds[0]);
  }

  /** Of all at once the same as one by one, but for the rounding of 32 bits. */
  @Test
  void allAtOnceScoreAsOneByOne() {
    WordSearch words = new WordSearch(index);
    words.find(new Wording("other g1", "leaf of g2"));
    float[] z = floats(DIMENSION, 1);
    float[] y = floats(DIMENSION, 1);
    Scores one = new Scores(hierarchy, weights);
    one.compute(z, y, words, thing, all, all);
    Scores atOnce = new Scores(hierarchy, weights);
    atOnce.computeAll(z, y, words, thing, Standing.of(hierarchy, weights));
    for (int v : all) {
      assertThat(atOnce.score(v)).isCloseTo(one.score(v), Offset.offset(1e-4));
      assertThat(atOnce.kin().nearness(v)).isCloseTo(one.kin().nearness(v), Offset.offset(1e-5));
    }
  }

  /** Many children that lie just within and just beyond what counts: the same both ways. */
  @Test
  void manyFarKinCountTheSameBothWays() {
    float[] y = floats(DIMENSION, .1);
    double fall = Math.exp(weights.mix()[Weights.FALL]);
    for (int v = 0; v < n; v++) {
      float[] direction = floats(DIMENSION, 1);
      double length = Math.sqrt(Distance.squared(direction, 0, new float[4], 0, DIMENSION));
      double away = Math.sqrt((13 + 2.0 * v / n) / fall) / length;
      for (int k = 0; k < DIMENSION; k++) {
        weights.centers()[v * DIMENSION + k] = y[k] + (float) (away * direction[k]);
      }
    }
    Scores one = new Scores(hierarchy, weights);
    one.compute(y, y, new WordSearch(index), -1, all, all);
    Scores atOnce = new Scores(hierarchy, weights);
    atOnce.computeAll(y, y, new WordSearch(index), -1, Standing.of(hierarchy, weights));
    int counted = 0;
    for (int v : all) {
      assertThat(atOnce.kin().nearness(v)).isCloseTo(one.kin().nearness(v), Offset.offset(1e-10));
      counted += one.kin().nearness(v) > 0 ? 1 : 0;
    }
    assertThat(counted).isBetween(n / 4, 3 * n / 4);
  }

  /** More points than are kept together, and a number that is no multiple of it. */
  @Test
  void columnsMeasureEveryPoint() {
    for (int d : new int[] {1, 3, 4, 6}) {
      columnsMeasure(600, d);
    }
  }

  private void columnsMeasure(int count, int d) {
    float[] rows = floats(count * d, 1);
    float[] a = floats(d, 1);
    float[] b = floats(d, 1);
    float[] toA = new float[count];
    float[] toB = new float[count];
    new Columns(rows, count, d).measure(a, b, toA, toB, new Columns.Sums());
    for (int v = 0; v < count; v++) {
      double exactA = Distance.squared(a, 0, rows, v * d, d);
      double exactB = Distance.squared(b, 0, rows, v * d, d);
      assertThat((double) toA[v]).isCloseTo(exactA, Offset.offset(1e-5 * (1 + exactA)));
      assertThat((double) toB[v]).isCloseTo(exactB, Offset.offset(1e-5 * (1 + exactB)));
    }
  }
}
