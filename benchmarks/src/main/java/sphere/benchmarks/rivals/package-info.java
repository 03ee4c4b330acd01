/**
 * Other geometries for the same order under the product's descent, with the same data, negatives
 * and budget.
 *
 * <p>Read {@code RivalsBenchmark} first, then {@code Variants} and the implementations of {@link
 * sphere.geometry.refinement.Objective}.
 */
package sphere.benchmarks.rivals;
