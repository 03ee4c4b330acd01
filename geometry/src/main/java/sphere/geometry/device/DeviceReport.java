package sphere.geometry.device;

/**
 * Whether this machine has a GPU that can be used, and which.
 *
 * @param available whether it can be used
 * @param name the maker's, empty if none was found
 * @param capability compute capability such as 9.0, empty if unknown
 * @param driver newest CUDA that its driver knows, such as 12.4, empty if unknown
 * @param bytes of its memory, 0 if unknown
 * @param reason why it cannot be used, half a sentence; empty if it can
 */
public record DeviceReport(
    boolean available, String name, String capability, String driver, long bytes, String reason) {

  /** There is none that can be used. */
  public static DeviceReport refused(String reason) {
    return new DeviceReport(false, "", "", "", 0, reason);
  }
}
