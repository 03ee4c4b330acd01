/**
 * Sphere beside the Graph Data Science library (GDS) in one JVM.
 *
 * <p>A module of its own, built with {@code -Ppeers} only: GDS is licensed under the GPL v3 and is
 * no part of what others build or get.
 */
package sphere.benchmarks.peers;
