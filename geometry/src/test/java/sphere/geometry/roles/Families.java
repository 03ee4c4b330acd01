package sphere.geometry.roles;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Facts with regularities: inverse, composed and symmetric roles of families. */
final class Families {
  static final int PARENT = 0;
  static final int CHILD = 1;
  static final int GRANDPARENT = 2;
  static final int SPOUSE = 3;
  static final int EACH = 10;

  private Families() {}

  /** All facts of so many families of two grandparents each, four in between, four children. */
  static List<int[]> facts(int families) {
    List<int[]> facts = new ArrayList<>();
    for (int family = 0; family < families; family++) {
      int first = family * EACH;
      spouses(facts, first, first + 1);
      for (int side = 0; side < 2; side++) {
        int mother = first + 2 + 2 * side;
        spouses(facts, mother, mother + 1);
        parents(facts, mother, first, first + 1);
        for (int child = first + 6 + 2 * side; child < first + 8 + 2 * side; child++) {
          parents(facts, child, mother, mother + 1);
          facts.add(new int[] {child, GRANDPARENT, first});
          facts.add(new int[] {child, GRANDPARENT, first + 1});
        }
      }
    }
    return facts;
  }

  private static void spouses(List<int[]> facts, int a, int b) {
    facts.add(new int[] {a, SPOUSE, b});
    facts.add(new int[] {b, SPOUSE, a});
  }

  private static void parents(List<int[]> facts, int child, int mother, int father) {
    for (int parent : new int[] {mother, father}) {
      facts.add(new int[] {child, PARENT, parent});
      facts.add(new int[] {parent, CHILD, child});
    }
  }

  /** The facts without a share of them. */
  static Facts without(int families, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return of(
        families, facts(families).stream().filter(fact -> random.nextDouble() >= share).toList());
  }

  static Facts of(int families, List<int[]> some) {
    Facts.Builder facts = new Facts.Builder(families * EACH, 4);
    some.forEach(fact -> facts.add(fact[0], fact[1], fact[2]));
    return facts.build();
  }
}
