/**
 * The calls of the NVIDIA driver that are made, as interfaces: what runs them (JCuda, or an
 * interpreter in tests) is named nowhere else.
 *
 * <p>Knows the JDK and {@code sphere.geometry.device}. Read {@link sphere.gpu.driver.Driver}.
 */
package sphere.gpu.driver;
