package sphere.procedures.ontology;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ontology.Ontology;
import sphere.geometry.ontology.Ontology.Concept;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/** Reads an ontology from a graph; one use. */
final class ClassReader {
  /** Bytes of a concept beside its name. */
  private static final long CONCEPT = 100;

  private final Vocabulary vocabulary;
  private final Properties properties;
  private final Job job;
  private final Scan scan;
  private final Members members;
  private final Draft draft;
  private final Set<String> names = new HashSet<>();

  ClassReader(Transaction tx, Vocabulary vocabulary, Job job) {
    this.vocabulary = vocabulary;
    this.job = job;
    properties = new Properties(tx);
    scan = new Scan(tx, vocabulary, properties, job).run();
    members = new Members(tx, scan, job);
    draft = new Draft(members.size(), job);
  }

  ClassGraph read() {
    Parts parts = new Parts(scan, members, new Lists(scan, members, job), draft, job);
    new RoleAxioms(parts, properties.called("propCharacteristics")).add();
    new ClassAxioms(parts).add();
    int[] concepts = draft.concepts();
    int[] roles = scan.roles().ordered();
    return new ClassGraph(
        new Ontology(
            concepts(concepts),
            IntStream.of(roles).mapToObj(scan.roles()::name).toList(),
            draft.axioms(inverse(roles))),
        members.nodes().of(IntStream.of(concepts).filter(c -> !draft.isFresh(c)).toArray()),
        roleNodes(roles),
        scan.dropped(),
        List.copyOf(vocabulary.labels(Kind.CLASS)),
        List.copyOf(vocabulary.types(Link.SUBCLASS)));
  }

  private static int[] inverse(int[] order) {
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[order[i]] = i;
    }
    return inverse;
  }

  private NodeIds roleNodes(int[] roles) {
    return new NodeIds(
        members.nodes().prefix(),
        IntStream.of(roles).mapToLong(scan.roles()::node).filter(id -> id >= 0).toArray());
  }

  private List<Concept> concepts(int[] concepts) {
    job.account(CONCEPT * concepts.length);
    List<String> labels = properties.called("label");
    return IntStream.of(concepts).mapToObj(c -> concept(c, labels)).toList();
  }

  private Concept concept(int c, List<String> labels) {
    if (draft.isFresh(c)) {
      return new Concept(unique(draft.nameOf(c), ""), "", true);
    }
    String label = members.node(c).flatMap(node -> Properties.text(node, labels)).orElse("");
    return new Concept(unique(name(c), members.nodes().elementId(c)), label, !members.isNamed(c));
  }

  private String name(int c) {
    return members.uri(c).isEmpty()
        ? members
            .node(c)
            .flatMap(node -> Properties.text(node, List.of("name")))
            .orElse("node " + members.nodes().elementId(c))
        : members.uri(c);
  }

  // Two nodes may have one name.
  private String unique(String name, String elementId) {
    String free = names.contains(name) ? "%s (node %s)".formatted(name, elementId) : name;
    names.add(free);
    return free;
  }
}
