package sphere.geometry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.training.Monitor;

/** Of planted groups one leaf hangs in the group of another root. */
class CompleterTest {
  private static Hierarchy wrong;
  private static Features features;
  private static Completer completer;
  private static int moved;
  private static int right;
  private static int other;

  @BeforeAll
  static void learn() {
    Planted planted = Planted.of(10, 6, 4);
    Hierarchy h = planted.hierarchy();
    right = planted.parents()[0];
    other = planted.parents()[1];
    moved = h.child(h.childBegin(right));
    HierarchyBuilder builder = new HierarchyBuilder(h.nodeCount());
    for (int v = 0; v < h.nodeCount(); v++) {
      for (int s = h.parentBegin(v); s < h.parentEnd(v); s++) {
        builder.add(v, v == moved ? other : h.parent(s));
      }
    }
    wrong = builder.build();
    float[][] vectors = new float[h.nodeCount()][];
    Wording[] wordings = new Wording[h.nodeCount()];
    for (int v = 0; v < h.nodeCount(); v++) {
      vectors[wrong.ordinalOf(v)] = planted.features().vectors().get(v);
      wordings[wrong.ordinalOf(v)] = planted.features().wording(v);
    }
    features = new Features(List.of(Planted.DIMENSION), List.of(vectors), List.of(wordings));
    completer =
        new Completer(
            SemanticTrainer.train(
                    wrong,
                    features,
                    new SemanticConfig(16, 10, 2e-4, 0, Set.of(), 1, 2),
                    Monitor.NONE)
                .placer(),
            wrong);
  }

  private static Optional<Completer.Finding> look(int v) {
    return completer.look(features.vectors().get(v), features.wording(v), v);
  }

  @Test
  void anEdgeToTheWrongGroupIsDoubtfulAndTheRightOneProposed() {
    Completer.Finding finding = look(wrong.ordinalOf(moved)).orElseThrow();
    assertThat(finding.better().ordinal()).isEqualTo(wrong.ordinalOf(right));
    assertThat(finding.doubtful())
        .extracting(Candidate::ordinal)
        .containsExactly(wrong.ordinalOf(other));
    assertThat(finding.better().confidence())
        .isGreaterThanOrEqualTo(10 * finding.doubtful().get(0).confidence());
  }

  @Test
  void whatStandsAboveOrBelowIsNotProposed() {
    Reach reach = new Reach(wrong);
    for (int v = 0; v < wrong.nodeCount(); v++) {
      for (Completer.Finding finding : look(v).stream().toList()) {
        assertThat(reach.ancestors(v)).doesNotContain(finding.better().ordinal());
        assertThat(reach.descendants(v)).doesNotContain(finding.better().ordinal());
        assertThat(finding.better().ordinal()).isNotEqualTo(v);
      }
    }
  }
}
