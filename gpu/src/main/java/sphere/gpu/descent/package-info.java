/**
 * Descents by rows on a GPU, with the same bits as on threads.
 *
 * <p>Knows {@code sphere.gpu.host} and {@code sphere.geometry.device}. Read {@link
 * sphere.gpu.descent.DeviceRows}.
 */
package sphere.gpu.descent;
