/**
 * Taxonomy completion: how well the parents of things that the hierarchy does not hold are found by
 * their features, beside rules that learn nothing.
 *
 * <p>Read {@code CompletionBenchmark} first, then {@code Task} and {@code Trial}.
 */
package sphere.benchmarks.completion;
