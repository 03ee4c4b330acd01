package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

class OntologyFactsTest {
  private static Axioms.Builder axioms() {
    return new Axioms.Builder(5, 3)
        .add(NormalForm.NF1, 0, 1)
        .add(NormalForm.NF3, 1, 2, 4)
        .add(NormalForm.NF4, 1, 2, 3);
  }

  private static List<List<Integer>> listed(Facts facts) {
    return IntStream.range(0, facts.count())
        .mapToObj(f -> List.of(facts.head(f), facts.role(f), facts.tail(f)))
        .toList();
  }

  @Test
  void eachFormHasItsRoles() {
    OntologyFacts facts = OntologyFacts.of(axioms().add(NormalForm.NF2, 0, 3, 4).build());
    assertThat(facts.roles()).isEqualTo(3);
    assertThat(facts.domains()).containsExactly(-1, 4, -1);
    assertThat(facts.conjunct()).isEqualTo(5);
    assertThat(facts.facts().roleCount()).isEqualTo(7);
    assertThat(listed(facts.facts()))
        .containsExactly(
            List.of(0, 0, 1),
            List.of(1, 3, 4),
            List.of(2, 4, 3),
            List.of(0, 5, 4),
            List.of(3, 6, 4));
    assertThat(facts.facts().leads(facts.way(2), 1, 4)).isTrue();
  }

  @Test
  void withoutConjunctionsThereAreNoRolesForThem() {
    OntologyFacts facts = OntologyFacts.of(axioms().build());
    assertThat(facts.facts().roleCount()).isEqualTo(5);
    assertThat(facts.facts().count()).isEqualTo(3);
  }

  /** As some are held out the numbers of roles stay those of all. */
  @Test
  void someAxiomsHaveTheRolesOfAll() {
    Axioms all = axioms().add(NormalForm.NF2, 0, 3, 4).build();
    Axioms some = new Axioms.Builder(5, 3).add(NormalForm.NF4, 1, 0, 4).build();
    OntologyFacts facts = OntologyFacts.of(some, all);
    assertThat(facts.facts().roleCount()).isEqualTo(7);
    assertThat(facts.conjunct()).isEqualTo(5);
    assertThat(listed(facts.facts())).containsExactly(List.of(0, 4, 4));
  }

  @Test
  void otherFormsAreLeftOut() {
    Axioms.Builder builder = new Axioms.Builder(4, 2);
    for (NormalForm form : NormalForm.values()) {
      boolean told =
          List.of(NormalForm.NF1, NormalForm.NF2, NormalForm.NF3, NormalForm.NF4).contains(form);
      if (!told) {
        builder.add(form, new int[form.arity()]);
      }
    }
    assertThat(OntologyFacts.of(builder.build()).facts().count()).isZero();
    assertThat(OntologyFacts.of(new Axioms.Builder(0, 0).build()).facts().roleCount()).isEqualTo(1);
  }
}
