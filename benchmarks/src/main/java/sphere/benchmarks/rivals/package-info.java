/**
 * Other geometries for the same order under one trainer, with the same data, negatives and budget.
 *
 * <p>Read {@code RivalsBenchmark} first, then {@code Geometry} and {@code PairTrainer}.
 */
package sphere.benchmarks.rivals;
