package sphere.ontology.inner.reason;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.OntologyTools.Row;

/**
 * The axioms that can have a say in what a concept is: those whose left side can be reached from it
 * (a ⊥-module, of which every justification of a subsumption of the concept is a part).
 */
final class Reach {
  private final Axioms axioms;
  private final BitSet concepts = new BitSet();
  private final BitSet roles = new BitSet();

  Reach(Axioms axioms) {
    this.axioms = axioms;
  }

  /** Rows of axioms, by form and row. */
  List<Row> from(int concept, Runnable check) {
    concepts.set(concept);
    axioms.top().ifPresent(concepts::set);
    List<Row> module = new ArrayList<>();
    int before = -1;
    while (module.size() > before) {
      check.run();
      before = module.size();
      module = pass();
    }
    return module;
  }

  private List<Row> pass() {
    List<Row> module = new ArrayList<>();
    for (NormalForm form : NormalForm.values()) {
      for (int row = 0; row < axioms.count(form); row++) {
        if (isReached(form, row)) {
          module.add(new Row(form, row));
          reach(form, row);
        }
      }
    }
    return module;
  }

  private boolean isReached(NormalForm form, int row) {
    boolean first = has(form, row, 0);
    return switch (form) {
      case NF1, NF3, SUBROLE -> first;
      case NF2, NF4, DISJOINT, CHAIN -> first && has(form, row, 1);
    };
  }

  private boolean has(NormalForm form, int row, int place) {
    return names(form, place).get(axioms.at(form, row, place));
  }

  private BitSet names(NormalForm form, int place) {
    return form.isRole(place) ? roles : concepts;
  }

  private void reach(NormalForm form, int row) {
    for (int place = 0; place < form.arity(); place++) {
      names(form, place).set(axioms.at(form, row, place));
    }
  }
}
