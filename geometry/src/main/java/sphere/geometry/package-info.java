/**
 * Hierarchies as balls, in pure Java: nothing of Neo4j, CUDA or a logging framework.
 *
 * <p>Reading order: {@code hierarchy}, {@code ball}, {@code kernel}, {@code training}, {@code
 * refinement}, {@code audit}, {@code query}.
 */
package sphere.geometry;
