package sphere.benchmarks.ontology;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/** Two different concepts, of which one is below the other. */
record Pair(int inner, int outer) {
  /** All such pairs of some members of an order, equivalent ones both ways. */
  static Set<Pair> closure(Hierarchy hierarchy, IntPredicate some) {
    Set<Pair> pairs = new HashSet<>();
    Reach reach = new Reach(hierarchy);
    for (int c = 0; c < hierarchy.memberCount(); c++) {
      if (some.test(c)) {
        int size = reach.visit(hierarchy.ordinalOf(c), true);
        for (int v = 0; v < size; v++) {
          add(c, hierarchy.membersOf(reach.visited(v)), some, pairs);
        }
      }
    }
    return pairs;
  }

  private static void add(int inner, int[] outer, IntPredicate some, Set<Pair> pairs) {
    for (int d : outer) {
      if (d != inner && some.test(d)) {
        pairs.add(new Pair(inner, d));
      }
    }
  }
}
