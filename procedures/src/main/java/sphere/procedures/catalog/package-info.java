/**
 * Models that can be asked: published after training, rebuilt from the graph after a restart.
 *
 * <p>May use {@code sphere.geometry} and the packages {@code config}, {@code job}, {@code graph}
 * and {@code features} of procedures. Read {@link sphere.procedures.catalog.Models}.
 */
package sphere.procedures.catalog;
