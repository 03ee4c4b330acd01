/**
 * From relationships of any kind to {@link sphere.geometry.roles.Facts}, and what is learned of
 * them on nodes and records.
 *
 * <p>May use {@code sphere.geometry} and the packages {@code config}, {@code job} and {@code graph}
 * of procedures. Read {@link sphere.procedures.facts.FactReader}.
 */
package sphere.procedures.facts;
