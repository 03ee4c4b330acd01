package sphere.procedures.ontology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ontology.NormalForm;
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
  private final Map<String, Integer> names = new HashMap<>();

  /**
   * @param restricted whether classes with other labels are left out
   */
  ClassReader(Transaction tx, Vocabulary vocabulary, boolean restricted, Job job) {
    this.vocabulary = vocabulary;
    this.job = job;
    properties = new Properties(tx);
    scan = new Scan(tx, vocabulary, properties, job).run();
    members = new Members(tx, scan, job);
    draft =
        new Draft(
            members.size(),
            m -> restricted && members.isOtherwiseNamed(m),
            () -> scan.drop("outside `nodeLabels`"),
            job);
  }

  ClassGraph read() {
    Parts parts = new Parts(scan, members, new Lists(scan, members, job), draft, job);
    new RoleAxioms(parts, properties.called("propCharacteristics")).add();
    new ClassAxioms(parts).add();
    int[] concepts = draft.concepts();
    List<Concept> named = concepts(concepts);
    int[] roles = scan.roles().ordered();
    return new ClassGraph(
        new Ontology(
            named,
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
      return new Concept(unique(draft.nameOf(c), c), "", true);
    }
    String label = members.node(c).flatMap(node -> Properties.text(node, labels)).orElse("");
    return new Concept(unique(name(c), c), label, !members.isNamed(c));
  }

  private String name(int c) {
    return members.uri(c).isEmpty()
        ? members
            .node(c)
            .flatMap(node -> Properties.text(node, List.of("name")))
            .orElse("node " + members.nodes().elementId(c))
        : members.uri(c);
  }

  private String unique(String name, int c) {
    Integer other = names.putIfAbsent(name, c);
    if (other == null) {
      return name;
    }
    if (!draft.isFresh(c) && !draft.isFresh(other)) {
      same(name, other, c);
    }
    String number = draft.isFresh(c) ? Integer.toString(c) : members.nodes().elementId(c);
    return unique("%s (%s)".formatted(name, number), c);
  }

  // Two nodes with one IRI are one class, of which either may be asked.
  private void same(String iri, int a, int b) {
    if (members.uri(a).equals(iri) && members.isNamed(a) && members.isNamed(b)) {
      draft.add(NormalForm.NF1, a, b);
      draft.add(NormalForm.NF1, b, a);
    }
  }
}
