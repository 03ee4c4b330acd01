package sphere.ontology.inner.reason;

import java.util.BitSet;
import java.util.List;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.OntologyTools.Row;

/**
 * The axioms that can have a say in what is below a concept: those whose right side is needed to
 * get there. Where something may be impossible, that is a way to get anywhere, and all restrictions
 * are needed.
 */
final class Need {
  private final Axioms axioms;
  private final BitSet concepts = new BitSet();
  private final BitSet roles = new BitSet();
  private final boolean impossible;

  private Need(Axioms axioms, List<Row> rows) {
    this.axioms = axioms;
    impossible = rows.stream().anyMatch(row -> row.form() == NormalForm.DISJOINT);
  }

  /**
   * Those of some rows.
   *
   * @param outer what they have to lead to
   */
  static List<Row> of(Axioms axioms, List<Row> rows, int outer, Runnable check) {
    Need need = new Need(axioms, rows);
    need.concepts.set(outer);
    int before = -1;
    List<Row> needed = List.of();
    while (needed.size() > before) {
      check.run();
      before = needed.size();
      needed = rows.stream().filter(need::take).toList();
    }
    return needed;
  }

  private int at(Row row, int place) {
    return axioms.at(row.form(), row.row(), place);
  }

  /** Whether it is needed; if so, so is its left side. */
  private boolean take(Row row) {
    if (!isNeeded(row)) {
      return false;
    }
    NormalForm form = row.form();
    int left =
        form == NormalForm.NF1 || form == NormalForm.NF3 || form == NormalForm.SUBROLE ? 1 : 2;
    for (int place = 0; place < left; place++) {
      (form.isRole(place) ? roles : concepts).set(at(row, place));
    }
    return true;
  }

  private boolean isNeeded(Row row) {
    return switch (row.form()) {
      case NF1 -> concepts.get(at(row, 1));
      case NF2, NF4 -> concepts.get(at(row, 2));
      case NF3 -> impossible || roles.get(at(row, 1));
      case DISJOINT -> true;
      case SUBROLE -> roles.get(at(row, 1));
      case CHAIN -> roles.get(at(row, 2));
    };
  }
}
