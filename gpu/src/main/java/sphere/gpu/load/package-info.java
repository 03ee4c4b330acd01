/**
 * How a driver is come by: a class loader of our own over a jar within the jar, a private folder
 * for its library, and a sentence for each way in which that fails.
 *
 * <p>Knows {@code sphere.gpu.driver}, and {@code sphere.gpu.jcuda} by name. Read {@link
 * sphere.gpu.load.DriverSource}.
 */
package sphere.gpu.load;
