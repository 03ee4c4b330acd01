/**
 * Learning from what is known of a node besides its edges: vectors and texts. Read {@link
 * sphere.geometry.features.TextEncoder} first.
 *
 * <p>May use: hierarchy, ball, kernel, training.
 */
package sphere.geometry.features;
