package sphere.geometry.roles;

import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.training.Monitor;

/**
 * The order of entities, written out: what is above and below each, and what that says of it;
 * immutable. Takes memory for every pair.
 *
 * @param above proper superior entities and equivalent ones, by entity
 * @param below the other way round
 * @param restrictions that each entity is under, by their number
 * @param information sum of {@link #information(int)} over an entity and all above it, by entity
 * @param order what it was made of
 */
record Closure(Rows above, Rows below, Rows restrictions, float[] information, Order order) {
  static Closure of(Order order, int entityCount, Monitor monitor) {
    Hierarchy hierarchy = order.hierarchy();
    Reach reach = new Reach(hierarchy);
    Rows all =
        Rows.of(
            entityCount,
            e -> {
              if ((e & 255) == 0) {
                monitor.check();
              }
              return members(hierarchy, reach, e);
            });
    Rows above = Rows.of(entityCount, e -> part(all.of(e), m -> m < entityCount, 0));
    Rows restrictions =
        Rows.of(entityCount, e -> part(all.of(e), m -> m >= entityCount, entityCount));
    Rows below = above.transposed();
    Closure closure = new Closure(above, below, restrictions, new float[entityCount], order);
    closure.inform();
    return closure;
  }

  private static int[] members(Hierarchy hierarchy, Reach reach, int entity) {
    int ordinal = hierarchy.ordinalOf(entity);
    return IntStream.concat(IntStream.of(ordinal), IntStream.of(reach.unsorted(ordinal, true)))
        .flatMap(o -> IntStream.of(hierarchy.membersOf(o)))
        .filter(member -> member != entity)
        .sorted()
        .toArray();
  }

  private static int[] part(int[] members, java.util.function.IntPredicate some, int offset) {
    return IntStream.of(members).filter(some).map(m -> m - offset).toArray();
  }

  private void inform() {
    for (int e = 0; e < information.length; e++) {
      float sum = information(e);
      for (int s = above.begin()[e]; s < above.begin()[e + 1]; s++) {
        sum += information(above.targets()[s]);
      }
      information[e] = sum;
    }
  }

  /** Information of one ball: the logarithm of how few of all entities lie in it. */
  float information(int entity) {
    return (float) Math.log(information.length / (1.0 + below.size(entity)));
  }

  /** Fillers of the restrictions of a role that an entity is under, with all above them. */
  IntStream fillers(int entity, int role) {
    return IntStream.of(restrictions.of(entity))
        .filter(restriction -> order.roles()[restriction] == role)
        .map(restriction -> order.fillers()[restriction])
        .flatMap(f -> IntStream.concat(IntStream.of(f), IntStream.of(above.of(f))));
  }

  /**
   * Bytes of one, about: that of a chain of the order's length, in which all is above all, is more.
   */
  long bytes() {
    return 4L
        * (above.targets().length * 2L + restrictions.targets().length + 5L * information.length);
  }
}
