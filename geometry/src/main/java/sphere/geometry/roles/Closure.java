package sphere.geometry.roles;

import java.util.Arrays;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/** What is above and below entities, with the restrictions that they are under; not thread-safe. */
final class Closure {
  private final Order order;
  private final Hierarchy hierarchy;
  private final int entityCount;
  private final Reach reach;

  Closure(Order order, int entityCount) {
    this.order = order;
    this.entityCount = entityCount;
    hierarchy = order.hierarchy();
    reach = new Reach(hierarchy);
  }

  /** Entities above one and equivalent to it, itself left out, ascending. */
  int[] above(int entity) {
    return entities(entity, true);
  }

  /** Entities below one and equivalent to it, itself left out, ascending. */
  int[] below(int entity) {
    return entities(entity, false);
  }

  private int[] entities(int entity, boolean up) {
    int ordinal = hierarchy.ordinalOf(entity);
    return IntStream.concat(IntStream.of(ordinal), IntStream.of(reach.unsorted(ordinal, up)))
        .flatMap(o -> IntStream.of(hierarchy.membersOf(o)))
        .filter(member -> member < entityCount && member != entity)
        .sorted()
        .toArray();
  }

  /** Fillers of the restrictions of a role that an entity is under, with all above them. */
  int[] fillers(int entity, int role) {
    int ordinal = hierarchy.ordinalOf(entity);
    int[] own =
        IntStream.of(reach.unsorted(ordinal, true))
            .flatMap(o -> IntStream.of(hierarchy.membersOf(o)))
            .filter(m -> m >= entityCount && order.roles()[m - entityCount] == role)
            .map(m -> order.fillers()[m - entityCount])
            .distinct()
            .toArray();
    return Arrays.stream(own)
        .flatMap(f -> IntStream.concat(IntStream.of(f), IntStream.of(above(f))))
        .distinct()
        .sorted()
        .toArray();
  }
}
