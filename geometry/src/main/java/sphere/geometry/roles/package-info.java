/**
 * Relations beyond containment: every role is a translation of balls, learned from facts, and what
 * is missing is ranked by geometry and by the facts that it rests on.
 *
 * <p>May use {@link sphere.geometry.hierarchy} and {@link sphere.geometry.ontology}, and of {@link
 * sphere.geometry.training} the threads and the monitor. Read {@link sphere.geometry.roles.Facts}
 * first, then {@link sphere.geometry.roles.RoleModel}.
 */
package sphere.geometry.roles;
