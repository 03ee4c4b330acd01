package sphere.benchmarks.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sphere.geometry.features.Learned;
import sphere.geometry.features.SemanticConfig;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

class HeadsTest {
  private static final int GROUPS = 8;
  private static final int LEAVES = 12;

  private final Random random = new Random(5);
  private final Workers workers = new Workers(2, Monitor.NONE);

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void measuresTheWayToABoxAndInside() {
    double[] z = {4, -2};
    double[] centers = {9, 9, 1, -1};
    double[] widths = {9, 9, 1, 2};
    // Of the ways 3 and 1 the first goes on by 2 outside; inside are 1 and 1.
    assertThat(Head.BOX.distance(z, centers, widths, 2))
        .isCloseTo(2 + .2 * Math.sqrt(2), within(1e-12));
    assertThat(Head.BALL.distance(z, centers, widths, 2)).isCloseTo(Math.sqrt(10), within(1e-12));
    assertThat(Head.BOX.distance(z, centers, new double[4], 2))
        .isEqualTo(Head.BALL.distance(z, centers, widths, 2));
  }

  // Some have two parents, some one, and the first is above all.
  private HeadLessons few() {
    HierarchyBuilder builder = new HierarchyBuilder(9);
    for (int v = 1; v < 9; v++) {
      builder.add(v, (v - 1) / 2);
    }
    builder.add(8, 2);
    Hierarchy hierarchy = builder.build();
    double[][] inputs = new double[9][];
    Arrays.setAll(inputs, v -> gaussian(5, 1));
    boolean[] all = new boolean[9];
    Arrays.fill(all, true);
    return new HeadLessons(hierarchy, inputs, all, 3);
  }

  private double[] gaussian(int length, double deviation) {
    return random.doubles(length, -1, 1).map(x -> 2 * deviation * x).toArray();
  }

  @ParameterizedTest
  @EnumSource(Head.class)
  void differentiatesAsDifferencesDo(Head head) {
    HeadLessons lessons = few();
    HeadWeights weights = HeadWeights.start(lessons, new int[0]);
    weights.logScale()[0] = 0;
    for (double[] part : weights.parts()) {
      Arrays.setAll(part, i -> part[i] + random.nextDouble() / 2);
    }
    HeadLoss loss = new HeadLoss(lessons, head, weights, workers);
    int[] things = lessons.learners();
    List<double[]> gradients = loss.gradient(things).parts();
    for (int p = 0; p < gradients.size(); p++) {
      double[] part = weights.parts().get(p);
      for (int i = 0; i < part.length; i++) {
        double expected = difference(loss, things, part, i);
        assertThat(gradients.get(p)[i]).as("part %d at %d", p, i).isCloseTo(expected, within(1e-7));
      }
    }
    assertThat(Arrays.stream(gradients.get(1)).anyMatch(g -> g != 0)).isEqualTo(head == Head.BOX);
  }

  private static double difference(HeadLoss loss, int[] things, double[] part, int i) {
    double step = 1e-6;
    double before = part[i];
    part[i] = before + step;
    double more = loss.mean(things);
    part[i] = before - step;
    double less = loss.mean(things);
    part[i] = before;
    return (more - less) / (2 * step);
  }

  // Leaves lie around points that are known, each group elsewhere, so that the nearest thing is
  // another leaf: heads have to learn that parents are asked for.
  @ParameterizedTest
  @EnumSource(Head.class)
  void findsPlantedParents(Head head) {
    double[][] middles = new double[GROUPS + 1][];
    Arrays.setAll(middles, g -> gaussian(16, .15));
    HeadLessons lessons = planted(middles);
    int[] none = new int[0];
    SemanticConfig config = SemanticConfig.defaults();
    HeadDescent before = new HeadDescent(lessons, head, lessons.learners(), none, config, workers);
    HeadTrainer.Trained trained = HeadTrainer.train(lessons, head, config, workers);
    double[][] asked = new double[GROUPS * 5][];
    Arrays.setAll(asked, i -> near(middles[1 + i % GROUPS]));
    assertThat(share(before, lessons, asked)).isLessThan(.4);
    assertThat(share(trained.descent(), lessons, asked)).isGreaterThan(.9);
    assertThat(trained.epochs()).isGreaterThan(1);
  }

  private HeadLessons planted(double[][] middles) {
    int inner = GROUPS + 1;
    HierarchyBuilder builder = new HierarchyBuilder(inner + GROUPS * LEAVES);
    IntStream.range(1, inner).forEach(v -> builder.add(v, 0));
    IntStream.range(0, GROUPS * LEAVES).forEach(i -> builder.add(inner + i, 1 + i % GROUPS));
    Hierarchy hierarchy = builder.build();
    double[][] inputs = new double[hierarchy.nodeCount()][];
    boolean[] all = new boolean[inputs.length];
    Arrays.fill(all, true);
    for (int m = 0; m < inputs.length; m++) {
      inputs[hierarchy.ordinalOf(m)] = near(middles[m < inner ? m : 1 + (m - inner) % GROUPS]);
    }
    return new HeadLessons(hierarchy, inputs, all, 8);
  }

  private double[] near(double[] middle) {
    double[] noise = gaussian(middle.length, .05);
    Arrays.setAll(noise, k -> middle[k] + noise[k]);
    return noise;
  }

  private static double share(HeadDescent descent, HeadLessons lessons, double[][] asked) {
    double right = 0;
    boolean[] all = new boolean[lessons.size()];
    Arrays.fill(all, true);
    for (int i = 0; i < asked.length; i++) {
      int[] parent = {lessons.hierarchy().ordinalOf(1 + i % GROUPS)};
      right += Ranks.best(descent.scores(asked[i]), parent, all) == 1 ? 1 : 0;
    }
    return right / asked.length;
  }

  // Of three axes a vector has the first two in its frame, twice as long.
  @Test
  void seesFeaturesInTheFrame() {
    float[] none = {};
    float[] axes = {2, 0, 0, 0, 2, 0};
    Learned learned =
        new Learned(3, new float[] {1, 1, 1}, axes, none, none, none, none, none, none, 1);
    assertThat(HeadLessons.project(new float[] {2, 4, 9}, learned)).containsExactly(2, 6);
    assertThat(HeadLessons.project(new float[] {Float.NaN, 4, 9}, learned)).containsExactly(0, 6);
    assertThat(HeadLessons.project(none, learned)).containsExactly(0, 0);
  }

  @Test
  void beginsWhatHasNoFeaturesBetweenWhatIsBelow() {
    HierarchyBuilder builder = new HierarchyBuilder(6);
    IntStream.range(1, 6).forEach(v -> builder.add(v, 0));
    Hierarchy hierarchy = builder.build();
    int root = hierarchy.ordinalOf(0);
    double[][] inputs = new double[6][1];
    boolean[] has = new boolean[6];
    for (int v = 0; v < 6; v++) {
      has[v] = v != root;
      inputs[v][0] = has[v] ? 3 : 0;
    }
    HeadLessons lessons = new HeadLessons(hierarchy, inputs, has, 1);
    assertThat(lessons.places(new int[0])[root]).containsExactly(2.5);
    int leaf = hierarchy.ordinalOf(3);
    assertThat(lessons.places(new int[] {leaf})[root][0]).isCloseTo(2.4, within(1e-12));
    int[] leaves = IntStream.of(leaf, hierarchy.ordinalOf(4)).sorted().toArray();
    assertThat(lessons.places(leaves)[root]).containsExactly(0);
    assertThat(lessons.learners()).hasSize(5).doesNotContain(root);
  }

  @Test
  void refusesTooManyNodes() {
    HeadTrial.require(5000);
    assertThatThrownBy(() -> HeadTrial.require(5001))
        .hasMessage(
            "Option `--heads` takes at most 5000 known nodes, but there are 5001: leave it out.");
  }
}
