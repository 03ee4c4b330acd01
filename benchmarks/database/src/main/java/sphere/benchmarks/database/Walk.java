package sphere.benchmarks.database;

import static sphere.benchmarks.database.ConceptGraph.IS_A;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;

/** Breadth-first walks by Neo4j's own Java interface. */
final class Walk {
  private final Direction direction;
  private final Set<Node> seen = new HashSet<>();
  private final ArrayDeque<Node> queue = new ArrayDeque<>();

  private Walk(Node start, Direction direction) {
    this.direction = direction;
    seen.add(start);
    queue.add(start);
  }

  /** Whether one node is another or below it. */
  static boolean isBelow(Node inner, Node outer) {
    if (inner.equals(outer)) {
      return true;
    }
    Walk up = new Walk(inner, Direction.OUTGOING);
    while (!up.queue.isEmpty()) {
      if (up.step(outer)) {
        return true;
      }
    }
    return false;
  }

  /** All that is reached from a node, and it. */
  static Set<Node> all(Node start, Direction direction) {
    return upTo(start, direction, Integer.MAX_VALUE);
  }

  /** At least so many that are reached from a node, and it, if there are. */
  static Set<Node> upTo(Node start, Direction direction, int most) {
    Walk walk = new Walk(start, direction);
    while (!walk.queue.isEmpty() && walk.seen.size() <= most) {
      walk.step(null);
    }
    return walk.seen;
  }

  // Whether the next node of the queue has the wanted one beside it.
  private boolean step(Node wanted) {
    for (Relationship edge : queue.poll().getRelationships(direction, IS_A)) {
      Node next = direction == Direction.OUTGOING ? edge.getEndNode() : edge.getStartNode();
      if (next.equals(wanted)) {
        return true;
      }
      if (seen.add(next)) {
        queue.add(next);
      }
    }
    return false;
  }

  /** What is at or above both nodes and has nothing such below it. */
  static List<Object> common(Node a, Node b) {
    Set<Node> shared = all(a, Direction.OUTGOING);
    shared.retainAll(all(b, Direction.OUTGOING));
    Set<Node> lowest = new HashSet<>(shared);
    for (Node node : shared) {
      for (Relationship edge : node.getRelationships(Direction.OUTGOING, IS_A)) {
        lowest.remove(edge.getEndNode());
      }
    }
    return new ArrayList<>(lowest);
  }
}
