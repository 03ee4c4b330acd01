/**
 * Long work: its progress, its abort, its memory; and where it is done and by whom.
 *
 * <p>May use {@code sphere.geometry.training}'s {@code Monitor}. Read {@link
 * sphere.procedures.job.Job}.
 */
package sphere.procedures.job;
