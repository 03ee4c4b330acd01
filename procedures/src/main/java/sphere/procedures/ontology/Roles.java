package sphere.procedures.ontology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Node;
import sphere.procedures.graph.NodeIds;

/**
 * Roles in the order in which they turn up. There are few, so that nothing is saved on them. Not
 * thread-safe.
 */
final class Roles {
  private static final long NONE = -1;
  private final Map<String, Integer> byName = new HashMap<>();
  private final Map<Long, Integer> byNode = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Long> nodes = new ArrayList<>();

  /** The role of a node, which may share its IRI with others. */
  int of(Node node) {
    long id = NodeIds.idOf(node);
    return Optional.ofNullable(byNode.get(id)).orElseGet(() -> enter(node, id));
  }

  private int enter(Node node, long id) {
    int role =
        named(
            Properties.text(node, List.of(Properties.URI, "name"))
                .orElseGet(() -> "node " + node.getElementId()));
    byNode.put(id, role);
    long before = nodes.get(role);
    nodes.set(role, before == NONE ? id : Math.min(before, id));
    return role;
  }

  /** The role of an IRI, whether it has a node or not. */
  int named(String name) {
    return byName.computeIfAbsent(
        name,
        key -> {
          names.add(key);
          nodes.add(NONE);
          return names.size() - 1;
        });
  }

  /** The role of a node that is known to be one. */
  OptionalInt find(long id) {
    Integer role = byNode.get(id);
    return role == null ? OptionalInt.empty() : OptionalInt.of(role);
  }

  String name(int role) {
    return names.get(role);
  }

  long node(int role) {
    return nodes.get(role);
  }

  int size() {
    return names.size();
  }

  /** All roles: first those with a node, by its id, then the others by name. */
  int[] ordered() {
    return IntStream.range(0, size())
        .boxed()
        .sorted(
            Comparator.comparing((Integer role) -> node(role) == NONE)
                .thenComparing(this::node)
                .thenComparing(this::name))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
