package sphere.procedures.graph;

import java.util.Arrays;
import java.util.Optional;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.Transaction;

/**
 * Members of a hierarchy and their nodes: member {@code i} is the node with the {@code i}-th
 * smallest id.
 *
 * <p>The id is the number at the end of an element id: eight bytes for a node instead of a string
 * of fifty. Neo4j's own long ids are marked for removal.
 *
 * @param prefix what every element id of the database begins with
 * @param ids node ids, ascending
 */
public record NodeIds(String prefix, long[] ids) {

  /** The number at the end of a node's element id. */
  public static long idOf(Node node) {
    String element = node.getElementId();
    return Long.parseLong(element, element.lastIndexOf(':') + 1, element.length(), 10);
  }

  /** What stands before the number in a node's element id. */
  public static String prefixOf(Node node) {
    String element = node.getElementId();
    return element.substring(0, element.lastIndexOf(':') + 1);
  }

  /** Number of members. */
  public int size() {
    return ids.length;
  }

  /** The member that a node is, or a negative number. */
  public int memberOf(Node node) {
    return Arrays.binarySearch(ids, idOf(node));
  }

  /** The element id of a member. */
  public String elementId(int member) {
    return prefix + ids[member];
  }

  /** The node of a member, unless it has been deleted. */
  public Optional<Node> node(Transaction tx, int member) {
    try {
      return Optional.of(tx.getNodeByElementId(elementId(member)));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}
