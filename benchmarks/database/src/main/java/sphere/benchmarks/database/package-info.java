/**
 * Questions to a running Neo4j with the plugin in it, beside the same questions asked by traversal;
 * and a soak, in which it is asked, written, trained, aborted and killed at once.
 *
 * <p>Read {@link sphere.benchmarks.database.QueriesBenchmark} and {@link
 * sphere.benchmarks.database.SoakBenchmark}.
 */
package sphere.benchmarks.database;
