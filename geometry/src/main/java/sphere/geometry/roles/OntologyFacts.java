package sphere.geometry.roles;

import java.util.stream.IntStream;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

/**
 * Axioms as facts between concepts: {@code C ⊑ D} by role 0, {@code C ⊑ ∃r.D} by a role for each r,
 * {@code ∃r.C ⊑ D} as a fact from C to D by another role for each r that occurs so, and {@code C ⊓
 * D ⊑ E} as two, from C to E and from D to E, by two more.
 *
 * @param facts over the concepts
 * @param roles number of roles of the axioms
 * @param domains role of the facts for {@code ∃r.C ⊑ D}, by r; -1 where there is none
 * @param conjunct role of the facts for the first conjunct; that of the second follows
 */
public record OntologyFacts(Facts facts, int roles, int[] domains, int conjunct) {
  /** Facts of axioms; those of other forms are left out. */
  public static OntologyFacts of(Axioms axioms) {
    return of(axioms, axioms);
  }

  /**
   * Facts of axioms with the roles that they have in a larger set.
   *
   * @param all decides on the roles
   */
  public static OntologyFacts of(Axioms axioms, Axioms all) {
    int[] domains = new int[all.roleCount()];
    int next = 1 + all.roleCount();
    for (int r = 0; r < domains.length; r++) {
      domains[r] = isDomain(all, r) ? next++ : -1;
    }
    int conjunct = next;
    int count = all.count(NormalForm.NF2) > 0 ? next + 2 : next;
    Facts.Builder facts = new Facts.Builder(all.conceptCount(), count);
    add(axioms, domains, conjunct, facts);
    return new OntologyFacts(facts.build(), all.roleCount(), domains, conjunct);
  }

  private static boolean isDomain(Axioms axioms, int role) {
    return IntStream.range(0, axioms.count(NormalForm.NF4))
        .anyMatch(i -> axioms.at(NormalForm.NF4, i, 0) == role);
  }

  private static void add(Axioms axioms, int[] domains, int conjunct, Facts.Builder facts) {
    for (int i = 0; i < axioms.count(NormalForm.NF1); i++) {
      facts.add(axioms.at(NormalForm.NF1, i, 0), 0, axioms.at(NormalForm.NF1, i, 1));
    }
    for (int i = 0; i < axioms.count(NormalForm.NF3); i++) {
      facts.add(
          axioms.at(NormalForm.NF3, i, 0),
          1 + axioms.at(NormalForm.NF3, i, 1),
          axioms.at(NormalForm.NF3, i, 2));
    }
    for (int i = 0; i < axioms.count(NormalForm.NF4); i++) {
      facts.add(
          axioms.at(NormalForm.NF4, i, 1),
          domains[axioms.at(NormalForm.NF4, i, 0)],
          axioms.at(NormalForm.NF4, i, 2));
    }
    for (int i = 0; i < axioms.count(NormalForm.NF2); i++) {
      int outer = axioms.at(NormalForm.NF2, i, 2);
      facts.add(axioms.at(NormalForm.NF2, i, 0), conjunct, outer);
      facts.add(axioms.at(NormalForm.NF2, i, 1), conjunct + 1, outer);
    }
  }

  /** The way of the facts from C to D of {@code C ⊑ ∃r.D}. */
  public int way(int role) {
    return 2 * (1 + role);
  }
}
