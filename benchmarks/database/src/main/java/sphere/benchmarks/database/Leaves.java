package sphere.benchmarks.database;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Leaves that come and go below the nodes of a hierarchy that stays. The id of a leaf tells its
 * parent: the remainder by the number of nodes. Thread-safe.
 */
final class Leaves {
  private final Server server;
  private final int nodes;
  private final int most;
  private final AtomicLong round;
  // Few writes, many reads.
  private final CopyOnWriteArrayList<Long> alive = new CopyOnWriteArrayList<>();

  /**
   * Those that are in the graph already are known too.
   *
   * @param most from half of so many on some are taken away, of so many always one
   */
  Leaves(Server server, int nodes, int most) {
    this.server = server;
    this.nodes = nodes;
    this.most = most;
    server
        .run("MATCH (x:Concept) WHERE x.id >= $n RETURN x.id AS id", Map.of("n", (long) nodes))
        .forEach(row -> alive.add((long) row.get("id")));
    long last = alive.stream().mapToLong(Long::longValue).max().orElse(0);
    round = new AtomicLong(last / nodes + 1);
  }

  /** Whether an id is of a node that stays. */
  boolean isKnown(long id) {
    return id < nodes;
  }

  /** What a leaf hangs below. */
  int parent(long leaf) {
    return (int) (leaf % nodes);
  }

  /** One that is there, or was just now. */
  Optional<Long> any(SplittableRandom random) {
    List<Long> now = List.copyOf(alive);
    return now.isEmpty() ? Optional.empty() : Optional.of(now.get(random.nextInt(now.size())));
  }

  /** Adds one or takes one away. */
  void change(SplittableRandom random) {
    boolean grow = alive.size() < most / 2 || alive.size() < most && random.nextBoolean();
    if (grow) {
      add(random.nextInt(nodes));
    } else {
      any(random).ifPresent(this::remove);
    }
  }

  private void add(int parent) {
    long id = round.getAndIncrement() * nodes + parent;
    server.run(
        "MATCH (p:Concept {id: $parent}) CREATE (:Concept {id: $id})-[:IS_A]->(p)",
        Map.of("parent", (long) parent, "id", id));
    alive.add(id);
  }

  private void remove(long id) {
    server.run("MATCH (x:Concept {id: $id}) DETACH DELETE x", Map.of("id", id));
    alive.remove(id);
  }

  /** Takes all away. */
  void clear() {
    server.run("MATCH (x:Concept) WHERE x.id >= $n DETACH DELETE x", Map.of("n", (long) nodes));
    alive.clear();
  }
}
