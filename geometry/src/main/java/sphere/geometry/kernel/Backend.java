package sphere.geometry.kernel;

/**
 * One way of running the kernels, and whether this machine can.
 *
 * @param name {@code vector} or {@code scalar}
 * @param available whether it runs here
 * @param chosen whether {@code auto} takes it
 * @param detail what it is; of one that is not available, why not and what helps
 */
public record Backend(String name, boolean available, boolean chosen, String detail) {}
