/** Figures on hierarchies read from files. */
package sphere.benchmarks;
