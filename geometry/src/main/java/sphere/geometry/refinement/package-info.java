/**
 * Gradient descent on the SpheREx objective: what training laid out is moved so that more of the
 * order is contained.
 *
 * <p>May use {@code hierarchy}, {@code ball}, {@code kernel} and {@code training}. Read {@link
 * sphere.geometry.refinement.Objective} first (what a geometry tells the descent), then {@link
 * sphere.geometry.refinement.GradientTrainer} (the descent).
 */
package sphere.geometry.refinement;
