/**
 * Learning from what is known of a node besides its edges: vectors and texts. Read {@link
 * sphere.geometry.features.SemanticTrainer} and {@link sphere.geometry.features.Placer} first.
 *
 * <p>May use: hierarchy, ball, kernel, training, and of refinement its objective and how it settles
 * radii.
 */
package sphere.geometry.features;
