/**
 * What is known of nodes besides their edges: vectors and texts, read, checked and encoded, and the
 * record of what was learned from them.
 *
 * <p>May use {@code sphere.geometry} and the packages {@code config}, {@code job} and {@code graph}
 * of procedures. Read {@link sphere.procedures.features.FeatureReader}.
 */
package sphere.procedures.features;
