package sphere.benchmarks.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

class SplitTest {
  private static final int CONCEPTS = 40;

  // A dense order, so that nearly every concept is known, and one concept in one axiom only.
  private static Axioms axioms() {
    Axioms.Builder builder = new Axioms.Builder(CONCEPTS + 100, 2);
    for (int c = 1; c < CONCEPTS; c++) {
      for (int d = 0; d < c; d += 2) {
        builder.add(NormalForm.NF1, c, d);
      }
      builder.add(NormalForm.NF3, c, 0, c - 1);
      builder.add(NormalForm.DISJOINT, c, c - 1);
    }
    for (int c = CONCEPTS; c < CONCEPTS + 100; c++) {
      builder.add(NormalForm.NF4, 1, c, 0);
    }
    return builder.build();
  }

  private static Set<List<Integer>> rows(Axioms axioms, NormalForm form) {
    Set<List<Integer>> rows = new HashSet<>();
    Asked.of(axioms, form).forEach(a -> rows.add(Arrays.stream(a.names()).boxed().toList()));
    return rows;
  }

  @Test
  void holdsOutATenthOfEachFormTwice() {
    Axioms all = axioms();
    Split split = Split.of(all, 3);
    for (NormalForm form : List.of(NormalForm.NF1, NormalForm.NF3)) {
      Set<List<Integer>> parts = rows(split.train(), form);
      int train = parts.size();
      assertThat(train).isEqualTo((int) Math.ceil(.8 * all.count(form)));
      parts.addAll(rows(split.valid(), form));
      parts.addAll(rows(split.test(), form));
      // Disjoint, and none is lost.
      assertThat(parts).hasSize(all.count(form)).isEqualTo(rows(all, form));
      assertThat(train + split.valid().count(form) + split.test().count(form))
          .isEqualTo(all.count(form));
    }
    assertThat(split.train().count(NormalForm.DISJOINT)).isEqualTo(all.count(NormalForm.DISJOINT));
  }

  @Test
  void asksNothingOfConceptsThatTrainingNeverSaw() {
    Split split = Split.of(axioms(), 3);
    assertThat(split.train().count(NormalForm.NF4)).isEqualTo(80);
    assertThat(split.valid().count(NormalForm.NF4) + split.test().count(NormalForm.NF4)).isZero();
    assertThat(split.dropped()).isEqualTo(20);
  }

  @Test
  void isAnotherWithAnotherSeed() {
    assertThat(rows(Split.of(axioms(), 3).test(), NormalForm.NF1))
        .isEqualTo(rows(Split.of(axioms(), 3).test(), NormalForm.NF1))
        .isNotEqualTo(rows(Split.of(axioms(), 4).test(), NormalForm.NF1));
  }
}
