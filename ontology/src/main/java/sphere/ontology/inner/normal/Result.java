package sphere.ontology.inner.normal;

import java.util.ArrayList;
import java.util.List;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Ontology;
import sphere.geometry.ontology.Ontology.Concept;

/** Rows with their names; what everything is only if it has a say in them. */
final class Result {
  private final Names concepts;
  private final Names roles;
  private final Rows rows;
  private final Labels labels;
  private final Pulse pulse;
  private final int top;

  Result(Names concepts, Names roles, Rows rows, Labels labels, Pulse pulse, int top) {
    this.concepts = concepts;
    this.roles = roles;
    this.rows = rows;
    this.labels = labels;
    this.pulse = pulse;
    this.top = top;
  }

  Ontology ontology() {
    return new Ontology(concepts(), roles(), axioms());
  }

  private List<Concept> concepts() {
    List<Concept> all = new ArrayList<>(rows.conceptCount());
    for (int i = 0; i < concepts.size(); i++) {
      pulse.beat();
      if (rows.usesTop() || i != top) {
        String name = concepts.names().get(i);
        all.add(new Concept(name, labels.of(name), false));
      }
    }
    auxiliaries("_:X", concepts, rows.conceptCount() - concepts.size())
        .forEach(name -> all.add(new Concept(name, "", true)));
    return List.copyOf(all);
  }

  private List<String> roles() {
    List<String> all = new ArrayList<>(roles.names());
    all.addAll(auxiliaries("_:R", roles, rows.roleCount() - roles.size()));
    return List.copyOf(all);
  }

  /** Names that nothing else has; a document may well name something like them. */
  private static List<String> auxiliaries(String prefix, Names taken, int count) {
    List<String> names = new ArrayList<>(count);
    for (int i = 1; names.size() < count; i++) {
      if (!taken.has(prefix + i)) {
        names.add(prefix + i);
      }
    }
    return names;
  }

  private Axioms axioms() {
    int absent = rows.usesTop() ? 0 : 1;
    Axioms.Builder builder = new Axioms.Builder(rows.conceptCount() - absent, rows.roleCount());
    if (rows.usesTop()) {
      builder.top(top);
    }
    for (Rows.Row row : rows.rows()) {
      pulse.beat();
      int[] names = row.names().clone();
      for (int i = 0; i < names.length; i++) {
        if (!row.form().isRole(i) && names[i] > top) {
          names[i] -= absent;
        }
      }
      builder.add(row.form(), names);
    }
    return builder.build();
  }
}
