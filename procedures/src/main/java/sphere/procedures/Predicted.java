package sphere.procedures;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ontology.Conflicts;
import sphere.geometry.roles.Prediction;
import sphere.procedures.OntologyQueries.RelatedRow;
import sphere.procedures.catalog.LearnedOntology;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.DerivedNames;
import sphere.procedures.graph.DerivedGraph;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.OntologyRecord;
import sphere.procedures.graph.Stored;
import sphere.procedures.job.Job;
import sphere.procedures.ontology.FactWords;

/** What is not entailed of an ontology, but learned; one use. */
final class Predicted {
  /** What an answer that is learned is called. */
  static final String STATUS = "predicted";

  /** Bytes that the evidence for one candidate takes while a question is answered. */
  private static final long EVIDENCE = 128;

  private static final int SUBCLASS = 0;

  private final Model model;
  private final LearnedOntology ontology;
  private final Transaction tx;
  private final Job job;
  private final OntologyRecord record;
  private final Conflicts conflicts;
  private final BitSet unsatisfiable = new BitSet();

  /**
   * @param job checked, and accounted for what a question takes
   */
  Predicted(Model model, LearnedOntology ontology, Transaction tx, Job job) {
    this.model = model;
    this.ontology = ontology;
    this.tx = tx;
    this.job = job;
    record = model.requireOntology();
    job.progress("asking", 0);
    job.holdToHeap();
    job.account(EVIDENCE * ontology.ordinals().length);
    for (long id : record.unsatisfiable()) {
      int member = model.graph().nodes().memberOf(id);
      if (member >= 0) {
        unsatisfiable.set(model.hierarchy().ordinalOf(member));
      }
    }
    conflicts =
        new Conflicts(
            ontology.graph().ontology().axioms(),
            ontology.ordinals(),
            model.hierarchy(),
            unsatisfiable);
  }

  private OptionalInt concept(Node node) {
    int concept = ontology.graph().conceptOf(node);
    return concept >= 0 && ontology.candidates().get(concept)
        ? OptionalInt.of(concept)
        : OptionalInt.empty();
  }

  /**
   * How probable it is that a class is below another one, or below a restriction; empty if that
   * would leave a class without instances, or nothing was learned of the two.
   */
  OptionalDouble subsumption(Node outer, Node inner) {
    OptionalInt from = concept(inner);
    if (from.isEmpty()) {
      return OptionalDouble.empty();
    }
    conflicts.ask(ontology.ordinals()[from.getAsInt()]);
    return outer.hasLabel(record.names().label())
        ? restriction(outer, from.getAsInt())
        : probability(from.getAsInt(), SUBCLASS, concept(outer));
  }

  private OptionalDouble restriction(Node outer, int from) {
    Object role = Stored.of(outer, DerivedNames.ROLE).orElse("");
    int number = ontology.graph().ontology().roles().indexOf(role);
    Optional<Node> filler = DerivedGraph.filler(outer).filter(node -> number >= 0);
    return filler
        .map(node -> probability(from, 1 + number, concept(node)))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble probability(int from, int role, OptionalInt to) {
    return to.isEmpty() || isExcluded(role, to.getAsInt())
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            ontology.learned().judge(from, 2 * role, to.getAsInt(), job::check).probability());
  }

  private boolean isExcluded(int role, int concept) {
    int ordinal = ontology.ordinals()[concept];
    return unsatisfiable.get(ordinal)
        || (role == SUBCLASS ? conflicts.excludes(ordinal) : conflicts.excludes(role - 1, concept));
  }

  /**
   * What a class may be related to, the most probable first.
   *
   * @param role its IRI where it has one
   * @param entailed ids of nodes that it is related to for certain
   */
  List<RelatedRow> related(Node concept, String role, Set<Long> entailed, int limit) {
    int number = 1 + ontology.graph().ontology().roles().indexOf(role);
    return number == SUBCLASS ? List.of() : rows(concept, number, role, entailed, limit);
  }

  /** What a class may be below, the most probable first. */
  List<RelatedRow> above(Node concept, String type, Set<Long> entailed, int limit) {
    return rows(concept, SUBCLASS, type, entailed, limit);
  }

  private List<RelatedRow> rows(Node node, int role, String told, Set<Long> entailed, int limit) {
    OptionalInt from = concept(node);
    if (from.isEmpty() || limit == 0 || isUnsatisfiable(from.getAsInt())) {
      return List.of();
    }
    conflicts.ask(ontology.ordinals()[from.getAsInt()]);
    Set<Long> left = new HashSet<>(entailed);
    left.add(NodeIds.idOf(node));
    return best(from.getAsInt(), role, left, limit).stream()
        .flatMap(one -> row(one, told).stream())
        .toList();
  }

  private boolean isUnsatisfiable(int concept) {
    return unsatisfiable.get(ontology.ordinals()[concept]);
  }

  // Some may be excluded: then more are asked for.
  private List<Prediction> best(int from, int role, Set<Long> left, int limit) {
    int all = ontology.ordinals().length;
    List<Prediction> kept = new ArrayList<>();
    int seen = 0;
    for (long most = 2L * limit; kept.size() < limit && seen < Math.min(most, all); most *= 4) {
      job.check();
      List<Prediction> found =
          ontology.learned().predict(from, 2 * role, (int) Math.min(most, all), job::check);
      found.stream().skip(seen).filter(one -> isWanted(one, role, left)).forEach(kept::add);
      boolean wereAll = found.size() < Math.min(most, all);
      seen = wereAll ? all : found.size();
    }
    return kept.subList(0, Math.min(limit, kept.size()));
  }

  private boolean isWanted(Prediction one, int role, Set<Long> left) {
    job.check();
    int concept = one.entity();
    return ontology.candidates().get(concept)
        && !left.contains(ontology.graph().conceptNodes().ids()[concept])
        && !isExcluded(role, concept);
  }

  private Optional<RelatedRow> row(Prediction one, String role) {
    FactWords words = new FactWords(ontology.graph().ontology(), ontology.facts());
    List<String> axioms = IntStream.of(one.evidence()).mapToObj(words::axiom).distinct().toList();
    return ontology
        .graph()
        .conceptNode(tx, one.entity())
        .filter(node -> model.ordinalOf(tx, node) >= 0)
        .map(
            node -> new RelatedRow(role, node, STATUS, null, one.probability(), axioms, isStale()));
  }

  /** Whether the graph has moved on, or has other axioms than those that were learned from. */
  boolean isStale() {
    return model.isStale() || ontology.changed();
  }
}
