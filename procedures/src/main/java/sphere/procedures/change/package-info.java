/**
 * What other transactions change in the graph while a model is in memory.
 *
 * <p>May use the packages {@code config}, {@code job} and {@code graph} of procedures. Read {@link
 * sphere.procedures.change.Changes}.
 */
package sphere.procedures.change;
