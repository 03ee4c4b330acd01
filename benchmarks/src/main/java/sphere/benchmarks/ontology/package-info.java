/**
 * Ontologies in EL normal form: what is missing is ranked by balls and by facts, beside the
 * translation-ball baseline; what is asserted or entailed is counted in the balls that are stored;
 * what follows from definitions is found by geometry alone.
 *
 * <p>Read {@code OntologyBenchmark} first, then {@code Split}, {@code Scorer} and {@code
 * Definitions}. ELK is found in module {@code ontology} by {@link java.util.ServiceLoader}.
 */
package sphere.benchmarks.ontology;
