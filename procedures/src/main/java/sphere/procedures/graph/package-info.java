/**
 * From a transaction to a {@link sphere.geometry.hierarchy.Hierarchy} over members, and back from
 * members to nodes and their balls.
 *
 * <p>May use {@code sphere.geometry} and {@code sphere.procedures.config}. Read {@link
 * sphere.procedures.graph.GraphReader}.
 */
package sphere.procedures.graph;
