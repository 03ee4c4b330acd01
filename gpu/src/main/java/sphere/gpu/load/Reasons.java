package sphere.gpu.load;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sphere.geometry.device.DeviceException;
import sphere.gpu.driver.DriverException;

/** Half a sentence for each way in which there is no GPU to use. */
public final class Reasons {
  /** A driver alone. */
  public static final String NO_DEVICE =
      "the NVIDIA driver sees no GPU (a container needs `--gpus all`)";

  /** An exclusive compute mode. */
  private static final String UNAVAILABLE =
      "the GPU is in exclusive use by another process (wait for it, or set the compute mode to"
          + " Default with `nvidia-smi -c 0`)";

  /**
   * CUDA 11.0, the first with each call that JCuda makes: a call that the driver lacks would end
   * the process.
   */
  private static final int LEAST_DRIVER = 11_000;

  private static final String CUDA = "libcuda.so.1";

  /** The oldest GPU that the kernels are compiled for. */
  private static final int LEAST_CAPABILITY = 75;

  private static final Pattern MISSING = Pattern.compile("(\\S+): cannot open shared object file");

  private Reasons() {}

  /** Why a driver could not be started. */
  public static String of(Throwable failure) {
    if (failure instanceof DriverException e && e.code() == DriverException.NO_DEVICE) {
      return NO_DEVICE;
    } else if (failure instanceof DriverException e
        && e.code() == DriverException.DEVICE_UNAVAILABLE) {
      return UNAVAILABLE;
    } else if (failure instanceof DriverException e) {
      return "the NVIDIA driver does not start (%s)".formatted(unpunctuated(e.getMessage()));
    } else if (failure instanceof DeviceException e) {
      return e.getMessage();
    } else if (failure instanceof UnsatisfiedLinkError e) {
      return ofLibrary(String.valueOf(e.getMessage()));
    }
    return ofClass(failure);
  }

  // Classes that are there may fail to start: once with the cause, later with this message alone.
  private static String ofClass(Throwable failure) {
    if (failure instanceof ExceptionInInitializerError e) {
      return "JCuda does not start (%s)".formatted(e.getCause());
    } else if (failure instanceof NoClassDefFoundError e
        && !String.valueOf(e.getMessage()).startsWith("Could not initialize")) {
      return "JCuda is not in this jar (%s)".formatted(e);
    }
    return "JCuda does not start (%s)".formatted(failure);
  }

  private static String unpunctuated(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static String ofLibrary(String message) {
    Matcher missing = MISSING.matcher(message);
    if (message.contains("dependent libraries")) {
      return "no NVIDIA driver (nvcuda.dll not found)";
    } else if (missing.find()) {
      return missing.group(1).equals(CUDA)
          ? "no NVIDIA driver (%s not found)".formatted(CUDA)
          : "library %s, which JCuda needs, is not installed".formatted(missing.group(1));
    } else if (message.contains(CUDA)) {
      return "the NVIDIA driver cannot be loaded (%s)".formatted(firstLine(message));
    } else if (message.contains("failed to map segment")) {
      return "libraries may not be run from the temporary folder, which is mounted noexec (point"
          + " the Java property java.io.tmpdir elsewhere)";
    }
    return "JCuda's library cannot be loaded (%s)".formatted(firstLine(message));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  /** Why a driver is too old, or nothing. */
  public static Optional<String> ofVersion(int version) {
    return version >= LEAST_DRIVER
        ? Optional.empty()
        : Optional.of(
            "the NVIDIA driver is for CUDA %s, too old: 11.0 or later is needed"
                .formatted(versionText(version)));
  }

  /** Why a GPU is too old, or nothing. */
  public static Optional<String> ofCapability(String name, int capability) {
    return capability >= LEAST_CAPABILITY
        ? Optional.empty()
        : Optional.of(
            "%s has compute capability %s, but at least 7.5 is needed"
                .formatted(name, capabilityText(capability)));
  }

  /** Such as 12.4. */
  public static String versionText(int version) {
    return "%d.%d".formatted(version / 1000, version % 1000 / 10);
  }

  /** Such as 9.0. */
  public static String capabilityText(int capability) {
    return "%d.%d".formatted(capability / 10, capability % 10);
  }
}
