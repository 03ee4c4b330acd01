package sphere.procedures.job;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.PairScans;
import sphere.geometry.device.RowDevice;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;

/**
 * Where one training computes: {@code cpu} on threads; {@code gpu} on the GPU, or the training
 * fails; {@code auto} on the GPU where that pays and it can, else on threads, which is told once.
 *
 * <p>What pays is judged by size, and no GPU is looked for before something would. Results are the
 * same wherever they are computed.
 */
public final class Computing {
  private static final String CPU = "cpu";
  private static final String GPU = "gpu";

  private final Gpu gpu;
  private final String asked;
  private final Consumer<String> log;
  private String device = CPU;
  private boolean refused;

  Computing(Gpu gpu, String asked, Consumer<String> log) {
    this.gpu = gpu;
    this.asked = asked;
    this.log = log;
  }

  void requireWhatIsAskedFor() {
    if (asked.equals(GPU) && !gpu.report().available()) {
      refuse(gpu.report().reason());
    }
  }

  /** What computed: {@code cpu}, or the name of the GPU that did some of it. */
  public String device() {
    return device;
  }

  /**
   * Descents by rows: on the GPU if it was asked for, or if that pays.
   *
   * @param pays whether a GPU would be quicker, were there one
   * @param threads take what it does not
   */
  public RowDevice rows(boolean pays, RowDevice threads, Monitor monitor) {
    boolean wanted = asked.equals(GPU) || pays;
    return problem ->
        tried(wanted, () -> gpu.rows(problem, monitor)).orElseGet(() -> threads.open(problem));
  }

  /** Looks at all pairs, which are asked for where they pay alone. */
  public PairScans scans(Monitor monitor) {
    return chart -> tried(true, () -> scan(chart, monitor));
  }

  private PairScan scan(Chart chart, Monitor monitor) {
    return gpu.scan(chart, monitor);
  }

  private <T> Optional<T> tried(boolean wanted, Supplier<T> opening) {
    if (!wanted || refused || asked.equals(CPU)) {
      return Optional.empty();
    } else if (!gpu.report().available()) {
      refuse(gpu.report().reason());
      return Optional.empty();
    }
    try {
      T opened = opening.get();
      device = gpu.report().name();
      return Optional.of(opened);
    } catch (DeviceException e) {
      refuse(e.getMessage());
      return Optional.empty();
    }
  }

  /** Does work; anew, on threads, if a GPU fails in the middle of it. */
  public <T> T surviving(Supplier<T> work) {
    try {
      return work.get();
    } catch (DeviceException e) {
      refuse(e.getMessage());
      device = CPU;
      return work.get();
    }
  }

  private void refuse(String why) {
    String reason = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    if (asked.equals(GPU)) {
      throw new IllegalStateException(
          "Device `gpu` was asked for, but: %s. Set `device` to `auto` to run on the CPU."
              .formatted(reason));
    }
    refused = true;
    log.accept("Sphere computes on the CPU, since: %s.".formatted(reason));
  }
}
