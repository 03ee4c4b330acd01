/**
 * Trainings and audits as users have them, on whatever plays the driver, beside the same on
 * threads.
 *
 * <p>May use all of geometry and of gpu. Read {@code TrainingContract}.
 */
package sphere.gpu.whole;
