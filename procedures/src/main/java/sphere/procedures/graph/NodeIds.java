package sphere.procedures.graph;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Optional;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.Transaction;

/**
 * Members of a hierarchy and their nodes: member {@code i} is the node with the {@code i}-th
 * smallest id.
 *
 * <p>The id is the number at the end of an element id: eight bytes for a node instead of a string
 * of fifty. Immutable; thread-safe.
 */
public final class NodeIds {
  // Neo4j's own long ids are marked for removal, but spare making and reading a string for each
  // node. They are looked for by name, and where they are gone the string is read.
  private static final Optional<MethodHandle> LONG_ID =
      handle(Entity.class, "getId", MethodType.methodType(long.class));
  private static final Optional<MethodHandle> BY_LONG_ID =
      handle(Transaction.class, "getNodeById", MethodType.methodType(Node.class, long.class));

  private final String prefix;
  private final long[] ids;
  // Ids of one bucket agree in all bits but the lowest: begin[(id - ids[0]) >> shift] is the first
  // member that is not less. About a bucket a member, so that a search has a step or two.
  private final int[] begin;
  private final int shift;

  /**
   * @param prefix what every element id of the database begins with
   * @param ids node ids, ascending
   */
  public NodeIds(String prefix, long[] ids) {
    this.prefix = prefix;
    this.ids = ids;
    long span = ids.length == 0 ? 0 : ids[ids.length - 1] - ids[0];
    shift = shift(span, ids.length);
    begin = buckets(span);
  }

  private static Optional<MethodHandle> handle(Class<?> of, String name, MethodType type) {
    try {
      return Optional.of(MethodHandles.publicLookup().findVirtual(of, name, type));
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }

  private static int shift(long span, int members) {
    int shift = 0;
    while (span >> shift > 2L * members) {
      shift++;
    }
    return shift;
  }

  private int[] buckets(long span) {
    int[] first = new int[ids.length == 0 ? 1 : (int) (span >> shift) + 2];
    for (long id : ids) {
      first[(int) (id - ids[0] >> shift) + 1]++;
    }
    for (int i = 1; i < first.length; i++) {
      first[i] += first[i - 1];
    }
    return first;
  }

  /** The number at the end of a node's element id. */
  public static long idOf(Node node) {
    return LONG_ID.isPresent() ? longId(node) : textId(node);
  }

  private static long longId(Entity node) {
    try {
      return (long) LONG_ID.get().invokeExact(node);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static long textId(Node node) {
    String element = node.getElementId();
    return Long.parseLong(element, element.lastIndexOf(':') + 1, element.length(), 10);
  }

  /** What stands before the number in a node's element id. */
  public static String prefixOf(Node node) {
    String element = node.getElementId();
    return element.substring(0, element.lastIndexOf(':') + 1);
  }

  /** What every element id of the database begins with. */
  public String prefix() {
    return prefix;
  }

  /** Node ids, ascending; shared, not to be written to. */
  public long[] ids() {
    return ids;
  }

  /** Number of members. */
  public int size() {
    return ids.length;
  }

  /** The member that a node is, or a negative number. */
  public int memberOf(Node node) {
    return memberOf(idOf(node));
  }

  /** The member of an id, or a negative number. */
  public int memberOf(long id) {
    if (ids.length == 0 || id < ids[0] || id > ids[ids.length - 1]) {
      return -1;
    }
    // Where no id is missing between, as in most graphs that were loaded at once, one look is
    // enough.
    long place = id - ids[0];
    if (place < ids.length && ids[(int) place] == id) {
      return (int) place;
    }
    int bucket = (int) (place >> shift);
    return Arrays.binarySearch(ids, begin[bucket], begin[bucket + 1], id);
  }

  /** The element id of a member. */
  public String elementId(int member) {
    return prefix + ids[member];
  }

  /** The node of a member, unless it has been deleted. */
  public Optional<Node> node(Transaction tx, int member) {
    return node(tx, prefix, ids[member]);
  }

  /** The node of an id, unless it has been deleted. */
  public static Optional<Node> node(Transaction tx, String prefix, long id) {
    try {
      return Optional.of(
          BY_LONG_ID.isPresent() ? byLongId(tx, id) : tx.getNodeByElementId(prefix + id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static Node byLongId(Transaction tx, long id) {
    try {
      return (Node) BY_LONG_ID.get().invokeExact(tx, id);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Some members as all there are, in the order given, which is ascending. */
  public NodeIds of(int[] members) {
    return new NodeIds(prefix, Arrays.stream(members).mapToLong(member -> ids[member]).toArray());
  }

  /** Bytes of the arrays. */
  public long bytes() {
    return 8L * ids.length + 4L * begin.length;
  }
}
