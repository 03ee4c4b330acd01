package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class WeighingTest {
  private static final int COUNT = Features.DENSE + 2;
  private static final double[] PLANTED = new double[COUNT];

  static {
    PLANTED[Features.DISTANCE] = 2;
    PLANTED[Features.VOLUME] = -1;
    PLANTED[Features.DENSE + 1] = 1.5;
  }

  /** Questions with 12 candidates, of which one is drawn by the softmax of planted weights. */
  private static List<Weighing.Lesson> lessons(int count, double share) {
    SplittableRandom random = new SplittableRandom(6);
    List<Weighing.Lesson> lessons = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[][] dense = new float[12][Features.DENSE];
      int[][] sparse = new int[12][];
      double[] shares = new double[12];
      int best = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < 12; c++) {
        dense[c][Features.DISTANCE] = (float) random.nextGaussian();
        dense[c][Features.VOLUME] = (float) random.nextGaussian();
        dense[c][Features.SHARED] = (float) random.nextGaussian();
        sparse[c] = new int[random.nextInt(3)];
        for (int k = 0; k < sparse[c].length; k++) {
          sparse[c][k] = Features.DENSE + k;
        }
        shares[c] = c > 6 ? share : 0;
        // The largest of such sums is drawn as by the softmax (Gumbel).
        double drawn = score(PLANTED, dense[c], sparse[c]) + shares[c];
        drawn -= Math.log(-Math.log(random.nextDouble(1e-12, 1)));
        best = drawn > most ? c : best;
        most = Math.max(most, drawn);
      }
      swap(dense, best);
      swap(sparse, best);
      double first = shares[0];
      shares[0] = shares[best];
      shares[best] = first;
      lessons.add(new Weighing.Lesson(dense, sparse, shares));
    }
    return lessons;
  }

  private static <T> void swap(T[] all, int with) {
    T first = all[0];
    all[0] = all[with];
    all[with] = first;
  }

  private static double score(double[] weights, float[] dense, int[] sparse) {
    double sum = 0;
    for (int f = 0; f < dense.length; f++) {
      sum += weights[f] * dense[f];
    }
    for (int f : sparse) {
      sum += weights[f];
    }
    return sum;
  }

  /** Minus the logarithm of the likelihood, and of the prior. */
  private static double loss(List<Weighing.Lesson> lessons, double[] weights) {
    double loss = 0;
    for (double weight : weights) {
      loss += weight * weight / 2;
    }
    for (Weighing.Lesson lesson : lessons) {
      double sum = 0;
      for (int c = 0; c < lesson.dense().length; c++) {
        sum += Math.exp(score(weights, lesson.dense()[c], lesson.sparse()[c]) + lesson.shares()[c]);
      }
      loss += Math.log(sum) - score(weights, lesson.dense()[0], lesson.sparse()[0]);
      loss -= lesson.shares()[0];
    }
    return loss;
  }

  private static double[] weighed(List<Weighing.Lesson> lessons, EnumSet<Evidence> evidence) {
    return Weighing.of(lessons, new double[COUNT], evidence, () -> {});
  }

  @Test
  void plantedWeightsAreFound() {
    double[] found = weighed(lessons(4000, 1), EnumSet.allOf(Evidence.class));
    for (int f = 0; f < COUNT; f++) {
      assertThat(found[f]).isCloseTo(PLANTED[f], within(.15));
    }
  }

  /** Finite differences of the loss are 0 there, and were not at the start. */
  @Test
  void noStepFromTheWeightsFoundIsBetter() {
    List<Weighing.Lesson> lessons = lessons(200, -2);
    double[] found = weighed(lessons, EnumSet.allOf(Evidence.class));
    for (int f : new int[] {Features.DISTANCE, Features.VOLUME, COUNT - 1}) {
      assertThat(Math.abs(slope(lessons, new double[COUNT], f))).isGreaterThan(20);
    }
    for (int f = 0; f < COUNT; f++) {
      assertThat(slope(lessons, found, f)).isCloseTo(0, within(.5));
    }
  }

  private static double slope(List<Weighing.Lesson> lessons, double[] weights, int feature) {
    double[] more = weights.clone();
    double[] less = weights.clone();
    more[feature] += 1e-4;
    less[feature] -= 1e-4;
    return (loss(lessons, more) - loss(lessons, less)) / 2e-4;
  }

  @Test
  void whatIsNotWeighedStaysAsItWas() {
    double[] start = new double[COUNT];
    start[Features.DISTANCE] = 3;
    double[] found =
        Weighing.of(lessons(200, 0), start, EnumSet.of(Evidence.CONTAINMENT), () -> {});
    assertThat(found[Features.DISTANCE]).isEqualTo(3);
    assertThat(found[Features.SHARED]).isZero();
    assertThat(found[COUNT - 1]).isZero();
    assertThat(found[Features.VOLUME]).isNegative();
  }

  /** Numbers far apart, of which exponentials would be infinite, and one candidate alone. */
  @Test
  void largeNumbersGiveFiniteWeights() {
    float[][] dense = new float[2][Features.DENSE];
    dense[0][0] = 1e6f;
    dense[1][0] = -1e6f;
    List<Weighing.Lesson> lessons =
        List.of(
            new Weighing.Lesson(dense, new int[2][0], new double[2]),
            new Weighing.Lesson(new float[1][Features.DENSE], new int[1][0], new double[1]));
    assertThat(weighed(lessons, EnumSet.allOf(Evidence.class)))
        .doesNotContain(Double.NaN)
        .doesNotContain(Double.POSITIVE_INFINITY);
  }

  @Test
  void itStopsWhenTold() {
    Samples.Told told = Samples.Told.abortingAt(7);
    assertThatThrownBy(
            () ->
                Weighing.of(
                    lessons(2, 0), new double[COUNT], EnumSet.allOf(Evidence.class), told::check))
        .isInstanceOf(CancellationException.class);
  }
}
