package sphere.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Extension;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.OntologyTools;
import sphere.geometry.ontology.OntologyTools.Row;
import sphere.geometry.ontology.Satisfied;
import sphere.procedures.OntologyQueries.ReasonRow;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.DerivedNames;
import sphere.procedures.graph.Derived;
import sphere.procedures.graph.DerivedGraph;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.OntologyRecord;
import sphere.procedures.graph.Stored;
import sphere.procedures.job.Job;
import sphere.procedures.ontology.ClassGraph;
import sphere.procedures.ontology.OntologyWords;
import sphere.procedures.ontology.ReadingOrder;
import sphere.procedures.ontology.RoleNames;

/** Why something follows from the axioms, which are read anew; one use. */
final class Reasons {
  private final Model model;
  private final Transaction tx;
  private final OntologyTools tools;
  private final Job job;
  private final OntologyRecord record;
  private final ClassGraph graph;
  private final Axioms axioms;

  /**
   * Reads the axioms.
   *
   * @throws IllegalStateException if the model is of no ontology
   */
  Reasons(Model model, Transaction tx, OntologyTools tools, Job job) {
    this.model = model;
    this.tx = tx;
    this.tools = tools;
    this.job = job;
    record = model.requireOntology();
    job.holdToHeap();
    graph = ClassGraph.read(tx, record.graph(), job);
    axioms = graph.ontology().axioms();
  }

  // Of whom it is asked, as a concept: a class, or a restriction by role and filler.
  private record Asked(int concept, List<int[]> pairs) {
    int in(Extension extension) {
      return pairs.isEmpty()
          ? concept
          : extension.concept(extension.find(pairs.get(0)[0], pairs.get(0)[1]).orElseThrow());
    }
  }

  /**
   * The axioms of a smallest reason, in an order in which one can be read after the other.
   *
   * @param role in which the inner class stands to the outer one; empty if it is below it
   */
  List<ReasonRow> rows(Node outer, Node inner, Optional<Object> role) {
    Asked below = asked(inner);
    Asked above = role.isPresent() ? related(outer, role.get()) : asked(outer);
    List<int[]> pairs = new ArrayList<>(below.pairs());
    pairs.addAll(above.pairs());
    Extension extension = Extension.of(axioms, pairs, job::check);
    job.progress("explaining", 0);
    int from = below.in(extension);
    int to = above.in(extension);
    List<Row> reason = ReadingOrder.of(axioms, from, reason(extension, from, to));
    return reason.isEmpty() ? List.of() : rows(reason, extension, from, to);
  }

  private Asked asked(Node node) {
    return node.hasLabel(record.names().label())
        ? restriction(node)
        : new Asked(known(node), List.of());
  }

  private int known(Node node) {
    int concept = graph.conceptOf(node);
    if (concept < 0) {
      throw model.unknown(node);
    }
    return concept;
  }

  private Asked restriction(Node node) {
    Object role = Stored.of(node, DerivedNames.ROLE).orElse("");
    int number = graph.ontology().roles().indexOf(role);
    Node filler = DerivedGraph.filler(node).orElseThrow(() -> model.unknown(node));
    if (number < 0) {
      throw model.unknown(node);
    }
    return new Asked(-1, List.of(new int[] {number, known(filler)}));
  }

  private Asked related(Node filler, Object role) {
    List<String> roles = graph.ontology().roles();
    int number = roles.indexOf(new RoleNames(model.name(), roles).one(role));
    return new Asked(-1, List.of(new int[] {number, known(filler)}));
  }

  // Of a concept and itself, why it is below one that can have no instance.
  private List<Row> reason(Extension extension, int inner, int outer) {
    if (inner != outer) {
      return tools.justification(extension.axioms(), inner, outer, job::check).stream()
          .filter(row -> !extension.isDefinition(row))
          .toList();
    }
    int nothing = extension.axioms().conceptCount();
    Axioms.Builder more = new Axioms.Builder(nothing + 1, axioms.roleCount());
    more.addAll(extension.axioms()).add(NormalForm.DISJOINT, nothing, nothing);
    Axioms all = more.build();
    return tools.justification(all, inner, nothing, job::check).stream()
        .filter(row -> !extension.isDefinition(row))
        .filter(
            row -> row.form() != NormalForm.DISJOINT || all.at(row.form(), row.row(), 0) != nothing)
        .toList();
  }

  private List<ReasonRow> rows(List<Row> reason, Extension extension, int inner, int outer) {
    int[] ordinals = ordinals(extension);
    String status = status(ordinals[outer], ordinals[inner]);
    Satisfied satisfied = new Satisfied(extension, ordinals, model.hierarchy(), model.table());
    OntologyWords words = new OntologyWords(graph.ontology());
    List<ReasonRow> rows = new ArrayList<>();
    for (Row row : reason) {
      double margin = satisfied.margin(axioms, row.form(), row.row());
      rows.add(
          new ReasonRow(
              rows.size() + 1,
              row.form().code(),
              words.axiom(row.form(), row.row()),
              nodes(row),
              Double.isFinite(margin) ? margin : null,
              status));
    }
    return rows;
  }

  // Of a class and itself it is told why there can be none, which no ball shows.
  private String status(int outer, int inner) {
    boolean told =
        outer >= 0 && inner >= 0 && outer != inner && model.index().subsumes(outer, inner);
    return told ? Entailed.shownBy(model.table().margin(outer, inner)) : Entailed.ENTAILED;
  }

  private List<Node> nodes(Row row) {
    return IntStream.range(0, row.form().arity())
        .filter(place -> !row.form().isRole(place))
        .map(place -> axioms.at(row.form(), row.row(), place))
        .distinct()
        .boxed()
        .flatMap(concept -> graph.conceptNode(tx, concept).stream())
        .toList();
  }

  private int[] ordinals(Extension extension) {
    DerivedGraph kept = DerivedGraph.owned(tx, record.names(), job);
    int[] ordinals = new int[extension.axioms().conceptCount()];
    for (int c = 0; c < ordinals.length; c++) {
      long id = extension.isRestriction(c) ? node(kept, extension, c) : node(c);
      int member = model.graph().nodes().memberOf(id);
      ordinals[c] = member < 0 ? Satisfied.NONE : model.hierarchy().ordinalOf(member);
    }
    return ordinals;
  }

  private long node(int concept) {
    NodeIds nodes = graph.conceptNodes();
    return concept < nodes.size() ? nodes.ids()[concept] : -1;
  }

  private long node(DerivedGraph kept, Extension extension, int concept) {
    int i = extension.restriction(concept);
    int role = extension.role(i);
    String name = new OntologyWords(graph.ontology()).restriction(role, extension.filler(i));
    return kept.find(
            new Derived.Restriction(
                graph.ontology().roles().get(role), "", name, node(extension.filler(i))))
        .orElse(-1L);
  }
}
