/**
 * Taxonomy completion: how well the parents of things that the hierarchy does not hold are found by
 * their features, beside rules that learn nothing.
 *
 * <p>Read {@code CompletionBenchmark} first, then {@code Task} and {@code Trial}. What begins with
 * {@code Head} is an ablation: balls and boxes by the place of things alone.
 */
package sphere.benchmarks.completion;
