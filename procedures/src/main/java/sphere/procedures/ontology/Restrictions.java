package sphere.procedures.ontology;

import java.util.Optional;
import org.neo4j.graphdb.Node;
import sphere.geometry.ontology.NormalForm;

/** Restrictions that are nodes {@code X}: X ⊑ ∃r.D and ∃r.D ⊑ X. */
final class Restrictions {
  private final Parts parts;
  private final Targets onProperty;
  private final Targets some;
  private final Targets all;
  private final Targets value;

  Restrictions(Parts parts) {
    this.parts = parts;
    onProperty = parts.targets(Link.ON_PROPERTY);
    some = parts.targets(Link.SOME);
    all = parts.targets(Link.ALL_VALUES);
    value = parts.targets(Link.HAS_VALUE);
  }

  /** Adds them. */
  void add() {
    onProperty.sources().forEach(this::add);
  }

  private void add(int x) {
    if (onProperty.roles(x)[0] < 0) {
      parts.drop("data property");
    } else if (some.from(x)) {
      define(x, onProperty.roles(x), some.of(x));
    } else if (!all.from(x) && !value.from(x)) {
      // These two are counted by their relationships.
      parts.drop(parts.members().node(x).flatMap(Restrictions::kind).orElse("restriction"));
    }
  }

  private void define(int x, int[] roles, int[] fillers) {
    if (roles.length > 1 || fillers.length > 1) {
      parts.drop("restriction with several roles or fillers");
      return;
    }
    parts.draft().add(NormalForm.NF3, x, roles[0], fillers[0]);
    parts.draft().add(NormalForm.NF4, roles[0], fillers[0], x);
  }

  private static Optional<String> kind(Node node) {
    return Properties.keys(node).stream()
        .map(LocalName::of)
        .filter(key -> key.endsWith("ardinality") || key.startsWith("has"))
        .sorted()
        .findFirst();
  }
}
