package sphere.procedures.ontology;

import java.util.Optional;
import java.util.stream.IntStream;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.Ontology;
import sphere.geometry.roles.Facts;
import sphere.geometry.roles.OntologyFacts;

/**
 * The axioms behind facts, in words.
 *
 * @param ontology the axioms
 * @param facts made of them
 */
public record FactWords(Ontology ontology, OntologyFacts facts) {
  /** The axiom that a fact was made of. */
  public String axiom(int fact) {
    Facts all = facts.facts();
    OntologyWords words = new OntologyWords(ontology);
    int head = all.head(fact);
    int role = all.role(fact);
    int tail = all.tail(fact);
    if (role == 0) {
      return words.concept(head) + " ⊑ " + words.concept(tail);
    } else if (role <= facts.roles()) {
      return words.concept(head) + " ⊑ " + words.restriction(role - 1, tail);
    }
    return domain(role)
        .map(r -> words.restriction(r, head) + " ⊑ " + words.concept(tail))
        .orElseGet(() -> conjunction(words, role - facts.conjunct(), head, tail));
  }

  private Optional<Integer> domain(int role) {
    return IntStream.range(0, facts.roles())
        .filter(r -> facts.domains()[r] == role)
        .boxed()
        .findFirst();
  }

  private String conjunction(OntologyWords words, int place, int head, int tail) {
    Axioms axioms = ontology.axioms();
    return IntStream.range(0, axioms.count(NormalForm.NF2))
        .filter(i -> axioms.at(NormalForm.NF2, i, place) == head)
        .filter(i -> axioms.at(NormalForm.NF2, i, 2) == tail)
        .mapToObj(i -> words.axiom(NormalForm.NF2, i))
        .findFirst()
        .orElseThrow();
  }
}
