package sphere.gpu.driver;

import sphere.geometry.device.DeviceException;

/** The driver answered with an error. */
public final class DriverException extends DeviceException {
  /** No memory left. */
  public static final int OUT_OF_MEMORY = 2;

  /** A driver without GPU. */
  public static final int NO_DEVICE = 100;

  private static final long serialVersionUID = 1;

  private final int code;

  /**
   * @param code the driver's
   * @param name the driver's for that code
   * @param call which call
   */
  public DriverException(int code, String name, String call) {
    super("The GPU failed: %s answered %s (%d).".formatted(call, name, code));
    this.code = code;
  }

  /** The driver's code. */
  public int code() {
    return code;
  }
}
