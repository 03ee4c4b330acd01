package sphere.geometry.ontology;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * Whether something that is not entailed would leave a class without instances: by the entailed
 * order and what is said to be disjoint. What would follow by conjunctions is not looked for. Not
 * thread-safe.
 */
public final class Conflicts {
  private final Axioms axioms;
  private final int[] ordinals;
  private final Hierarchy hierarchy;
  private final BitSet unsatisfiable;
  private final Map<Integer, BitSet> disjoint = new HashMap<>();
  private final Reach reach;
  private BitSet around = new BitSet();

  /**
   * @param axioms that say what is disjoint, and what follows from restrictions
   * @param ordinals of each concept in the order, -1 if it is not there
   * @param hierarchy the entailed order
   * @param unsatisfiable ordinals of what can have no instance anyway
   */
  public Conflicts(Axioms axioms, int[] ordinals, Hierarchy hierarchy, BitSet unsatisfiable) {
    this.axioms = axioms;
    this.ordinals = ordinals;
    this.hierarchy = hierarchy;
    this.unsatisfiable = unsatisfiable;
    reach = new Reach(hierarchy);
    for (int i = 0; i < axioms.count(NormalForm.DISJOINT); i++) {
      int a = ordinals[axioms.at(NormalForm.DISJOINT, i, 0)];
      int b = ordinals[axioms.at(NormalForm.DISJOINT, i, 1)];
      if (a >= 0 && b >= 0) {
        disjoint.computeIfAbsent(a, k -> new BitSet()).set(b);
        disjoint.computeIfAbsent(b, k -> new BitSet()).set(a);
      }
    }
  }

  /**
   * Of which ordinal it is asked from now on: around it is whatever is above something satisfiable
   * that is it or below it.
   */
  public void ask(int ordinal) {
    around = new BitSet();
    int below = reach.visit(ordinal, false);
    IntStream.range(0, below)
        .map(reach::visited)
        .filter(v -> !unsatisfiable.get(v))
        .forEach(around::set);
    int[] order = hierarchy.topologicalOrder();
    for (int i = order.length - 1; i >= 0; i--) {
      int v = order[i];
      for (int s = hierarchy.parentBegin(v); around.get(v) && s < hierarchy.parentEnd(v); s++) {
        around.set(hierarchy.parent(s));
      }
    }
  }

  /** Whether it cannot be below an ordinal. */
  public boolean excludes(int outer) {
    BitSet above = new BitSet();
    int count = reach.visit(outer, true);
    IntStream.range(0, count).map(reach::visited).forEach(above::set);
    return unsatisfiable.get(outer)
        || above.stream()
            .mapToObj(disjoint::get)
            .anyMatch(others -> others != null && (meets(others, above) || meets(others, around)));
  }

  private static boolean meets(BitSet a, BitSet b) {
    return a.intersects(b);
  }

  /** Whether it cannot be related to a concept: that can have no instance, or what would follow. */
  public boolean excludes(int role, int filler) {
    int ordinal = ordinals[filler];
    if (ordinal >= 0 && unsatisfiable.get(ordinal)) {
      return true;
    }
    BitSet roles = above(role);
    return IntStream.range(0, axioms.count(NormalForm.NF4))
        .filter(i -> roles.get(axioms.at(NormalForm.NF4, i, 0)))
        .filter(i -> isBelow(filler, axioms.at(NormalForm.NF4, i, 1)))
        .map(i -> ordinals[axioms.at(NormalForm.NF4, i, 2)])
        .anyMatch(outer -> outer >= 0 && excludes(outer));
  }

  private boolean isBelow(int inner, int outer) {
    if (inner == outer || axioms.top().stream().anyMatch(top -> top == outer)) {
      return true;
    }
    if (ordinals[inner] < 0 || ordinals[outer] < 0) {
      return false;
    }
    reach.visit(ordinals[inner], true);
    return reach.reached(ordinals[outer]);
  }

  private BitSet above(int role) {
    BitSet above = new BitSet();
    above.set(role);
    for (int size = 0; size < above.cardinality(); ) {
      size = above.cardinality();
      IntStream.range(0, axioms.count(NormalForm.SUBROLE))
          .filter(i -> above.get(axioms.at(NormalForm.SUBROLE, i, 0)))
          .forEach(i -> above.set(axioms.at(NormalForm.SUBROLE, i, 1)));
    }
    return above;
  }
}
