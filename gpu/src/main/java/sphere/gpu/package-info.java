/**
 * GPUs of NVIDIA, by their driver alone.
 *
 * <p>Knows {@code sphere.geometry}. Reading order: {@link sphere.gpu.Gpu}, which says whether there
 * is one and opens it; {@code host}, memory and launches; {@code scan}; below them {@code driver}
 * and {@code load}. Kernels are in {@code src/main/cuda}.
 */
package sphere.gpu;
