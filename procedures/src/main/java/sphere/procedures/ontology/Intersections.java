package sphere.procedures.ontology;

import java.util.BitSet;
import java.util.List;
import sphere.geometry.ontology.NormalForm;

/**
 * Intersections {@code X} of {@code C1 … Cn}: X ⊑ Ci, and C1 ⊓ … ⊓ Cn ⊑ X by two at a time.
 *
 * <p>What Sphere wrote itself for C ⊓ D ⊑ E is an intersection of two that is nothing but less than
 * E, and becomes that axiom again.
 */
final class Intersections {
  private static final List<Link> ENDS =
      List.of(
          Link.SUBCLASS,
          Link.EQUIVALENT,
          Link.DISJOINT,
          Link.SUBCLASS_RESTRICTION,
          Link.EQUIVALENT_RESTRICTION,
          Link.RESTRICTION_SUBCLASS,
          Link.INTERSECTION,
          Link.UNION,
          Link.SOME,
          Link.FIRST,
          Link.DOMAIN);
  private static final List<Link> BEGINS = ENDS.subList(1, 6);

  private final Parts parts;
  private final Targets operands;
  private final Targets supers;
  private final BitSet conjunctions = new BitSet();

  Intersections(Parts parts) {
    this.parts = parts;
    operands = parts.targets(Link.INTERSECTION);
    supers = parts.targets(Link.SUBCLASS);
  }

  /** Adds them; which of them are no concepts, but the left sides of axioms. */
  BitSet add() {
    BitSet elsewhere = elsewhere();
    operands.sources().forEach(x -> add(x, elsewhere.get(x)));
    return conjunctions;
  }

  private BitSet elsewhere() {
    BitSet bits = new BitSet();
    for (Link link : ENDS) {
      for (int i = 0; i < parts.edges(link).size(); i++) {
        bits.set(parts.to(link, i));
      }
    }
    for (Link link : BEGINS) {
      for (int i = 0; i < parts.edges(link).size(); i++) {
        bits.set(parts.from(link, i));
      }
    }
    return bits;
  }

  private void add(int x, boolean isConcept) {
    int[] of = parts.lists().operands(operands, x);
    boolean isOfTwo = of.length == 1 || of.length == 2;
    if (!isConcept && parts.members().is(x, Kind.INTERSECTION) && isOfTwo) {
      conjunctions.set(x);
      for (int outer : supers.of(x)) {
        parts.draft().add(NormalForm.NF2, of[0], of[of.length - 1], outer);
      }
    } else {
      define(x, of);
    }
  }

  private void define(int x, int[] of) {
    if (of.length == 0) {
      parts.drop("intersectionOf nothing");
      return;
    }
    for (int each : of) {
      parts.draft().add(NormalForm.NF1, x, each);
    }
    int left = of[0];
    for (int i = 1; i < of.length; i++) {
      int both = i == of.length - 1 ? x : parts.draft().fresh("%s ⊓ %d".formatted(name(x), i + 1));
      parts.draft().add(NormalForm.NF2, left, of[i], both);
      left = both;
    }
    if (of.length == 1) {
      parts.draft().add(NormalForm.NF1, left, x);
    }
  }

  private String name(int x) {
    String uri = parts.members().uri(x);
    return uri.isEmpty() ? parts.members().nodes().elementId(x) : uri;
  }
}
