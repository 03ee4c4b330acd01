package sphere.benchmarks.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

class EntailedTest {
  // 0 ⊑ 1 ⊑ 2; 1 ⊑ ∃r.3, 3 ⊑ 4; ∃r.4 ⊑ 5; 1 ⊓ 6 ⊑ 7, 7 ⊑ 8.
  private static final Axioms AXIOMS =
      new Axioms.Builder(10, 1)
          .add(NormalForm.NF1, 0, 1)
          .add(NormalForm.NF1, 1, 2)
          .add(NormalForm.NF3, 1, 0, 3)
          .add(NormalForm.NF1, 3, 4)
          .add(NormalForm.NF4, 0, 4, 5)
          .add(NormalForm.NF2, 1, 6, 7)
          .add(NormalForm.NF1, 7, 8)
          .build();

  private static final Entailed ENTAILED =
      new Entailed(Classified.of(AXIOMS, Classified.tools(), 1));

  private static int[] answers(NormalForm form, int... names) {
    return ENTAILED.answers(new Asked(form, names));
  }

  @Test
  void knowsWhatFollowsOfEachForm() {
    assertThat(answers(NormalForm.NF1, 0, 9)).containsExactly(0, 1, 2, 5);
    assertThat(answers(NormalForm.NF2, 6, 0, 9)).containsExactly(0, 1, 2, 5, 6, 7, 8);
    assertThat(answers(NormalForm.NF2, 6, 2, 9)).containsExactly(2, 6);
    assertThat(answers(NormalForm.NF3, 0, 0, 9)).containsExactly(0, 3, 4);
    assertThat(answers(NormalForm.NF4, 0, 3, 9)).containsExactly(3, 5);
    assertThat(answers(NormalForm.NF4, 0, 9, 2)).containsExactly(9);
  }

  @Test
  void tellsWhatIsNoNegative() {
    assertThat(ENTAILED.isBelow(0, 5)).isTrue();
    assertThat(ENTAILED.isBelow(2, 5)).isFalse();
    assertThat(ENTAILED.isRelated(0, 0, 4)).isTrue();
    assertThat(ENTAILED.isRelated(0, 0, 5)).isFalse();
    assertThat(ENTAILED.isRelated(2, 0, 3)).isFalse();
  }
}
