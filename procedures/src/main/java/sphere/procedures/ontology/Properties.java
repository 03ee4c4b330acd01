package sphere.procedures.ontology;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.Transaction;

/** What a property is called in a database, with or without a namespace. */
final class Properties {
  static final String URI = "uri";
  private final TreeSet<String> keys = new TreeSet<>();

  Properties(Transaction tx) {
    tx.getAllPropertyKeys().forEach(keys::add);
  }

  /** The keys with a local name, the bare one first. */
  List<String> called(String local) {
    return keys.stream()
        .filter(key -> LocalName.of(key).equals(local))
        .sorted(Comparator.comparing((String key) -> !key.equals(local)))
        .toList();
  }

  /** The text under the first of some keys that has one, or the first text of a list there. */
  static Optional<String> text(Entity entity, List<String> keys) {
    return keys.stream()
        .flatMap(key -> texts(entity, key).stream())
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  /** Names of all properties. */
  static List<String> keys(Entity entity) {
    try {
      return StreamSupport.stream(entity.getPropertyKeys().spliterator(), false).toList();
    } catch (NotFoundException e) {
      return List.of(); // deleted since it was found
    }
  }

  /** The text or texts under a key; none if there is something else. */
  static List<String> texts(Entity entity, String key) {
    try {
      Object value = entity.getProperty(key, List.of());
      return value instanceof String[] list
          ? List.of(list)
          : value instanceof String text ? List.of(text) : List.of();
    } catch (NotFoundException e) {
      return List.of(); // deleted since it was found
    }
  }
}
