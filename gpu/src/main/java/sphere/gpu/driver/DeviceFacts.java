package sphere.gpu.driver;

/**
 * What a GPU is.
 *
 * @param name the maker's
 * @param capability compute capability, 10 times the major number and the minor
 * @param bytes of its memory
 */
public record DeviceFacts(String name, int capability, long bytes) {}
