/**
 * Bulk containment on a GPU: kernels of {@code scan.cu} find candidates, the host decides.
 *
 * <p>Knows {@code sphere.gpu.host}. Read {@link sphere.gpu.scan.DevicePairScan}.
 */
package sphere.gpu.scan;
