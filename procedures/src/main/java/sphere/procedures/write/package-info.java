/**
 * From a table of balls to node properties, in batches, undone if cut off.
 *
 * <p>May use {@code sphere.geometry} and the packages {@code config}, {@code job} and {@code graph}
 * of procedures. Read {@link sphere.procedures.write.ModelWriter}.
 */
package sphere.procedures.write;
