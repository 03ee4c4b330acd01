package sphere.geometry.ontology;

/**
 * What a reasoner makes of axioms.
 *
 * @param children of the direct subsumptions between satisfiable concepts, the more special one of
 *     each; equivalent concepts are on a cycle of such pairs
 * @param parents the more general one of each
 * @param unsatisfiable concepts that can have no instance, ascending; in no pair
 */
public record Classification(int[] children, int[] parents, int[] unsatisfiable) {}
