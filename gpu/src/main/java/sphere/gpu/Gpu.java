package sphere.gpu;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.DeviceReport;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.RowProblem;
import sphere.geometry.device.Rows;
import sphere.geometry.training.Monitor;
import sphere.gpu.descent.GpuRowDevice;
import sphere.gpu.driver.Context;
import sphere.gpu.driver.Driver;
import sphere.gpu.host.Device;
import sphere.gpu.load.DriverSource;
import sphere.gpu.load.InnerJar;
import sphere.gpu.scan.DevicePairScan;

/**
 * The GPU of this machine, if there is one; nothing of it is touched before it is asked for.
 *
 * <p>One for a process: whoever uses the GPU has it alone, and whoever comes next waits.
 * Thread-safe.
 */
public final class Gpu {
  private static final long POLL_MILLIS = 20;

  private final DriverSource source;
  private final Semaphore turn = new Semaphore(1, true);
  private Probe probe;

  /** That of this machine. */
  public Gpu() {
    this(new InnerJar());
  }

  /** One that comes from elsewhere. */
  public Gpu(DriverSource source) {
    this.source = source;
  }

  /** Whether there is one that can be used; looked for once, then remembered. */
  public DeviceReport report() {
    return probe().report();
  }

  private synchronized Probe probe() {
    if (probe == null) {
      probe = Probe.of(source);
    }
    return probe;
  }

  /**
   * The GPU for the caller alone, who closes it; waits for whoever has it, polling.
   *
   * @param monitor asked while waiting and later between launches
   * @throws DeviceException if there is none, with the reason
   */
  public Device open(Monitor monitor) {
    Driver driver =
        probe().driver().orElseThrow(() -> new DeviceException(probe().report().reason()));
    awaitTurn(monitor);
    try {
      Context context = driver.open(Probe.DEVICE);
      return new Device(context, monitor, turn::release);
    } catch (RuntimeException | Error e) {
      turn.release();
      throw e;
    }
  }

  /**
   * A descent on the GPU, which has it for itself until it is closed.
   *
   * @param monitor see {@link #open}
   * @throws DeviceException if there is none, or the problem does not fit it
   */
  public Rows rows(RowProblem problem, Monitor monitor) {
    Device device = open(monitor);
    try {
      return new OwningRows(new GpuRowDevice(device).open(problem), device);
    } catch (RuntimeException | Error e) {
      device.close();
      throw e;
    }
  }

  /**
   * A scan on the GPU, which has it for itself until it is closed.
   *
   * @param monitor see {@link #open}
   * @throws DeviceException if there is none, or the chart does not fit it
   */
  public PairScan scan(Chart chart, Monitor monitor) {
    Device device = open(monitor);
    try {
      return new OwningScan(new DevicePairScan(device, chart), device);
    } catch (RuntimeException | Error e) {
      device.close();
      throw e;
    }
  }

  private void awaitTurn(Monitor monitor) {
    try {
      while (!turn.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        monitor.progress("wait for the GPU", 0);
        monitor.check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      // No failure of the GPU, after which threads would begin.
      throw new IllegalStateException("Interrupted while waiting for the GPU.", e);
    }
  }
}
