package sphere.procedures.ontology;

import java.util.function.LongConsumer;
import sphere.procedures.graph.LongBuffer;

/** Relationships that say the same thing, as node ids; a role each, or -1. Not thread-safe. */
final class Edges {
  private static final int WIDTH = 3;
  private final LongBuffer values;

  /**
   * @param account told of bytes before they are taken
   */
  Edges(LongConsumer account) {
    values = new LongBuffer(account);
  }

  void add(long from, long to, int role) {
    values.add(from);
    values.add(to);
    values.add(role);
  }

  int size() {
    return values.size() / WIDTH;
  }

  long from(int i) {
    return values.get(WIDTH * i);
  }

  long to(int i) {
    return values.get(WIDTH * i + 1);
  }

  int role(int i) {
    return (int) values.get(WIDTH * i + 2);
  }
}
