/**
 * Takes in what changed in a hierarchy since training: new nodes get balls, no ball moves, and the
 * audit is brought up to date by what differs.
 *
 * <p>May use {@code hierarchy}, {@code ball}, {@code kernel}, {@code training}'s monitor, {@code
 * audit} and {@code query}. Read {@link sphere.geometry.refresh.Refresh} first, then {@link
 * sphere.geometry.refresh.Settling} (where a ball goes) and {@link sphere.geometry.refresh.CutTree}
 * (what lies near it).
 */
package sphere.geometry.refresh;
