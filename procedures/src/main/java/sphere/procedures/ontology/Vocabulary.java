package sphere.procedures.ontology;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.config.OntologySettings;
import sphere.procedures.config.Suggestion;

/**
 * The labels and types of a database that say something about an ontology.
 *
 * @param labels by what they say of a node
 * @param types by what they say of two nodes
 */
record Vocabulary(Map<Kind, List<String>> labels, Map<Link, List<String>> types) {

  /**
   * What a database has of it.
   *
   * @throws IllegalArgumentException if it has no label of classes, or not one that is named
   */
  static Vocabulary of(Transaction tx, String database, OntologySettings settings) {
    TreeSet<String> labels = new TreeSet<>();
    TreeSet<String> types = new TreeSet<>();
    tx.getAllLabelsInUse().forEach(label -> labels.add(label.name()));
    tx.getAllRelationshipTypesInUse().forEach(type -> types.add(type.name()));
    for (String label : settings.nodeLabels()) {
      Suggestion.require(labels.contains(label), "node label", label, labels);
    }
    for (String type : settings.relationshipTypes()) {
      Suggestion.require(types.contains(type), "relationship type", type, types);
    }
    Vocabulary found =
        new Vocabulary(
            kinds(labels, settings.nodeLabels()), links(types, settings.relationshipTypes()));
    found.requireClasses(database, labels);
    return found;
  }

  private static Map<Kind, List<String>> kinds(TreeSet<String> labels, List<String> classes) {
    Map<Kind, List<String>> kinds = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      kinds.put(kind, new ArrayList<>());
    }
    labels.removeAll(classes);
    labels.forEach(label -> Kind.of(label).ifPresent(kind -> kinds.get(kind).add(label)));
    labels.addAll(classes);
    if (!classes.isEmpty()) {
      kinds.put(Kind.CLASS, classes);
    }
    return kinds;
  }

  private static Map<Link, List<String>> links(TreeSet<String> types, List<String> subclass) {
    Map<Link, List<String>> links = new EnumMap<>(Link.class);
    for (Link link : Link.values()) {
      links.put(link, new ArrayList<>());
    }
    types.removeAll(subclass);
    types.forEach(type -> Link.of(type).ifPresent(link -> links.get(link).add(type)));
    if (!subclass.isEmpty()) {
      links.put(Link.SUBCLASS, subclass);
    }
    return links;
  }

  private void requireClasses(String database, TreeSet<String> labels) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          "Database `%s` has no labels, so there is no ontology in it. Load one by `CALL sphere.ontology.load('file:///NAME')`."
              .formatted(database));
    }
    if (labels(Kind.CLASS).isEmpty()) {
      throw new IllegalArgumentException(
          ("Database `%s` has no classes: no node has a label `Class`, with or without a namespace"
                  + " such as `owl__Class`; its labels are %s. Name that of your classes in"
                  + " `nodeLabels`, or load an ontology.")
              .formatted(database, Suggestion.listed(labels)));
    }
  }

  /** Labels that say something. */
  List<String> labels(Kind kind) {
    return labels.get(kind);
  }

  /** Types that say something. */
  List<String> types(Link link) {
    return types.get(link);
  }
}
