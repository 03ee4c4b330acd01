package sphere.benchmarks.ontology;

import java.util.ArrayList;
import java.util.List;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;

/**
 * What is enough to be a concept: {@code parent ⊓ ∃role.filler ⊑ concept}.
 *
 * @param concept that is defined
 * @param parent a concept
 * @param role of the restriction
 * @param filler of the restriction
 */
record Definition(int concept, int parent, int role, int filler) {
  /**
   * The definitions among axioms: of each {@code A ⊓ X ⊑ D} (or {@code X ⊓ A ⊑ D}) and {@code ∃r.B
   * ⊑ X} one.
   */
  static List<Definition> of(Axioms axioms) {
    List<Definition> all = new ArrayList<>();
    List<Asked> domains = Asked.of(axioms, NormalForm.NF4);
    for (Asked conjunction : Asked.of(axioms, NormalForm.NF2)) {
      for (int place = 0; place < 2; place++) {
        int parent = conjunction.names()[1 - place];
        int name = conjunction.names()[place];
        domains.stream()
            .filter(domain -> domain.answer() == name)
            .map(d -> new Definition(conjunction.answer(), parent, d.role(), d.names()[1]))
            .forEach(all::add);
      }
    }
    return all;
  }
}
