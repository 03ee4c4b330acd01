package sphere.gpu.driver;

import sphere.geometry.device.DeviceException;

/** The driver answered with an error. */
public final class DriverException extends DeviceException {
  /** No memory left. */
  public static final int OUT_OF_MEMORY = 2;

  /** Another process has it alone. */
  public static final int DEVICE_UNAVAILABLE = 46;

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
    super(sentence(code, "%s answered %s (%d)".formatted(call, name, code)));
    this.code = code;
  }

  private static String sentence(int code, String answer) {
    return switch (code) {
      case OUT_OF_MEMORY ->
          ("The GPU has no memory left: %s. Lower `dimension`, wait for who else uses it, or set"
                  + " `device` to `cpu`.")
              .formatted(answer);
      case DEVICE_UNAVAILABLE ->
          ("The GPU is in exclusive use by another process: %s. Wait for it, or set `device` to"
                  + " `cpu`.")
              .formatted(answer);
      default -> "The GPU failed: %s.".formatted(answer);
    };
  }

  /** The driver's code. */
  public int code() {
    return code;
  }
}
