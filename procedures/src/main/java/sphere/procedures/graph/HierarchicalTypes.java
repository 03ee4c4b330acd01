package sphere.procedures.graph;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.config.Suggestion;
import sphere.procedures.config.TrainSettings;

/** Which relationship types span the hierarchy, and which way each of them points. */
final class HierarchicalTypes {
  // As people write them, less case, underscores and namespace: rdfs__subClassOf is SUBCLASSOF.
  private static final Set<String> UP =
      Set.of(
          "ISA",
          "SUBCLASSOF",
          "SCO",
          "SUBPROPERTYOF",
          "SPO",
          "SUBTYPEOF",
          "SUBCATEGORYOF",
          "SUBTOPICOF",
          "KINDOF",
          "BROADER",
          "BROADERTRANSITIVE",
          "HASBROADER",
          "CHILDOF",
          "HASPARENT",
          "PARTOF",
          "HYPERNYM",
          "EXTENDS",
          "INHERITSFROM",
          "SPECIALIZES");
  private static final Set<String> DOWN =
      Set.of(
          "NARROWER",
          "NARROWERTRANSITIVE",
          "HASNARROWER",
          "PARENTOF",
          "HASCHILD",
          "SUPERCLASSOF",
          "HASSUBCLASS",
          "HASSUBTYPE",
          "HASSUBCATEGORY",
          "HASPART",
          "HYPONYM",
          "GENERALIZES");

  private HierarchicalTypes() {}

  /** The settings with the types named that the graph has, and their common orientation. */
  static TrainSettings resolve(Transaction tx, String database, TrainSettings settings) {
    TreeSet<String> used = new TreeSet<>();
    tx.getAllRelationshipTypesInUse().forEach(type -> used.add(type.name()));
    if (used.isEmpty()) {
      throw new IllegalArgumentException(
          ("Database `%s` has no relationships, so there is no hierarchy to train on. Create some"
                  + " that point from child to parent, such as `IS_A`.")
              .formatted(database));
    }
    List<String> types = types(used, settings.relationshipTypes());
    return settings.with(types, common(types, settings.orientation()));
  }

  private static List<String> types(TreeSet<String> used, List<String> wanted) {
    if (wanted.isEmpty()) {
      return List.of(only(used));
    }
    if (wanted.contains("*")) {
      return List.copyOf(used);
    }
    for (String type : wanted) {
      Suggestion.require(used.contains(type), "relationship type", type, used);
    }
    return wanted;
  }

  private static String only(TreeSet<String> used) {
    List<String> known = used.stream().filter(t -> isUp(t) || isDown(t)).toList();
    if (known.size() == 1) {
      return known.get(0);
    }
    String found =
        known.isEmpty()
            ? "None of the relationship types %s is known to be hierarchical."
                .formatted(Suggestion.listed(used))
            : "%d hierarchical relationship types were found: %s."
                .formatted(known.size(), Suggestion.listed(known));
    throw new IllegalArgumentException(
        "%s Name the one to train on, such as `CALL sphere.train('sphere', {relationshipTypes: '%s'})`."
            .formatted(found, (known.isEmpty() ? List.copyOf(used) : known).get(0)));
  }

  private static String common(List<String> types, String orientation) {
    if (!orientation.equals("AUTO")) {
      return orientation;
    }
    long down = types.stream().filter(HierarchicalTypes::isDown).count();
    return down == 0 ? "NATURAL" : down == types.size() ? "REVERSE" : "AUTO";
  }

  /** Whether relationships of a type point from child to parent. */
  static boolean pointsUp(RelationshipType type, String orientation) {
    return orientation.equals("AUTO") ? !isDown(type.name()) : orientation.equals("NATURAL");
  }

  private static boolean isUp(String type) {
    return UP.contains(bare(type));
  }

  private static boolean isDown(String type) {
    return DOWN.contains(bare(type));
  }

  private static String bare(String type) {
    String local = type.substring(type.lastIndexOf("__") < 0 ? 0 : type.lastIndexOf("__") + 2);
    return local.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
  }
}
