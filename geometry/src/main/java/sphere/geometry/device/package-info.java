/**
 * Work that a GPU can do as well as the threads of a call, each with the implementation that
 * threads do: scans of all balls ({@link sphere.geometry.device.PairScan}) and descents by rows
 * ({@link sphere.geometry.device.RowProblem}).
 *
 * <p>May use {@code hierarchy}, {@code ball}, {@code kernel} and {@code training}. Knows no driver
 * and no native library. Read {@link sphere.geometry.device.RowProblem} for the formulas of a
 * descent: every device gives the same bits, since all is 32-bit IEEE arithmetic without fused
 * operations, and sums are made in the order of {@link sphere.geometry.device.Lanes}.
 */
package sphere.geometry.device;
