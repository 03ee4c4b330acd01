package sphere.geometry.ontology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.hierarchy.Reach;

/**
 * The order of concepts that a classification gives, and that of some of them; not thread-safe.
 *
 * <p>Ordinals are classes of equivalent concepts. An unsatisfiable concept is an ordinal of its own
 * that is above and below nothing.
 */
public final class EntailedOrder {
  private final Hierarchy hierarchy;
  private final BitSet unsatisfiable = new BitSet();
  private final Reach reach;

  private EntailedOrder(Classification classified, Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
    IntStream.of(classified.unsatisfiable()).forEach(unsatisfiable::set);
    reach = new Reach(hierarchy);
  }

  /**
   * The order of all concepts.
   *
   * @param check called now and then; throws to abort
   */
  public static EntailedOrder of(Classification classified, int conceptCount, Runnable check) {
    return new EntailedOrder(classified, hierarchy(classified, conceptCount, check));
  }

  /**
   * A classification as a hierarchy whose members are concepts; equivalent ones share an ordinal.
   *
   * @param check called now and then; throws to abort
   */
  public static Hierarchy hierarchy(Classification classified, int conceptCount, Runnable check) {
    HierarchyBuilder builder = new HierarchyBuilder(conceptCount);
    for (int i = 0; i < classified.children().length; i++) {
      builder.add(classified.children()[i], classified.parents()[i]);
    }
    return builder.build(check);
  }

  /** The order among ordinals, whose members are concepts. */
  public Hierarchy hierarchy() {
    return hierarchy;
  }

  /** Whether a concept can have no instance. */
  public boolean isUnsatisfiable(int concept) {
    return unsatisfiable.get(concept);
  }

  /** Whether a satisfiable concept is another one or below it. */
  public boolean isBelow(int inner, int outer) {
    reach.visit(hierarchy.ordinalOf(inner), true);
    return reach.reached(hierarchy.ordinalOf(outer));
  }

  /**
   * The lowest of some concepts that a satisfiable concept is below or equivalent to; of each class
   * of equivalents the first.
   */
  public int[] lowest(int concept, IntPredicate some) {
    int v = hierarchy.ordinalOf(concept);
    return first(v, some) >= 0
        ? new int[] {first(v, some)}
        : IntStream.of(above(v, some)).map(p -> first(p, some)).toArray();
  }

  private int first(int v, IntPredicate some) {
    return IntStream.of(hierarchy.membersOf(v)).filter(some).findFirst().orElse(-1);
  }

  // The lowest ordinals above one that hold some of the concepts.
  private int[] above(int v, IntPredicate some) {
    List<Integer> found = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    List<Integer> open = new ArrayList<>(List.of(v));
    boolean passed = false;
    for (int i = 0; i < open.size(); i++) {
      for (int s = hierarchy.parentBegin(open.get(i)); s < hierarchy.parentEnd(open.get(i)); s++) {
        int parent = hierarchy.parent(s);
        if (seen.add(parent)) {
          boolean holds = first(parent, some) >= 0;
          (holds ? found : open).add(parent);
          passed |= !holds;
        }
      }
    }
    return passed ? minimal(found) : found.stream().mapToInt(p -> p).toArray();
  }

  // Where a nameless one was passed, what lies above it may lie above another one found too.
  private int[] minimal(List<Integer> found) {
    BitSet higher = new BitSet();
    for (int p : found) {
      for (int i = reach.visit(p, true) - 1; i > 0; i--) {
        higher.set(reach.visited(i));
      }
    }
    return found.stream().mapToInt(p -> p).filter(p -> !higher.get(p)).toArray();
  }

  /**
   * All concepts that some satisfiable ones are, or are below or equivalent to.
   *
   * @param some those to begin with; unsatisfiable ones are passed over
   */
  public BitSet upward(IntPredicate some) {
    BitSet ordinals = new BitSet();
    int[] order = hierarchy.topologicalOrder();
    for (int i = order.length - 1; i >= 0; i--) {
      int v = order[i];
      if (ordinals.get(v) || IntStream.of(hierarchy.membersOf(v)).anyMatch(some)) {
        ordinals.set(v);
        for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
          ordinals.set(hierarchy.parent(s));
        }
      }
    }
    BitSet concepts = new BitSet();
    ordinals.stream().forEach(v -> IntStream.of(hierarchy.membersOf(v)).forEach(concepts::set));
    concepts.andNot(unsatisfiable);
    return concepts;
  }

  /**
   * The direct subsumptions among some satisfiable concepts that are not asserted, so that with the
   * asserted ones every entailed subsumption among them is a path, and no other is.
   *
   * @param some the concepts; a way up that leads through others is a direct one
   * @param asserted whether a concept, the first, is said to be below another one of them
   * @param check called now and then; throws to abort
   * @return pairs, the more special concept first
   */
  public List<int[]> missing(IntPredicate some, Asserted asserted, Runnable check) {
    List<int[]> missing = new ArrayList<>();
    IntPredicate kept = concept -> some.test(concept) && !isUnsatisfiable(concept);
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      if ((v & 1023) == 0) {
        check.run();
      }
      int[] members = IntStream.of(hierarchy.membersOf(v)).filter(kept).toArray();
      if (members.length > 0) {
        around(members, asserted, missing);
        for (int parent : above(v, kept)) {
          int[] above = IntStream.of(hierarchy.membersOf(parent)).filter(kept).toArray();
          if (!isAsserted(members, above, asserted)) {
            missing.add(new int[] {members[0], above[0]});
          }
        }
      }
    }
    return missing;
  }

  /** What is said. */
  public interface Asserted {
    /** Whether a concept is said to be below another one. */
    boolean isBelow(int inner, int outer);
  }

  // Equivalents are on a cycle.
  private static void around(int[] members, Asserted asserted, List<int[]> missing) {
    for (int i = 0; i < members.length && members.length > 1; i++) {
      int next = members[(i + 1) % members.length];
      if (!asserted.isBelow(members[i], next)) {
        missing.add(new int[] {members[i], next});
      }
    }
  }

  private static boolean isAsserted(int[] inner, int[] outer, Asserted asserted) {
    return IntStream.of(inner)
        .anyMatch(c -> IntStream.of(outer).anyMatch(d -> asserted.isBelow(c, d)));
  }
}
