package sphere.geometry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

class StretchTest {
  private static final int GROUPS = 20;
  private static final int LEAVES = 10;
  private static final Workers WORKERS = new Workers(2, Monitor.NONE);

  private static Hierarchy groups() {
    HierarchyBuilder builder = new HierarchyBuilder(GROUPS * (1 + LEAVES));
    for (int i = 0; i < GROUPS * LEAVES; i++) {
      builder.add(GROUPS + i, i / LEAVES);
    }
    return builder.build();
  }

  // Each leaf has noise in four directions and what its group has in four others.
  private static float[][] inputs(Hierarchy hierarchy, double noise, double signal) {
    Random random = new Random(1);
    float[][] inputs = new float[hierarchy.nodeCount()][8];
    for (int g = 0; g < GROUPS; g++) {
      double[] group = random.doubles(4, -1, 1).toArray();
      for (int l = 0; l < LEAVES; l++) {
        float[] x = inputs[hierarchy.ordinalOf(GROUPS + g * LEAVES + l)];
        for (int k = 0; k < 4; k++) {
          x[k] = (float) (noise * random.nextGaussian());
          x[4 + k] = (float) (signal * (group[k] + .2 * random.nextGaussian()));
        }
      }
    }
    return inputs;
  }

  private static float[] factors(float[][] inputs) {
    return Stretch.of(groups(), inputs, 8, 1, WORKERS);
  }

  private static double meanLength(float[][] inputs, float[] factors) {
    double sum = 0;
    for (float[] x : inputs) {
      double square = 0;
      for (int k = 0; k < x.length; k++) {
        square += Math.pow(x[k] * factors[k], 2);
      }
      sum += Math.sqrt(square);
    }
    return sum / inputs.length;
  }

  private static final float[] ONES = {1, 1, 1, 1, 1, 1, 1, 1};

  /** What tells groups apart lies in lesser directions: they are made to count. */
  @Test
  void lesserDirectionsThatTellMoreAreStretched() {
    float[][] inputs = inputs(groups(), 3, 1);
    float[] factors = factors(inputs);
    for (int k = 0; k < 4; k++) {
      assertThat(factors[k]).isLessThan(.9f);
      assertThat(factors[4 + k]).isGreaterThan(1.5f);
    }
    assertThat(meanLength(inputs, factors))
        .isCloseTo(meanLength(inputs, ONES), Offset.offset(1e-4));
  }

  @Test
  void directionsThatTellAllStayAsTheyAre() {
    assertThat(factors(inputs(groups(), .2, 1))).isEqualTo(ONES);
  }

  /** Of noise alone some power is the best by chance; that is no reason to change the frame. */
  @Test
  void chanceIsNoReason() {
    assertThat(factors(inputs(groups(), 1, 0))).isEqualTo(ONES);
  }

  @Test
  void whereNothingCanBeAskedNothingIsStretched() {
    float[][] inputs = inputs(groups(), 3, 1);
    Hierarchy flat = new HierarchyBuilder(inputs.length).build();
    assertThat(Stretch.of(flat, inputs, 8, 1, WORKERS)).isEqualTo(ONES);
    assertThat(Stretch.of(groups(), new float[inputs.length][8], 8, 1, WORKERS)).isEqualTo(ONES);
  }
}
