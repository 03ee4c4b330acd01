/**
 * Loops over many balls: squared distances one to one, one to many and many to many, and updates of
 * centers, each as plain Java and by the Vector API.
 *
 * <p>May use {@code sphere.geometry.ball}. What a kernel computes is right within a proven band and
 * may differ in its last bits from one machine to the next; no Boolean answer may be taken from it
 * without {@link sphere.geometry.kernel.BallScan} or a wider bound. Read {@link
 * sphere.geometry.kernel.Kernel}, then {@link sphere.geometry.kernel.Kernels}, which says when
 * which one runs.
 */
package sphere.geometry.kernel;
