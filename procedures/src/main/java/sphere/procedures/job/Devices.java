package sphere.procedures.job;

import java.util.function.Consumer;
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
   * Where one training computes.
   *
   * @param asked {@code auto}, {@code cpu} or {@code gpu}
   * @throws IllegalStateException if the GPU was asked for and there is none that can be used
   */
  public Computing computing(String asked) {
    Computing computing = new Computing(gpu, asked, log);
    computing.requireWhatIsAskedFor();
    return computing;
  }
}
