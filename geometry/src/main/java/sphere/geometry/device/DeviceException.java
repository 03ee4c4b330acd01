package sphere.geometry.device;

/** A device cannot do, or has failed to do, what it was asked for; one sentence says why. */
public class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message one sentence
   */
  public DeviceException(String message) {
    super(message);
  }

  /**
   * @param message one sentence
   */
  public DeviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
