package sphere.geometry.roles;

import sphere.geometry.hierarchy.Hierarchy;

/**
 * All subsumptions that are entailed, where role 0 of the facts is subsumption.
 *
 * @param hierarchy over the entities as members {@code 0 .. entityCount - 1}; those that follow
 *     stand for existential restrictions
 * @param roles role of each restriction, a role of the facts
 * @param fillers filler of each restriction, an entity
 */
public record Order(Hierarchy hierarchy, int[] roles, int[] fillers) {
  /** Without restrictions. */
  public static Order of(Hierarchy hierarchy) {
    return new Order(hierarchy, new int[0], new int[0]);
  }
}
