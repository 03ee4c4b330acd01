package sphere.procedures.ontology;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import sphere.geometry.ontology.NormalForm;

/** Axioms about classes. */
final class ClassAxioms {
  private static final List<Link> LEFT_OUT =
      List.of(Link.ALL_VALUES, Link.COMPLEMENT, Link.HAS_VALUE, Link.ONE_OF, Link.DISJOINT_UNION);

  /** Of more classes than these that are disjoint not each pair is said. */
  private static final int MOST_IN_PAIRS = 45;

  private final Parts parts;
  private final Draft draft;
  private final Members members;

  ClassAxioms(Parts parts) {
    this.parts = parts;
    draft = parts.draft();
    members = parts.members();
  }

  /** Adds them. */
  void add() {
    concepts();
    BitSet conjunctions = new Intersections(parts).add();
    subclasses(conjunctions);
    pairs(Link.EQUIVALENT, parts::equivalent);
    pairs(Link.DISJOINT, (a, b) -> draft.add(NormalForm.DISJOINT, a, b));
    restrictions();
    new Restrictions(parts).add();
    unions();
    allDisjoint();
    domains();
    LEFT_OUT.forEach(this::leaveOut);
  }

  private void concepts() {
    members.all(Kind.CLASS).stream().forEach(draft::use);
    members.all(Kind.EXPRESSION).stream().forEach(draft::use);
    for (int m = 0; m < members.size(); m++) {
      if (members.uri(m).equals(Members.NOTHING)) {
        draft.add(NormalForm.DISJOINT, m, m);
      } else if (members.uri(m).equals(Members.THING)) {
        top(m);
      }
    }
  }

  // Of two documents there may be a node each.
  private void top(int thing) {
    if (draft.hasTop()) {
      parts.equivalent(draft.top(), thing);
    } else {
      draft.top(thing);
    }
  }

  private interface Pair {
    void add(int from, int to);
  }

  private void pairs(Link link, Pair pair) {
    for (int i = 0; i < parts.edges(link).size(); i++) {
      pair.add(parts.from(link, i), parts.to(link, i));
    }
  }

  private void subclasses(BitSet conjunctions) {
    pairs(
        Link.SUBCLASS,
        (from, to) -> {
          if (!conjunctions.get(from)) {
            draft.add(NormalForm.NF1, from, to);
          }
        });
  }

  private void restrictions() {
    restricted(Link.SUBCLASS_RESTRICTION, (c, r, d) -> draft.add(NormalForm.NF3, c, r, d));
    restricted(Link.RESTRICTION_SUBCLASS, (c, r, d) -> draft.add(NormalForm.NF4, r, c, d));
    restricted(Link.EQUIVALENT_RESTRICTION, this::define);
  }

  private void define(int c, int r, int d) {
    draft.add(NormalForm.NF3, c, r, d);
    draft.add(NormalForm.NF4, r, d, c);
  }

  private interface Restricted {
    void add(int from, int role, int to);
  }

  private void restricted(Link link, Restricted axiom) {
    Edges edges = parts.edges(link);
    for (int i = 0; i < edges.size(); i++) {
      if (edges.role(i) >= 0) {
        axiom.add(parts.from(link, i), edges.role(i), parts.to(link, i));
      }
    }
  }

  // A part is in the union; that the union is in its parts is beyond EL.
  private void unions() {
    Targets unions = parts.targets(Link.UNION);
    unions
        .sources()
        .forEach(
            union -> {
              parts.drop("unionOf");
              for (int part : parts.lists().operands(unions, union)) {
                draft.add(NormalForm.NF1, part, union);
              }
            });
  }

  private void allDisjoint() {
    Targets groups = parts.targets(Link.MEMBERS);
    members.all(Kind.ALL_DISJOINT).stream()
        .filter(groups::from)
        .forEach(group -> disjoint(group, parts.lists().operands(groups, group)));
  }

  private void disjoint(int node, int[] group) {
    if (group.length > MOST_IN_PAIRS) {
      inARow(node, group);
    } else {
      inPairs(group);
    }
  }

  // Each from the union of those before it, which is an auxiliary.
  private void inARow(int node, int[] group) {
    int before = group[0];
    for (int i = 1; i < group.length; i++) {
      draft.add(NormalForm.DISJOINT, before, group[i]);
      int union = draft.fresh("%s ⊔ %d".formatted(members.nodes().elementId(node), i + 1));
      draft.add(NormalForm.NF1, before, union);
      draft.add(NormalForm.NF1, group[i], union);
      before = union;
    }
  }

  private void inPairs(int[] group) {
    for (int i = 0; i < group.length; i++) {
      for (int j = i + 1; j < group.length; j++) {
        draft.add(NormalForm.DISJOINT, group[i], group[j]);
      }
    }
  }

  private void domains() {
    Edges domains = parts.edges(Link.DOMAIN);
    for (int i = 0; i < domains.size(); i++) {
      OptionalInt role = parts.roles().find(domains.from(i));
      if (role.isPresent()) {
        draft.add(NormalForm.NF4, role.getAsInt(), draft.top(), parts.to(Link.DOMAIN, i));
      } else if (members.is(parts.from(Link.DOMAIN, i), Kind.DATA_PROPERTY)) {
        parts.drop("domain of a data property");
      }
    }
  }

  // Others may use the same word for something else.
  private void leaveOut(Link link) {
    for (int i = 0; i < parts.edges(link).size(); i++) {
      int from = parts.from(link, i);
      if (members.is(from, Kind.CLASS) || members.is(from, Kind.RESTRICTION)) {
        parts.drop(link.word());
      }
    }
  }
}
