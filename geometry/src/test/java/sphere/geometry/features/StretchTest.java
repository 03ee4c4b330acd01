package sphere.geometry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

  // Each leaf has noise in four directions, ever less, and what its group has in four others.
  private static float[][] inputs(Hierarchy hierarchy, double noise, double signal) {
    Random random = new Random(1);
    float[][] inputs = new float[hierarchy.nodeCount()][8];
    for (int g = 0; g < GROUPS; g++) {
      double[] group = random.doubles(4, -1, 1).toArray();
      for (int l = 0; l < LEAVES; l++) {
        float[] x = inputs[hierarchy.ordinalOf(GROUPS + g * LEAVES + l)];
        for (int k = 0; k < 4; k++) {
          x[k] = (float) (noise / (1 << k) * random.nextGaussian());
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
    assertThat(factors[0]).isLessThan(.9f);
    for (int k = 0; k < 4; k++) {
      assertThat(factors[4 + k]).isGreaterThan(1.5f * factors[0]);
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

  /** Of a chart of fewer coordinates it is these whose mean length stays. */
  @Test
  void theMeanLengthInTheChartStays() {
    float[][] inputs = inputs(groups(), 3, 1);
    float[] factors = Stretch.of(groups(), inputs, 6, 1, WORKERS);
    assertThat(factors).isNotEqualTo(ONES);
    for (float[] x : inputs) {
      x[6] = 0;
      x[7] = 0;
    }
    assertThat(meanLength(inputs, factors))
        .isCloseTo(meanLength(inputs, ONES), Offset.offset(1e-4));
  }

  /** Two pairs that a stretch brings together are two observations, not four: no reason yet. */
  @Test
  void fewFamiliesProveNothing() {
    HierarchyBuilder builder = new HierarchyBuilder(10);
    int[] parents = {6, 6, 7, 7, 8, 9};
    for (int v = 0; v < 6; v++) {
      builder.add(v, parents[v]);
    }
    Hierarchy pairs = builder.build();
    float[][] inputs = new float[10][2];
    float[][] points = {{1, .5f}, {-1, .5f}, {1.01f, -.5f}, {-1.01f, -.5f}, {100, .01f}, {-100, 0}};
    for (int v = 0; v < 6; v++) {
      inputs[pairs.ordinalOf(v)] = points[v];
    }
    assertThat(Stretch.of(pairs, inputs, 2, 1, WORKERS)).isEqualTo(new float[] {1, 1});
  }

  @Test
  void threadsChangeNothing() {
    float[][] inputs = inputs(groups(), 3, 1);
    try (Workers one = new Workers(1, Monitor.NONE)) {
      assertThat(Stretch.of(groups(), inputs, 8, 1, one)).isEqualTo(factors(inputs));
    }
  }

  /** So many that siblings are not all looked at: each that is asked still has one. */
  @Test
  void ofManySmallFamiliesSiblingsAreLookedAt() {
    int families = 11_000;
    HierarchyBuilder builder = new HierarchyBuilder(3 * families);
    for (int i = 0; i < 2 * families; i++) {
      builder.add(families + i, i / 2);
    }
    Hierarchy hierarchy = builder.build();
    Random random = new Random(5);
    float[][] inputs = new float[hierarchy.nodeCount()][4];
    for (int f = 0; f < families; f++) {
      float[] family = {random.nextFloat() - .5f, random.nextFloat() - .5f};
      for (int l = 0; l < 2; l++) {
        float[] x = inputs[hierarchy.ordinalOf(families + 2 * f + l)];
        x[0] = 3 * (float) random.nextGaussian();
        x[1] = 2 * (float) random.nextGaussian();
        x[2] = family[0];
        x[3] = family[1];
      }
    }
    float[] factors = Stretch.of(hierarchy, inputs, 4, 1, WORKERS);
    assertThat(factors[2]).isGreaterThan(1.2f);
    assertThat(factors[0]).isLessThan(1);
  }

  /** What is learned from and what is placed are looked at in one frame, whose middles are told. */
  @Test
  void lessonsAndPlacesShareTheStretchedFrame() {
    Hierarchy hierarchy = groups();
    List<float[]> vectors = new ArrayList<>(List.of(inputs(hierarchy, 3, 1)));
    for (int v = 0; v < vectors.size(); v++) {
      boolean leaf = hierarchy.childBegin(v) == hierarchy.childEnd(v);
      vectors.set(v, leaf ? vectors.get(v) : new float[0]);
    }
    Features features = new Features(List.of(8), vectors, List.of());
    SemanticConfig config = SemanticConfig.defaults();
    Lessons lessons = Lessons.of(hierarchy, features, config, WORKERS, Monitor.NONE);
    Principal plain = Principal.of(features, 256, config.seed(), WORKERS);
    assertThat(lessons.principal().axes()).isNotEqualTo(plain.axes());
    int held = hierarchy.ordinalOf(GROUPS);
    int group = hierarchy.parent(hierarchy.parentBegin(held));
    int[] middles = lessons.middles(new int[] {held});
    double[] sum = new double[8];
    for (int v = 0; v < vectors.size(); v++) {
      float[] shown = lessons.principal().project(vectors.get(v));
      for (int k = 0; k < 8; k++) {
        assertThat(lessons.inputs()[v][k]).isCloseTo(shown[k], Offset.offset(1e-4f));
        sum[k] += v != held && hierarchy.hasEdge(v, group) ? shown[k] : 0;
      }
      assertThat(middles[v])
          .isEqualTo(vectors.get(v).length > 0 ? 0 : v == group ? LEAVES - 1 : LEAVES);
    }
    float[] centers = lessons.start(new int[] {held}).centers();
    for (int k = 0; k < 8; k++) {
      assertThat((double) centers[group * config.dimension() + k])
          .isCloseTo(sum[k] / (middles[group] + 1), Offset.offset(1e-4));
    }
  }
}
