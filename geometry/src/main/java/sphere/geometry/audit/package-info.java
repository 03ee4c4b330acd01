/**
 * How well balls and hierarchy agree, exactly, over all ordered pairs, from the stored values.
 *
 * <p>May use {@code hierarchy}, {@code ball}, {@code kernel} and {@code training}'s threads and
 * monitor; knows nothing of how the balls were made. Read {@link sphere.geometry.audit.Auditor}
 * first.
 */
package sphere.geometry.audit;
