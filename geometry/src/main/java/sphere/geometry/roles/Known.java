package sphere.geometry.roles;

import java.util.Optional;
import java.util.stream.IntStream;

/** What is true for certain: facts, and what the order entails. */
record Known(Facts facts, Optional<Closure> closure) {

  /** Entities that a way certainly leads to, and the start itself, ascending. */
  int[] answers(int from, int way) {
    IntStream stated =
        IntStream.range(facts.begin(way, from), facts.end(way, from))
            .map(slot -> facts.at(way, slot));
    return IntStream.concat(IntStream.concat(stated, entailed(from, way)), IntStream.of(from))
        .distinct()
        .sorted()
        .toArray();
  }

  private IntStream entailed(int from, int way) {
    if (closure.isEmpty()) {
      return IntStream.empty();
    }
    return switch (way) {
      case 0 -> IntStream.of(closure.get().above().of(from));
      case 1 -> IntStream.of(closure.get().below().of(from));
      default ->
          (way & 1) == 0
              ? closure.get().fillers(from, way >> 1)
              : closure.get().heads(from, way >> 1);
    };
  }
}
