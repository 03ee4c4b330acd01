/**
 * Work that a graphics processor can do instead of the threads of a call: what is to be computed,
 * the order of its arithmetic, and the implementation by threads.
 *
 * <p>May use {@code hierarchy} and {@code training}. Read {@link sphere.geometry.device.RowProblem}
 * first (the descent by rows and its formulas), then {@link sphere.geometry.device.CpuRows}. Every
 * device gives the same bits: all is 32-bit IEEE arithmetic without fused operations, and sums are
 * made in the order of {@link sphere.geometry.device.Lanes}.
 */
package sphere.geometry.device;
