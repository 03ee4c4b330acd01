package sphere.procedures.job;

import java.util.Optional;
import java.util.function.Consumer;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.DeviceReport;
import sphere.gpu.Gpu;

/** Where trainings of one server compute: on its GPU, if it has one, or on threads. Thread-safe. */
public final class Devices {
  private final Gpu gpu;
  private final Consumer<String> log;

  /**
   * Those of a server.
   *
   * @param gpu not looked for before it is needed
   * @param log told in a sentence why threads compute what a GPU was to
   */
  public Devices(Gpu gpu, Consumer<String> log) {
    this.gpu = gpu;
    this.log = log;
  }

  /** What the GPU is, or why there is none; looks for it. */
  public DeviceReport report() {
    return gpu.report();
  }

  /**
   * A piece of work that a GPU may do.
   *
   * @param <T> what it gives, the same on a GPU and on threads
   */
  public interface Work<T> {
    /** Does it, on the GPU if there is one. */
    T on(Optional<Gpu> gpu);
  }

  /**
   * Has work done where it was asked for: {@code cpu} on threads; {@code gpu} on the GPU or not at
   * all; {@code auto} on the GPU if that pays and it can, else on threads.
   *
   * @param asked {@code auto}, {@code cpu} or {@code gpu}
   * @param pays whether a GPU would be quicker, were there one; if not, {@code auto} looks for none
   * @throws IllegalStateException if the GPU was asked for and cannot
   */
  public <T> Done<T> run(String asked, boolean pays, Work<T> work) {
    if (asked.equals("gpu") || asked.equals("auto") && pays) {
      try {
        return onGpu(work);
      } catch (DeviceException e) {
        refuse(asked, e.getMessage());
      }
    }
    return new Done<>(work.on(Optional.empty()), "cpu");
  }

  private <T> Done<T> onGpu(Work<T> work) {
    DeviceReport found = report();
    if (!found.available()) {
      throw new DeviceException(found.reason());
    }
    return new Done<>(work.on(Optional.of(gpu)), found.name());
  }

  private void refuse(String asked, String why) {
    String reason = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    if (asked.equals("gpu")) {
      throw new IllegalStateException(
          "Device `gpu` was asked for, but: %s. Set `device` to `auto` to run on the CPU."
              .formatted(reason));
    }
    log.accept("Sphere computes on the CPU, since: %s.".formatted(reason));
  }

  /**
   * Work that is done.
   *
   * @param device {@code cpu}, or the name of the GPU
   */
  public record Done<T>(T result, String device) {}
}
