package sphere.geometry.roles;

import java.util.Arrays;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

/**
 * All subsumptions that are entailed, where role 0 of the facts is subsumption.
 *
 * @param hierarchy over the entities as members {@code 0 .. entityCount - 1}; those that follow
 *     stand for existential restrictions
 * @param roles role of each restriction, a role of the facts
 * @param fillers filler of each restriction, an entity
 */
public record Order(Hierarchy hierarchy, int[] roles, int[] fillers) {
  /** What facts alone say: role 0 is subsumption, any other fact a restriction of its head. */
  public static Order stated(Facts facts, Runnable check) {
    int[][] pairs = pairs(facts);
    HierarchyBuilder builder = new HierarchyBuilder(facts.entityCount() + pairs.length);
    for (int i = 0; i < facts.count(); i++) {
      if (facts.role(i) == 0) {
        builder.add(facts.head(i), facts.tail(i));
      }
    }
    for (int p = 0; p < pairs.length; p++) {
      int back = 2 * pairs[p][0] + 1;
      for (int s = facts.begin(back, pairs[p][1]), sEnd = facts.end(back, pairs[p][1]);
          s < sEnd;
          s++) {
        builder.add(facts.at(back, s), facts.entityCount() + p);
      }
    }
    return new Order(
        builder.build(check),
        Arrays.stream(pairs).mapToInt(pair -> pair[0]).toArray(),
        Arrays.stream(pairs).mapToInt(pair -> pair[1]).toArray());
  }

  /** Bytes of one that facts alone say, about. */
  static long bytes(Facts facts) {
    return 40L * facts.entityCount() + 80L * facts.count();
  }

  private static int[][] pairs(Facts facts) {
    return IntStream.range(1, facts.roleCount())
        .boxed()
        .flatMap(
            role ->
                IntStream.range(facts.first(role), facts.first(role + 1))
                    .map(facts::tail)
                    .sorted()
                    .distinct()
                    .mapToObj(filler -> new int[] {role, filler}))
        .toArray(int[][]::new);
  }
}
