package sphere.procedures.ontology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import sphere.procedures.config.Suggestion;

/**
 * Which role is meant.
 *
 * @param model who knows them
 * @param all names of all roles, their IRIs where they have one
 */
public record RoleNames(String model, List<String> all) {
  /**
   * The names of the roles that are meant: by the role's node, by its IRI, or by what is left of
   * that without its namespace; if null is, all that have a name of their own.
   *
   * @throws IllegalArgumentException in one sentence, if there is none of that name
   */
  public Set<String> meant(Object role) {
    if (role == null) {
      return named().collect(Collectors.toSet());
    } else if (role instanceof Node node) {
      return named(of(node));
    } else if (role instanceof String name) {
      return named(name);
    }
    throw new IllegalArgumentException(
        "Value for `role` was `%s`, but must be a node, an IRI or a name.".formatted(role));
  }

  /** Whether some role is called so, with its namespace or without. */
  public boolean isKnown(String name) {
    return all.contains(name) || all.stream().anyMatch(role -> LocalName.of(role).equals(name));
  }

  /**
   * The one role that is meant.
   *
   * @throws IllegalArgumentException in one sentence, if there is none of that name, or several
   */
  public String one(Object role) {
    Set<String> meant = meant(role);
    if (meant.size() != 1) {
      throw new IllegalArgumentException(
          "Value for `role` was `%s`, which could be %s. Give the IRI."
              .formatted(role, Suggestion.listed(meant.stream().sorted().toList())));
    }
    return meant.iterator().next();
  }

  private static String of(Node node) {
    return Properties.text(node, List.of(Properties.URI, "name"))
        .orElseGet(() -> "node " + node.getElementId());
  }

  private Stream<String> named() {
    return all.stream().filter(name -> !MadeNames.has(name));
  }

  private Set<String> named(String name) {
    if (all.contains(name)) {
      return Set.of(name);
    }
    Set<String> found =
        named().filter(role -> LocalName.of(role).equals(name)).collect(Collectors.toSet());
    return Optional.of(found)
        .filter(some -> !some.isEmpty())
        .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private String unknown(String name) {
    List<String> known = named().map(LocalName::of).distinct().sorted().toList();
    String near = Suggestion.of(name, known);
    String rest =
        known.isEmpty() ? " It has no roles." : " Known: " + Suggestion.listed(known) + ".";
    return "No role `%s` in model `%s`.%s".formatted(name, model, near.isEmpty() ? rest : near);
  }
}
