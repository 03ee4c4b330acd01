package sphere.procedures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.OntologyQueries.RelatedRow;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.DerivedNames;
import sphere.procedures.graph.DerivedGraph;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.OntologyRecord;
import sphere.procedures.graph.Stored;
import sphere.procedures.ontology.RoleNames;

/** What a class stands in a relation to: by the restrictions above it. */
final class RelatedClasses {
  private static final String SUBCLASS = "SCO";

  private final Model model;
  private final Transaction tx;
  private final Runnable check;
  private final OntologyRecord ontology;

  /**
   * Of a model.
   *
   * @param check called now and then; throws to abort
   * @throws IllegalStateException if it is of no ontology
   */
  RelatedClasses(Model model, Transaction tx, Runnable check) {
    this.model = model;
    this.tx = tx;
    this.check = check;
    ontology = model.requireOntology();
  }

  // A restriction above the class.
  private record Above(int ordinal, String role, Node filler) {}

  /**
   * Rows by role, the largest margin first.
   *
   * @param role that is meant; null for all
   * @param direct whether what follows from another row is left out; else what is above each filler
   *     is told too
   */
  Stream<RelatedRow> rows(Node node, int concept, Object role, boolean direct) {
    Optional<String> type = subclassType(role);
    if (type.isPresent()) {
      return classes(node, concept, type.get(), direct)
          .map(one -> row(one.role(), one.filler(), margin(concept, one)));
    }
    List<Above> above = above(concept, roles(role));
    return direct
        ? lowest(above).map(one -> row(one.role(), one.filler(), margin(concept, one)))
        : upward(concept, above);
  }

  /** Names of the roles that are meant, sorted. */
  SortedSet<String> roles(Object role) {
    return new TreeSet<>(new RoleNames(model.name(), ontology.roles()).meant(role));
  }

  /** The type of subclasses, if that is meant and no role is called so. */
  Optional<String> subclassType(Object role) {
    boolean isType = SUBCLASS.equals(role) || ontology.graph().relationshipTypes().contains(role);
    return isType && !new RoleNames(model.name(), ontology.roles()).isKnown((String) role)
        ? Optional.of((String) role)
        : Optional.empty();
  }

  /** Ids of the nodes of all classes that are entailed. */
  Set<Long> entailed(Node node, int concept, Object role) {
    return rows(node, concept, role, false)
        .map(row -> NodeIds.idOf(row.node()))
        .collect(Collectors.toSet());
  }

  // Equivalent ones first.
  private Stream<Above> classes(Node node, int concept, String type, boolean direct) {
    List<Above> same = new ArrayList<>();
    addClasses(same, concept, type);
    List<Above> above = new ArrayList<>();
    for (int ordinal : model.index().ancestors(concept, true)) {
      check.run();
      addClasses(above, ordinal, type);
    }
    above.sort(
        Comparator.comparing((Above one) -> -margin(concept, one))
            .thenComparing(one -> NodeIds.idOf(one.filler())));
    return Stream.concat(
        same.stream().filter(one -> !one.filler().equals(node)),
        direct ? lowest(above) : above.stream());
  }

  private void addClasses(List<Above> found, int ordinal, String type) {
    model
        .nodes(tx, ordinal)
        .filter(node -> !node.hasLabel(ontology.names().label()))
        .forEach(node -> found.add(new Above(ordinal, type, node)));
  }

  private List<Above> above(int concept, Set<String> roles) {
    List<Above> found = new ArrayList<>();
    add(found, concept, roles);
    for (int ordinal : model.index().ancestors(concept, true)) {
      check.run();
      add(found, ordinal, roles);
    }
    Comparator<Above> order = Comparator.comparing(Above::role);
    found.sort(
        order
            .thenComparing(one -> -margin(concept, one))
            .thenComparing(one -> NodeIds.idOf(one.filler())));
    return found;
  }

  private void add(List<Above> found, int ordinal, Set<String> roles) {
    model
        .nodes(tx, ordinal)
        .filter(node -> node.hasLabel(ontology.names().label()))
        .forEach(
            node -> {
              Optional<Object> role = Stored.of(node, DerivedNames.ROLE).filter(roles::contains);
              Optional<Node> filler = DerivedGraph.filler(node).filter(f -> role.isPresent());
              filler.ifPresent(f -> found.add(new Above(ordinal, (String) role.get(), f)));
            });
  }

  private double margin(int concept, Above one) {
    return model.table().margin(one.ordinal(), concept);
  }

  private RelatedRow row(String role, Node filler, double margin) {
    return new RelatedRow(
        role, filler, Entailed.shownBy(margin), margin, 1.0, List.of(), model.isStale());
  }

  private Stream<Above> lowest(List<Above> above) {
    int[] ordinals = above.stream().mapToInt(Above::ordinal).distinct().toArray();
    Set<Integer> higher = new HashSet<>();
    for (int outer : ordinals) {
      check.run();
      if (IntStream.of(ordinals).anyMatch(v -> v != outer && model.index().subsumes(outer, v))) {
        higher.add(outer);
      }
    }
    return above.stream().filter(one -> !higher.contains(one.ordinal()));
  }

  // Where something has a part of a kind it has a part of whatever that is.
  private Stream<RelatedRow> upward(int concept, List<Above> above) {
    Map<List<Object>, RelatedRow> rows = new LinkedHashMap<>();
    above.forEach(one -> put(rows, row(one.role(), one.filler(), margin(concept, one))));
    for (Above one : above) {
      int filler = model.ordinalOf(tx, one.filler());
      if (filler >= 0) {
        put(rows, one.role(), filler, filler, margin(concept, one));
        for (int ordinal : model.index().ancestors(filler, true)) {
          check.run();
          put(rows, one.role(), filler, ordinal, margin(concept, one));
        }
      }
    }
    return rows.values().stream()
        .sorted(
            Comparator.comparing(RelatedRow::role)
                .thenComparing(row -> -row.margin())
                .thenComparing(row -> NodeIds.idOf(row.node())));
  }

  private void put(
      Map<List<Object>, RelatedRow> rows, String role, int filler, int outer, double margin) {
    double least = outer == filler ? margin : Math.min(margin, model.table().margin(outer, filler));
    model
        .nodes(tx, outer)
        .filter(node -> !node.hasLabel(ontology.names().label()))
        .forEach(node -> put(rows, row(role, node, least)));
  }

  // Of several ways to the same class the one that the balls show best.
  private static void put(Map<List<Object>, RelatedRow> rows, RelatedRow row) {
    rows.merge(
        List.of(row.role(), NodeIds.idOf(row.node())),
        row,
        (a, b) -> a.margin() >= b.margin() ? a : b);
  }
}
