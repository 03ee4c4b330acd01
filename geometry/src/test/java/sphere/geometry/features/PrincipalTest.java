package sphere.geometry.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

class PrincipalTest {
  private static final Workers WORKERS = new Workers(1, Monitor.NONE);

  private static List<float[]> vectors(int count, int dimension, long seed) {
    Random random = new Random(seed);
    List<float[]> vectors = new ArrayList<>();
    for (int v = 0; v < count; v++) {
      float[] x = new float[dimension];
      for (int i = 0; i < dimension; i++) {
        x[i] = (float) (random.nextGaussian() * (1 + i));
      }
      vectors.add(x);
    }
    return vectors;
  }

  private static Features features(List<float[]> vectors) {
    return new Features(List.of(vectors.get(0).length), vectors, List.of());
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  /**
   * A reflection, a shift and another scale: nothing that the frame shows changes but for signs.
   */
  @Test
  void turningShiftingAndScalingChangesNothing() {
    List<float[]> vectors = vectors(60, 7, 1);
    List<float[]> turned = new ArrayList<>();
    double[] normal = {.1, .5, -.3, .2, .4, -.6, .25};
    double square = 0;
    for (double x : normal) {
      square += x * x;
    }
    for (float[] x : vectors) {
      double along = 0;
      for (int i = 0; i < 7; i++) {
        along += x[i] * normal[i];
      }
      float[] y = new float[7];
      for (int i = 0; i < 7; i++) {
        y[i] = (float) (3 * (x[i] - 2 * along * normal[i] / square) + 10);
      }
      turned.add(y);
    }
    Principal one = Principal.of(features(vectors), 5, 1, WORKERS);
    Principal two = Principal.of(features(turned), 5, 1, WORKERS);
    for (int v = 0; v < 60; v++) {
      float[] a = one.project(vectors.get(v));
      float[] b = two.project(turned.get(v));
      for (int k = 0; k < 5; k++) {
        assertThat(Math.abs(b[k])).isCloseTo(Math.abs(a[k]), Offset.offset(1e-3f));
      }
    }
  }

  /** Fewer rows than coordinates are decomposed by their products: the same frame. */
  @Test
  void allAxesKeepAllDistances() {
    for (int count : new int[] {6, 40}) {
      List<float[]> vectors = vectors(count, 12, 2);
      Principal principal = Principal.of(features(vectors), 12, 1, WORKERS);
      double factor =
          distance(principal.project(vectors.get(0)), principal.project(vectors.get(1)))
              / distance(vectors.get(0), vectors.get(1));
      for (int v = 2; v < count; v++) {
        double shown =
            distance(principal.project(vectors.get(0)), principal.project(vectors.get(v)));
        assertThat(shown)
            .isCloseTo(
                factor * distance(vectors.get(0), vectors.get(v)), Offset.offset(1e-4 * shown));
      }
    }
  }

  @Test
  void everyKindCountsAsMuchHoweverLargeItsNumbers() {
    List<float[]> vectors = vectors(50, 6, 3);
    List<float[]> louder = new ArrayList<>();
    for (float[] x : vectors) {
      float[] y = x.clone();
      for (int i = 3; i < 6; i++) {
        y[i] *= 1000;
      }
      louder.add(y);
    }
    Principal one = Principal.of(new Features(List.of(3, 3), vectors, List.of()), 6, 1, WORKERS);
    Principal two = Principal.of(new Features(List.of(3, 3), louder, List.of()), 6, 1, WORKERS);
    assertThat(distance(two.project(louder.get(0)), two.project(louder.get(1))))
        .isCloseTo(
            distance(one.project(vectors.get(0)), one.project(vectors.get(1))),
            Offset.offset(1e-4));
  }

  @Test
  void whatIsNotKnownCountsAsTheMean() {
    List<float[]> vectors = new ArrayList<>(vectors(50, 4, 4));
    vectors.add(new float[] {1, 2, Float.NaN, Float.NaN});
    vectors.add(new float[0]);
    Principal principal =
        Principal.of(new Features(List.of(2, 2), vectors, List.of()), 4, 1, WORKERS);
    float[] mean = principal.mean();
    float[] filled = {1, 2, mean[2], mean[3]};
    assertThat(principal.project(vectors.get(50))).isEqualTo(principal.project(filled));
    assertThat(principal.project(vectors.get(51))).containsOnly(0);
  }

  @Test
  void directionsWithoutVarianceHaveNoAxis() {
    List<float[]> flat = new ArrayList<>();
    vectors(30, 2, 5).forEach(x -> flat.add(new float[] {x[0], x[1], 7, x[0] + x[1], 0}));
    assertThat(Principal.of(features(flat), 64, 1, WORKERS).inputs()).isEqualTo(2);
  }

  /** Larger than what is decomposed whole: planted axes are found, and in order. */
  @Test
  void theLargestOfManyAxes() {
    Random random = new Random(9);
    List<float[]> vectors = new ArrayList<>();
    for (int v = 0; v < 600; v++) {
      float[] x = new float[400];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) (random.nextGaussian() * (i < 10 ? 30 - i : 1));
      }
      vectors.add(x);
    }
    Principal principal = Principal.of(features(vectors), 64, 1, WORKERS);
    assertThat(principal.inputs()).isEqualTo(64);
    double shown = 0;
    double all = 0;
    for (int k = 0; k < 10; k++) {
      for (int i = 0; i < 400; i++) {
        double a = principal.axes()[k * 400 + i];
        shown += i < 10 ? a * a : 0;
        all += a * a;
      }
    }
    assertThat(shown / all).isGreaterThan(.98);
  }

  @Test
  void featuresThatTeachNothingAreRefused() {
    assertThatThrownBy(() -> features(List.of(new float[] {1, 2}, new float[] {1, 2})))
        .hasMessage("All nodes have the same features, so there is nothing to learn from.");
    List<float[]> none = List.of(new float[0], new float[0]);
    assertThatThrownBy(() -> new Features(List.of(2), none, List.of()))
        .hasMessage("No node has features, so there is nothing to learn from.");
    List<float[]> infinite = List.of(new float[] {1, 2}, new float[] {1, Float.NEGATIVE_INFINITY});
    assertThatThrownBy(() -> features(infinite)).hasMessageContaining("The vector of 1 holds -Inf");
    List<float[]> shorter = List.of(new float[] {1, 2}, new float[] {1});
    assertThatThrownBy(() -> features(shorter)).hasMessageContaining("1 has 1 coordinates");
  }
}
