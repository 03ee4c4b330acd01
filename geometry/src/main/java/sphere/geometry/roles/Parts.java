package sphere.geometry.roles;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** Facts in parts, at random. */
final class Parts {
  private Parts() {}

  /**
   * Facts of all roles in parts.
   *
   * @param shares of the parts that follow the first, which has the rest, and all ends of the
   *     others
   */
  static List<Facts> of(Facts facts, double[] shares, long seed) {
    List<Facts.Builder> parts = new ArrayList<>();
    for (int p = 0; p <= shares.length; p++) {
      parts.add(new Facts.Builder(facts.entityCount(), facts.roleCount()));
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[] part = new int[facts.count()];
    BitSet ends = new BitSet();
    for (int f = 0; f < part.length; f++) {
      part[f] = part(random.nextDouble(), shares);
      if (part[f] == 0) {
        ends.set(facts.head(f));
        ends.set(facts.tail(f));
      }
    }
    for (int f = 0; f < part.length; f++) {
      boolean known = ends.get(facts.head(f)) && ends.get(facts.tail(f));
      parts.get(known ? part[f] : 0).add(facts.head(f), facts.role(f), facts.tail(f));
    }
    return parts.stream().map(Facts.Builder::build).toList();
  }

  private static int part(double at, double[] shares) {
    double left = at;
    for (int p = 0; p < shares.length; p++) {
      left -= shares[p];
      if (left < 0) {
        return p + 1;
      }
    }
    return 0;
  }

  /** The facts of both. */
  static Facts union(Facts a, Facts b) {
    Facts.Builder all = new Facts.Builder(a.entityCount(), a.roleCount());
    for (Facts facts : List.of(a, b)) {
      for (int f = 0; f < facts.count(); f++) {
        all.add(facts.head(f), facts.role(f), facts.tail(f));
      }
    }
    return all.build();
  }
}
