package sphere.procedures.write;

import java.util.function.LongPredicate;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.graph.NodeIds;

/**
 * Which members were deleted between reading and writing.
 *
 * @param nodes of all members
 * @param gone whether the node that had an id when it was read has been deleted
 * @param caller the transaction that has read them, and may have created some
 */
public record Departed(NodeIds nodes, LongPredicate gone, Transaction caller) {
  boolean isGone(int member) {
    return gone.test(nodes.ids()[member]);
  }

  /** Of a member that others do not see: whether the one who called does. */
  boolean isStillSeen(int member) {
    return !isGone(member) && nodes.node(caller, member).isPresent();
  }
}
