package sphere.geometry.training;

import java.util.concurrent.atomic.AtomicLong;

/** Sums what is accounted with another monitor. */
public final class Accounted implements Monitor {
  private final Monitor monitor;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * @param monitor told of everything too
   */
  public Accounted(Monitor monitor) {
    this.monitor = monitor;
  }

  /** Bytes accounted so far. */
  public long bytes() {
    return bytes.get();
  }

  @Override
  public void check() {
    monitor.check();
  }

  @Override
  public void progress(String phase, double fraction) {
    monitor.progress(phase, fraction);
  }

  @Override
  public void account(long more) {
    monitor.account(more);
    bytes.addAndGet(more);
  }
}
