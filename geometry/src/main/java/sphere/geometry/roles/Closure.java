package sphere.geometry.roles;

import java.util.Arrays;
import java.util.stream.IntStream;
import sphere.geometry.training.Monitor;

/**
 * The order of entities, written out: what is above and below each, and what that says of it;
 * immutable. Takes memory for every pair.
 *
 * @param above proper superior entities and equivalent ones, by entity, ascending
 * @param below the other way round
 * @param restrictions that each entity is under, by their number
 * @param information sum of {@link #information(int)} over an entity and all above it, by entity
 * @param order what it was made of
 */
record Closure(Rows above, Rows below, Rows restrictions, float[] information, Order order) {
  /**
   * Writes out an order.
   *
   * @throws IllegalArgumentException if it has more pairs than fit in an array
   */
  static Closure of(Order order, int entityCount, Monitor monitor) {
    return new ClosureBuilder(order, entityCount, monitor).build();
  }

  /** Fills in the information. */
  Closure informed() {
    for (int e = 0; e < information.length; e++) {
      float sum = information(e);
      for (int s = above.begin()[e]; s < above.begin()[e + 1]; s++) {
        sum += information(above.targets()[s]);
      }
      information[e] = sum;
    }
    return this;
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

  /** Entities of which {@link #fillers} of a role hold a filler, ascending. */
  IntStream heads(int filler, int role) {
    boolean[] fit = new boolean[order.roles().length];
    for (int r = 0; r < fit.length; r++) {
      fit[r] = order.roles()[r] == role && isBelow(order.fillers()[r], filler);
    }
    return IntStream.range(0, information.length)
        .filter(e -> IntStream.of(restrictions.of(e)).anyMatch(r -> fit[r]));
  }

  private boolean isBelow(int entity, int other) {
    int from = above.begin()[entity];
    return entity == other
        || Arrays.binarySearch(above.targets(), from, above.begin()[entity + 1], other) >= 0;
  }
}
