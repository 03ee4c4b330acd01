package sphere.procedures.ontology;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import sphere.procedures.graph.NodeIds;

/** Where the relationships of one kind lead from each node, as numbers of nodes. Immutable. */
final class Targets {
  private final int[] begin;
  private final int[] to;
  private final int[] role;

  /**
   * @param nodes that have the numbers
   * @param account told of bytes before they are taken
   */
  Targets(Edges edges, NodeIds nodes, LongConsumer account) {
    account.accept(4L * nodes.size() + 8L * edges.size());
    begin = new int[nodes.size() + 2];
    to = new int[edges.size()];
    role = new int[edges.size()];
    for (int i = 0; i < edges.size(); i++) {
      begin[nodes.memberOf(edges.from(i)) + 2]++;
    }
    for (int i = 1; i < begin.length; i++) {
      begin[i] += begin[i - 1];
    }
    for (int i = 0; i < edges.size(); i++) {
      int at = begin[nodes.memberOf(edges.from(i)) + 1]++;
      to[at] = nodes.memberOf(edges.to(i));
      role[at] = edges.role(i);
    }
  }

  /** Whether any leads from a node. */
  boolean from(int member) {
    return begin[member] < begin[member + 1];
  }

  /** Where they lead to, ascending, each node once. */
  int[] of(int member) {
    return Arrays.stream(to, begin[member], begin[member + 1]).sorted().distinct().toArray();
  }

  /** Their roles, ascending, each once. */
  int[] roles(int member) {
    return Arrays.stream(role, begin[member], begin[member + 1]).sorted().distinct().toArray();
  }

  /** All nodes that any leads from. */
  IntStream sources() {
    return IntStream.range(0, begin.length - 2).filter(this::from);
  }
}
