package sphere.geometry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.training.Monitor;

/** Candidates that are asked for are told of wherever they rank. */
class CandidatesTest {
  private static final int NODES = 40;

  private static Placer placer(List<float[]> vectors) {
    HierarchyBuilder builder = new HierarchyBuilder(NODES);
    SplittableRandom random = new SplittableRandom(5);
    for (int v = 0; v < NODES; v++) {
      vectors.add(new float[] {(float) random.nextDouble(), v % 5, v / 7f});
      if (v > 0) {
        builder.add(v, (v - 1) / 4);
      }
    }
    Hierarchy hierarchy = builder.build(() -> {});
    SemanticConfig config = new SemanticConfig(3, 2, 2e-4, .2, java.util.Set.of(), 1, 1);
    Features features = new Features(List.of(3), vectors, List.of());
    return SemanticTrainer.train(hierarchy, features, config, Monitor.NONE).placer();
  }

  @Test
  void thoseAskedForComeAfterTheBestWithTheirRanks() {
    List<float[]> vectors = new ArrayList<>();
    Placer placer = placer(vectors);
    int[] all = IntStream.range(0, NODES).toArray();
    for (int known : new int[] {-1, 1, 39}) {
      List<Candidate> whole = placer.place(vectors.get(3), Wording.NONE, known, NODES);
      List<Candidate> asked = placer.place(vectors.get(3), Wording.NONE, known, 2, all);
      assertThat(asked.subList(0, 2)).isEqualTo(whole.subList(0, 2));
      assertThat(asked).containsExactlyInAnyOrderElementsOf(whole);
      Candidate last = whole.get(whole.size() - 1);
      assertThat(placer.place(vectors.get(3), Wording.NONE, known, 1, last.ordinal(), 1, 1))
          .hasSizeBetween(2, 3)
          .contains(last);
    }
    // What is below 1, and itself, is never a candidate.
    assertThat(placer.place(vectors.get(1), Wording.NONE, 1, 1, 1, 5)).hasSize(1);
  }
}
