package sphere.geometry.ontology;

import java.util.List;

/**
 * Axioms and what their numbers stand for.
 *
 * @param concepts of each concept
 * @param roles name of each role, its IRI where it has one
 * @param axioms in normal form
 */
public record Ontology(List<Concept> concepts, List<String> roles, Axioms axioms) {
  /**
   * A concept.
   *
   * @param name its IRI where it has one; unique
   * @param label for people; empty if there is none
   * @param isAuxiliary whether it stands for a part of an expression, without a name of its own
   */
  public record Concept(String name, String label, boolean isAuxiliary) {}
}
