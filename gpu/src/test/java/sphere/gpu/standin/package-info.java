/**
 * A stand-in for the NVIDIA driver, built by a C++ compiler from the sources of the kernels: JCuda
 * and the host code run on it unmodified, from the loading of the library to the last launch.
 *
 * <p>Only tests named {@code StandIn*Test} load it: they have a JVM of their own, since a JVM that
 * has a driver cannot go back to having none.
 */
package sphere.gpu.standin;
