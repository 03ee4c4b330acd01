/**
 * A GPU in use: memory that is counted and given back, copies in pieces, launches that can be
 * aborted in between.
 *
 * <p>Knows {@code sphere.gpu.driver}. Read {@link sphere.gpu.host.Device}.
 */
package sphere.gpu.host;
