package sphere.procedures.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.config.DerivedNames;
import sphere.procedures.graph.Derived;
import sphere.procedures.graph.DerivedGraph;
import sphere.procedures.graph.DerivedGraph.Edge;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/**
 * Writes to the graph what the axioms of an ontology entail, in place of what was entailed before;
 * one use.
 *
 * <p>Restrictions that nobody wants any more lose their label first, so that no training takes them
 * for members, and are deleted by {@link #finish}, once the old model, which may still answer by
 * them, is replaced. Until then everything can be undone.
 */
public final class DerivedWriter {
  private final Batches batches;
  private final Job job;
  private final DerivedGraph before;
  private final String prefix;
  private final Deque<Step<?>> done = new ArrayDeque<>();
  private final List<Long> retired = new ArrayList<>();

  /**
   * @param before what there is
   * @param prefix what every element id of the database begins with
   */
  public DerivedWriter(GraphDatabaseService db, Job job, DerivedGraph before, String prefix) {
    batches = new Batches(db, job);
    this.job = job;
    this.before = before;
    this.prefix = prefix;
  }

  /**
   * Writes.
   *
   * @return ids of the nodes of the restrictions, -1 of one whose filler is gone
   */
  public long[] write(Derived derived) {
    job.account(64L * (derived.edges().size() + derived.restrictions().size()));
    job.progress("writing inferences", 0);
    long[] restrictions = restrictions(derived.restrictions());
    job.progress("writing inferences", .3);
    edges(derived, restrictions);
    job.progress("writing inferences", .9);
    retire(restrictions);
    return restrictions;
  }

  private long[] restrictions(List<Derived.Restriction> wanted) {
    List<Derived.Restriction> missing =
        wanted.stream().filter(one -> before.find(one).isEmpty()).toList();
    List<Optional<Long>> made =
        step(
            missing.size(),
            (tx, i) ->
                node(tx, missing.get(i).fillerNode()).map(f -> create(tx, missing.get(i), f)),
            (tx, id) -> node(tx, id).ifPresent(DerivedWriter::delete));
    long[] ids = new long[wanted.size()];
    int at = 0;
    for (int i = 0; i < ids.length; i++) {
      Optional<Long> known = before.find(wanted.get(i));
      ids[i] = (known.isPresent() ? known : made.get(at++)).orElse(-1L);
    }
    return ids;
  }

  private long create(Transaction tx, Derived.Restriction restriction, Node filler) {
    Node node = tx.createNode(before.names().label());
    node.setProperty(DerivedNames.MODEL, before.names().model());
    node.setProperty(DerivedNames.ROLE, restriction.role());
    node.setProperty(DerivedNames.FILLER, restriction.filler());
    node.setProperty(DerivedNames.NAME, restriction.name());
    node.createRelationshipTo(filler, DerivedNames.FILLED_BY);
    return NodeIds.idOf(node);
  }

  private void edges(Derived derived, long[] restrictions) {
    Set<Edge> wanted = new HashSet<>();
    derived.edges().stream()
        .map(
            edge ->
                new Edge(id(derived, restrictions, edge[0]), id(derived, restrictions, edge[1])))
        .filter(edge -> edge.from() >= 0 && edge.to() >= 0)
        .forEach(wanted::add);
    List<Map.Entry<Edge, String>> unwanted =
        before.relationships().entrySet().stream()
            .filter(entry -> !wanted.contains(entry.getKey()))
            .toList();
    step(
        unwanted.size(),
        (tx, i) -> delete(tx, unwanted.get(i).getValue()).map(one -> unwanted.get(i).getKey()),
        this::connect);
    wanted.removeAll(before.relationships().keySet());
    List<Edge> missing = sorted(wanted);
    step(missing.size(), (tx, i) -> connect(tx, missing.get(i)), DerivedWriter::delete);
  }

  private static List<Edge> sorted(Set<Edge> edges) {
    return edges.stream()
        .sorted(Comparator.comparingLong(Edge::from).thenComparingLong(Edge::to))
        .toList();
  }

  private static long id(Derived derived, long[] restrictions, int member) {
    int classes = derived.classes().length;
    return member < classes ? derived.classes()[member] : restrictions[member - classes];
  }

  private Optional<String> connect(Transaction tx, Edge edge) {
    Optional<Node> upper = node(tx, edge.to());
    Optional<Node> lower = node(tx, edge.from()).filter(node -> upper.isPresent());
    return lower.map(node -> connect(node, upper.get()));
  }

  private String connect(Node lower, Node upper) {
    Relationship made = lower.createRelationshipTo(upper, before.names().type());
    made.setProperty(DerivedNames.MODEL, before.names().model());
    return made.getElementId();
  }

  private void retire(long[] restrictions) {
    Set<Long> kept = new HashSet<>();
    for (long id : restrictions) {
      kept.add(id);
    }
    List<Long> unwanted = before.all().stream().filter(id -> !kept.contains(id)).sorted().toList();
    retired.addAll(before.leftOver());
    retired.addAll(unwanted);
    step(
        retired.size(),
        (tx, i) -> node(tx, retired.get(i)).filter(this::unlabel).map(NodeIds::idOf),
        (tx, id) -> node(tx, id).ifPresent(node -> node.addLabel(before.names().label())));
  }

  private boolean unlabel(Node node) {
    boolean labeled = node.hasLabel(before.names().label());
    node.removeLabel(before.names().label());
    return labeled;
  }

  private <T> List<Optional<T>> step(int count, Step.Act<T> act, BiConsumer<Transaction, T> back) {
    Step<T> step = new Step<>(count, act, back);
    done.push(step);
    return step.run(batches, job::check);
  }

  private Optional<Node> node(Transaction tx, long id) {
    return NodeIds.node(tx, prefix, id);
  }

  /**
   * Takes back what was written, the last first; whatever fails of it is told beside the cause.
   *
   * @param cause why
   */
  public void undo(Throwable cause) {
    while (!done.isEmpty()) {
      try {
        done.pop().undo(batches);
      } catch (RuntimeException e) {
        cause.addSuppressed(e);
      }
    }
  }

  /** Deletes the restrictions that nobody wants any more. Nothing is undone afterwards. */
  public void finish() {
    done.clear();
    batches.each(retired.size(), this::deleteRetired, end -> {});
  }

  private void deleteRetired(Transaction tx, Batches.Range range) {
    retired
        .subList(range.begin(), range.end())
        .forEach(id -> node(tx, id).ifPresent(DerivedWriter::delete));
  }

  /** Deletes all that a model keeps. If cut off, it can be called again. */
  void remove() {
    job.progress("removing inferences", 0);
    List<String> edges = List.copyOf(before.relationships().values());
    batches.each(
        edges.size(),
        (tx, range) -> edges.subList(range.begin(), range.end()).forEach(id -> delete(tx, id)),
        end -> {});
    retired.addAll(before.leftOver());
    retired.addAll(before.all());
    finish();
  }

  private static Optional<Relationship> delete(Transaction tx, String id) {
    try {
      Relationship one = tx.getRelationshipByElementId(id);
      one.delete();
      return Optional.of(one);
    } catch (NotFoundException e) {
      return Optional.empty(); // somebody else has deleted it
    }
  }

  private static void delete(Node node) {
    node.getRelationships().forEach(Relationship::delete);
    node.delete();
  }
}
