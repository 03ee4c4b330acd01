package sphere.geometry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.training.Monitor;

/** Of planted groups one leaf hangs in the group of another root. */
class CompleterTest {
  private static final Case CASE = Case.make();

  /** The leaf that was moved, from which group to which, and what was learned from that. */
  private record Case(
      Hierarchy wrong, Features features, Completer completer, int moved, int from, int to) {
    static Case make() {
      Planted planted = Planted.of(10, 6, 4);
      Hierarchy h = planted.hierarchy();
      int from = planted.parents()[0];
      int to = planted.parents()[1];
      int moved = h.child(h.childBegin(from));
      Hierarchy wrong = withMoved(h, moved, to);
      Features features = sorted(planted.features(), wrong);
      SemanticConfig config = new SemanticConfig(16, 10, 2e-4, 0, Set.of(), 1, 2);
      Placer placer = SemanticTrainer.train(wrong, features, config, Monitor.NONE).placer();
      return new Case(
          wrong,
          features,
          new Completer(placer, wrong),
          wrong.ordinalOf(moved),
          wrong.ordinalOf(from),
          wrong.ordinalOf(to));
    }

    private static Hierarchy withMoved(Hierarchy h, int moved, int to) {
      HierarchyBuilder builder = new HierarchyBuilder(h.nodeCount());
      for (int v = 0; v < h.nodeCount(); v++) {
        for (int s = h.parentBegin(v); s < h.parentEnd(v); s++) {
          builder.add(v, v == moved ? to : h.parent(s));
        }
      }
      return builder.build();
    }

    private static Features sorted(Features features, Hierarchy wrong) {
      float[][] vectors = new float[features.size()][];
      Wording[] wordings = new Wording[features.size()];
      for (int v = 0; v < vectors.length; v++) {
        vectors[wrong.ordinalOf(v)] = features.vectors().get(v);
        wordings[wrong.ordinalOf(v)] = features.wording(v);
      }
      return new Features(features.blocks(), List.of(vectors), List.of(wordings));
    }
  }

  private static Optional<Completer.Finding> look(int v) {
    return CASE.completer().look(CASE.features().vectors().get(v), CASE.features().wording(v), v);
  }

  @Test
  void anEdgeToTheWrongGroupIsDoubtfulAndTheRightOneProposed() {
    Completer.Finding finding = look(CASE.moved()).orElseThrow();
    assertThat(finding.better().ordinal()).isEqualTo(CASE.from());
    assertThat(finding.doubtful()).extracting(Candidate::ordinal).containsExactly(CASE.to());
    assertThat(finding.better().confidence())
        .isGreaterThanOrEqualTo(10 * finding.doubtful().get(0).confidence());
  }

  @Test
  void whatStandsAboveOrBelowIsNotProposed() {
    Reach reach = new Reach(CASE.wrong());
    for (int v = 0; v < CASE.wrong().nodeCount(); v++) {
      for (Completer.Finding finding : look(v).stream().toList()) {
        assertThat(reach.ancestors(v)).doesNotContain(finding.better().ordinal());
        assertThat(reach.descendants(v)).doesNotContain(finding.better().ordinal());
        assertThat(finding.better().ordinal()).isNotEqualTo(v);
      }
    }
  }
}
