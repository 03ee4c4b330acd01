package sphere.benchmarks.ontology;

import java.util.Arrays;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.roles.OntologyFacts;
import sphere.geometry.roles.RoleModel;

/**
 * The balls of a model of roles.
 *
 * @param model of the facts
 * @param facts which role of the facts stands for what
 */
record LearnedBalls(RoleModel model, OntologyFacts facts) implements Embedding {
  @Override
  public float[][] centers() {
    return model.centers();
  }

  @Override
  public float[] radii() {
    return model.radii();
  }

  @Override
  public float[] led(Asked asked, int start) {
    return model.led(asked.starts()[start], way(asked, start));
  }

  private int way(Asked asked, int start) {
    return switch (asked.form()) {
      case NF1 -> 0;
      case NF2 -> 2 * (facts.conjunct() + start);
      case NF3 -> facts.way(asked.role());
      default -> 2 * facts.domains()[asked.role()];
    };
  }

  /** Ranks by all weighed evidence; of two starts by the sum. */
  Scorer byEvidence() {
    return (asked, scores) -> {
      double[] part = new double[scores.length];
      Arrays.fill(scores, 0);
      for (int s = 0; s < asked.starts().length; s++) {
        model.score(asked.starts()[s], way(asked, s), part);
        for (int e = 0; e < scores.length; e++) {
          scores[e] += part[e];
        }
      }
    };
  }

  /**
   * The share of axioms of a form, NF1 or NF3, whose ball on the left lies in that on the right:
   * {@code |c_C + t - c_D| + r_C <= r_D}.
   */
  double satisfied(Axioms axioms, NormalForm form) {
    return Asked.of(axioms, form).stream().filter(this::holds).count()
        / (double) Math.max(1, axioms.count(form));
  }

  private boolean holds(Asked axiom) {
    double distance = Embedding.distance(led(axiom, 0), centers()[axiom.answer()]);
    return distance + radii()[axiom.names()[0]] <= radii()[axiom.answer()];
  }
}
