package sphere.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

/**
 * The pairs of an order: basic ones (its transitive reduction) and those that follow from them,
 * each as {@code descendant << 32 | ancestor}.
 */
public record Closure(Hierarchy hierarchy, long[] basic, long[] implied) {

  /** All pairs of a hierarchy. */
  public static Closure of(Hierarchy hierarchy) {
    Upward upward = new Upward(hierarchy);
    long[][] basic = new long[hierarchy.nodeCount()][];
    long[][] implied = new long[hierarchy.nodeCount()][];
    for (int v = 0; v < basic.length; v++) {
      int child = v;
      int[] direct = direct(hierarchy, upward, v);
      basic[v] = Arrays.stream(direct).mapToLong(p -> pair(child, p)).toArray();
      implied[v] =
          Arrays.stream(upward.of(v))
              .filter(a -> Arrays.binarySearch(direct, a) < 0)
              .mapToLong(a -> pair(child, a))
              .toArray();
    }
    return new Closure(hierarchy, flat(basic), flat(implied));
  }

  // Parents that are not above another parent; ascending.
  private static int[] direct(Hierarchy hierarchy, Upward upward, int v) {
    int[] parents =
        IntStream.range(hierarchy.parentBegin(v), hierarchy.parentEnd(v))
            .map(hierarchy::parent)
            .sorted()
            .toArray();
    if (parents.length < 2) {
      return parents;
    }
    int[] above =
        Arrays.stream(parents).flatMap(p -> Arrays.stream(upward.of(p))).sorted().toArray();
    return Arrays.stream(parents).filter(p -> Arrays.binarySearch(above, p) < 0).toArray();
  }

  private static long[] flat(long[][] rows) {
    return Arrays.stream(rows).flatMapToLong(LongStream::of).toArray();
  }

  /** A pair of ordinals. */
  public static long pair(int descendant, int ancestor) {
    return (long) descendant << 32 | ancestor;
  }

  /** The ordinal below. */
  public static int descendant(long pair) {
    return (int) (pair >> 32);
  }

  /** The ordinal above. */
  public static int ancestor(long pair) {
    return (int) pair;
  }

  /** An order of the same nodes, same ordinals, from some pairs of this one. */
  public Hierarchy of(long[]... pairs) {
    HierarchyBuilder builder = new HierarchyBuilder(hierarchy.nodeCount());
    for (long[] some : pairs) {
      for (long pair : some) {
        builder.add(descendant(pair), ancestor(pair));
      }
    }
    return builder.build();
  }

  /** Brings them into an order drawn uniformly. */
  public static void shuffle(long[] pairs, SplittableRandom random) {
    for (int i = pairs.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      long moved = pairs[i];
      pairs[i] = pairs[j];
      pairs[j] = moved;
    }
  }
}
