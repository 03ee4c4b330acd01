package sphere.procedures.ontology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.EntailedOrder;
import sphere.geometry.ontology.Extension;
import sphere.geometry.ontology.OntologyTools;
import sphere.procedures.config.DerivedNames;
import sphere.procedures.graph.Derived;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/**
 * What the axioms of an ontology in the graph entail.
 *
 * <p>Members are the nodes with a label of classes, whose relationships say what is asserted, and
 * the restrictions with a named filler that some satisfiable one of them is below.
 *
 * @param graph the ontology
 * @param extension its axioms with restrictions
 * @param order of the extended concepts
 * @param classes which concepts are members
 * @param restrictions which are so besides
 */
public record Entailment(
    ClassGraph graph,
    Extension extension,
    EntailedOrder order,
    BitSet classes,
    BitSet restrictions) {
  // What a reasoner holds of a concept and an axiom while it classifies, about.
  private static final long CONCEPT = 2000;
  private static final long AXIOM = 400;

  /**
   * Classifies.
   *
   * @param threads at most so many
   * @throws IllegalArgumentException in one sentence, if the axioms contradict each other as a
   *     whole
   */
  public static Entailment of(
      Transaction tx, ClassGraph graph, OntologyTools tools, int threads, Job job) {
    Axioms axioms = graph.ontology().axioms();
    boolean[] named = new boolean[axioms.conceptCount()];
    for (int c = 0; c < named.length; c++) {
      named[c] = !graph.ontology().concepts().get(c).isAuxiliary();
    }
    Extension extension = Extension.of(axioms, job::check);
    EntailedOrder order = order(extension, tools, threads, job);
    List<int[]> missed = extension.named(order, named);
    if (!missed.isEmpty()) {
      extension = Extension.of(axioms, missed, job::check);
      order = order(extension, tools, threads, job);
    }
    BitSet classes = classes(tx, graph, job);
    return new Entailment(
        graph, extension, order, classes, restrictions(extension, order, classes, named));
  }

  private static EntailedOrder order(
      Extension extension, OntologyTools tools, int threads, Job job) {
    Axioms axioms = extension.axioms();
    job.progress("classifying", 0);
    job.account(CONCEPT * axioms.conceptCount() + AXIOM * axioms.count());
    Classification classified = tools.classify(axioms, threads, job::check);
    return EntailedOrder.of(classified, axioms.conceptCount(), job::check);
  }

  // As a training finds its members.
  private static BitSet classes(Transaction tx, ClassGraph graph, Job job) {
    BitSet classes = new BitSet();
    for (String label : graph.nodeLabels()) {
      try (ResourceIterator<Node> nodes = tx.findNodes(Label.label(label))) {
        job.check();
        nodes.stream().mapToInt(graph::conceptOf).filter(c -> c >= 0).forEach(classes::set);
      }
    }
    return classes;
  }

  private static BitSet restrictions(
      Extension extension, EntailedOrder order, BitSet classes, boolean[] named) {
    BitSet all = order.upward(classes::get);
    all.clear(0, named.length);
    IntStream.range(0, extension.size())
        .filter(i -> !named[extension.filler(i)])
        .forEach(i -> all.clear(extension.concept(i)));
    return all;
  }

  /** Members that are classes and can have no instance. */
  public int[] unsatisfiable() {
    return classes.stream().filter(order::isUnsatisfiable).toArray();
  }

  /** The same but for {@code owl:Nothing}, of which nobody wonders. */
  public int[] contradictory() {
    return IntStream.of(unsatisfiable())
        .filter(c -> !graph.ontology().concepts().get(c).name().equals(Members.NOTHING))
        .toArray();
  }

  /**
   * What the graph shall hold.
   *
   * @param job checked and accounted
   */
  public Derived derived(Transaction tx, DerivedNames names, Job job) {
    Set<Long> asserted = asserted(tx, job);
    BitSet all = members();
    List<int[]> missing =
        order.missing(all::get, (c, d) -> asserted.contains(pair(c, d)), job::check);
    job.account(64L * missing.size());
    int[] numbers = numbers(all);
    return new Derived(
        names,
        classes.stream().mapToLong(c -> graph.conceptNodes().ids()[c]).toArray(),
        restrictions.stream().mapToObj(this::restriction).toList(),
        missing.stream().map(p -> new int[] {numbers[p[0]], numbers[p[1]]}).toList());
  }

  private BitSet members() {
    BitSet all = (BitSet) classes.clone();
    all.or(restrictions);
    return all;
  }

  // Classes come first among concepts, as they do among members.
  private int[] numbers(BitSet all) {
    int[] numbers = new int[extension.axioms().conceptCount()];
    int next = 0;
    for (int c = all.nextSetBit(0); c >= 0; c = all.nextSetBit(c + 1)) {
      numbers[c] = next++;
    }
    return numbers;
  }

  private Derived.Restriction restriction(int concept) {
    int i = extension.restriction(concept);
    int filler = extension.filler(i);
    return new Derived.Restriction(
        graph.ontology().roles().get(extension.role(i)),
        graph.ontology().concepts().get(filler).name(),
        new OntologyWords(graph.ontology()).restriction(extension.role(i), filler),
        graph.conceptNodes().ids()[filler]);
  }

  private static long pair(int inner, int outer) {
    return (long) inner << 32 | outer;
  }

  private Set<Long> asserted(Transaction tx, Job job) {
    Set<Long> pairs = new HashSet<>();
    for (String type : graph.subclassTypes()) {
      try (ResourceIterator<Relationship> all =
          tx.findRelationships(RelationshipType.withName(type))) {
        for (int i = 0; all.hasNext(); i++) {
          // A guard's check costs about as much as reading ten relationships.
          if ((i & 1023) == 0) {
            job.check();
          }
          Relationship one = all.next();
          int inner = graph.conceptOf(one.getStartNode());
          int outer = graph.conceptOf(one.getEndNode());
          if (inner >= 0 && outer >= 0 && classes.get(inner) && classes.get(outer)) {
            job.account(64);
            pairs.add(pair(inner, outer));
          }
        }
      }
    }
    return pairs;
  }

  /**
   * The ordinal of each extended concept in a model, -1 of those that have none. A concept without
   * a name that is equivalent to a member has that member's; an unsatisfiable one has none.
   *
   * @param restrictionNodes ids of the nodes of the restrictions among the members, in their order
   * @param ordinalOf the model's ordinal of a node's id, -1 if it has none
   */
  public int[] ordinals(long[] restrictionNodes, LongToIntFunction ordinalOf) {
    int[] ordinals = new int[extension.axioms().conceptCount()];
    Arrays.fill(ordinals, -1);
    classes.stream()
        .filter(c -> !order.isUnsatisfiable(c))
        .forEach(c -> ordinals[c] = ordinalOf.applyAsInt(graph.conceptNodes().ids()[c]));
    int[] concepts = restrictions.stream().toArray();
    for (int i = 0; i < concepts.length; i++) {
      ordinals[concepts[i]] = ordinalOf.applyAsInt(restrictionNodes[i]);
    }
    for (int c = 0; c < ordinals.length; c++) {
      ordinals[c] = ordinals[c] >= 0 ? ordinals[c] : equivalent(c, ordinals);
    }
    return ordinals;
  }

  private int equivalent(int concept, int[] ordinals) {
    return order.isUnsatisfiable(concept)
        ? -1
        : IntStream.of(order.hierarchy().membersOf(order.hierarchy().ordinalOf(concept)))
            .map(c -> ordinals[c])
            .filter(v -> v >= 0)
            .findFirst()
            .orElse(-1);
  }

  /** Pairs of classes that are entailed directly and not asserted. */
  public long inferredBetweenClasses(Derived derived) {
    int count = derived.classes().length;
    return derived.edges().stream().filter(e -> e[0] < count && e[1] < count).count();
  }

  /** Ids of nodes of concepts, ascending. */
  public long[] nodes(int[] concepts) {
    NodeIds nodes = graph.conceptNodes();
    return IntStream.of(concepts).mapToLong(c -> nodes.ids()[c]).sorted().toArray();
  }

  /** Nodes of the first of some concepts. */
  public List<Node> examples(Transaction tx, int[] concepts, int most) {
    List<Node> some = new ArrayList<>();
    IntStream.of(concepts).limit(most).forEach(c -> graph.conceptNode(tx, c).ifPresent(some::add));
    return some;
  }
}
