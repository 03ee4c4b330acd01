package sphere.procedures.ontology;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.graph.LongBuffer;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/** The nodes of which anything is said, numbered by id, and what they are. */
final class Members {
  static final String THING = "http://www.w3.org/2002/07/owl#Thing";
  static final String NOTHING = "http://www.w3.org/2002/07/owl#Nothing";
  private static final String NIL = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";

  /** Bytes of an IRI of ordinary length and its place in an array. */
  private static final long NAME = 120;

  private final Transaction tx;
  private final NodeIds nodes;
  private final Map<Kind, BitSet> kinds = new EnumMap<>(Kind.class);
  private final String[] uris;

  Members(Transaction tx, Scan scan, Job job) {
    this.tx = tx;
    nodes = scan.all();
    job.account(nodes.bytes() + NAME * nodes.size());
    uris = new String[nodes.size()];
    for (int i = 0; i < uris.length; i++) {
      if ((i & 1023) == 0) {
        job.progress("reading", (double) i / uris.length);
      }
      uris[i] = node(i).flatMap(n -> Properties.text(n, List.of(Properties.URI))).orElse("");
    }
    for (Kind kind : Kind.values()) {
      kinds.put(kind, bits(scan.nodes(kind)));
    }
  }

  private BitSet bits(LongBuffer ids) {
    BitSet bits = new BitSet(nodes.size());
    for (int i = 0; i < ids.size(); i++) {
      bits.set(nodes.memberOf(ids.get(i)));
    }
    return bits;
  }

  NodeIds nodes() {
    return nodes;
  }

  int size() {
    return nodes.size();
  }

  int of(long id) {
    return nodes.memberOf(id);
  }

  Optional<Node> node(int member) {
    return nodes.node(tx, member);
  }

  boolean is(int member, Kind kind) {
    return kinds.get(kind).get(member);
  }

  /** All nodes that are something, ascending; shared, not to be written to. */
  BitSet all(Kind kind) {
    return kinds.get(kind);
  }

  /** The IRI of a node; empty if it has none. */
  String uri(int member) {
    return uris[member];
  }

  boolean isNil(int member) {
    return uris[member].equals(NIL);
  }

  /** Whether a node stands for a part of an expression, with whatever label. */
  boolean isAnonymous(int member) {
    String uri = uris[member];
    return is(member, Kind.EXPRESSION)
        || is(member, Kind.INTERSECTION)
        || is(member, Kind.RESTRICTION)
        || is(member, Kind.ALL_DISJOINT)
        || uri.startsWith("bnode:")
        || uri.startsWith("_:")
        || uri.contains("/.well-known/genid/")
        || (uri.isEmpty() && !is(member, Kind.CLASS));
  }

  /** Whether a node has a name of its own, but not as one of the classes. */
  boolean isOtherwiseNamed(int member) {
    return !is(member, Kind.CLASS)
        && !isAnonymous(member)
        && !uris[member].equals(THING)
        && !uris[member].equals(NOTHING);
  }

  /** Whether a node is a class with a name of its own. */
  boolean isNamed(int member) {
    return is(member, Kind.CLASS) && !isAnonymous(member);
  }
}
