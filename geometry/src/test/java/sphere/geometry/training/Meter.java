package sphere.geometry.training;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that are asked for. */
public final class Meter implements Monitor {
  private final AtomicLong asked = new AtomicLong();

  @Override
  public void check() {}

  @Override
  public void progress(String phase, double fraction) {}

  @Override
  public void account(long bytes) {
    asked.addAndGet(bytes);
  }

  public long asked() {
    return asked.get();
  }
}
