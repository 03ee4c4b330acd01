package sphere.procedures.ontology;

import java.util.List;
import sphere.geometry.ontology.NormalForm;

/** Axioms about roles. */
final class RoleAxioms {
  private static final List<Link> LEFT_OUT = List.of(Link.RANGE, Link.INVERSE, Link.DISJOINT_ROLES);
  private final Parts parts;
  private final List<String> characteristics;

  /**
   * @param characteristics keys of the property that tells of them
   */
  RoleAxioms(Parts parts, List<String> characteristics) {
    this.parts = parts;
    this.characteristics = characteristics;
  }

  /** Adds them. */
  void add() {
    transitive();
    subroles();
    equivalents();
    chains();
    chainLists();
    LEFT_OUT.forEach(this::leaveOut);
  }

  private void transitive() {
    parts.members().all(Kind.TRANSITIVE).stream().forEach(m -> transitive(role(m)));
    parts.members().all(Kind.ROLE).stream().forEach(this::characterized);
  }

  private void transitive(int role) {
    parts.draft().add(NormalForm.CHAIN, role, role, role);
  }

  private void characterized(int member) {
    parts
        .members()
        .node(member)
        .ifPresent(
            node ->
                characteristics.stream()
                    .flatMap(key -> Properties.texts(node, key).stream())
                    .forEach(word -> characterized(member, word)));
  }

  private void characterized(int member, String word) {
    if (word.equals("Transitive")) {
      transitive(role(member));
    } else {
      parts.drop(word + "Property");
    }
  }

  private int role(int member) {
    return parts
        .members()
        .node(member)
        .map(parts.roles()::of)
        .orElseGet(() -> parts.roles().named("node " + parts.members().nodes().elementId(member)));
  }

  // What is transitive is a role, whatever else it is called.
  private boolean isData(int member) {
    return parts.members().is(member, Kind.DATA_PROPERTY)
        && !parts.members().is(member, Kind.ROLE)
        && !parts.members().is(member, Kind.TRANSITIVE);
  }

  private void subroles() {
    for (int i = 0; i < parts.edges(Link.SUBROLE).size(); i++) {
      int from = parts.from(Link.SUBROLE, i);
      if (!parts.members().is(from, Kind.CHAIN)) {
        subrole(from, parts.to(Link.SUBROLE, i));
      }
    }
  }

  private void subrole(int from, int to) {
    if (!isData(from) && !isData(to)) {
      parts.draft().add(NormalForm.SUBROLE, role(from), role(to));
    }
  }

  private void equivalents() {
    for (int i = 0; i < parts.edges(Link.EQUIVALENT_ROLE).size(); i++) {
      subrole(parts.from(Link.EQUIVALENT_ROLE, i), parts.to(Link.EQUIVALENT_ROLE, i));
      subrole(parts.to(Link.EQUIVALENT_ROLE, i), parts.from(Link.EQUIVALENT_ROLE, i));
    }
  }

  private void chains() {
    Targets first = parts.targets(Link.FIRST);
    Targets second = parts.targets(Link.SECOND);
    Targets outer = parts.targets(Link.SUBROLE);
    parts.members().all(Kind.CHAIN).stream()
        .filter(chain -> first.from(chain) && second.from(chain))
        .forEach(
            chain -> {
              for (int t : outer.of(chain)) {
                parts
                    .draft()
                    .add(
                        NormalForm.CHAIN,
                        role(first.of(chain)[0]),
                        role(second.of(chain)[0]),
                        role(t));
              }
            });
  }

  // A property may have several chains, each a list of its own.
  private void chainLists() {
    for (int i = 0; i < parts.edges(Link.CHAIN).size(); i++) {
      int[] roles = parts.lists().items(parts.to(Link.CHAIN, i)).map(this::role).toArray();
      if (roles.length == 0) {
        parts.drop("propertyChainAxiom of nothing");
      } else {
        chain(roles, role(parts.from(Link.CHAIN, i)));
      }
    }
  }

  private void chain(int[] roles, int outer) {
    if (roles.length == 1) {
      parts.draft().add(NormalForm.SUBROLE, roles[0], outer);
    }
    int left = roles[0];
    for (int i = 1; i < roles.length; i++) {
      int both = i == roles.length - 1 ? outer : composed(left, roles[i]);
      parts.draft().add(NormalForm.CHAIN, left, roles[i], both);
      left = both;
    }
  }

  private int composed(int left, int right) {
    return parts
        .roles()
        .named(parts.roles().name(left) + MadeNames.THEN + parts.roles().name(right));
  }

  private void leaveOut(Link link) {
    for (int i = 0; i < parts.edges(link).size(); i++) {
      if (parts.roles().find(parts.edges(link).from(i)).isPresent()) {
        parts.drop(link.word());
      }
    }
  }
}
