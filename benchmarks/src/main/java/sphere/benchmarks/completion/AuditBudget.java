package sphere.benchmarks.completion;

import java.util.concurrent.atomic.AtomicLong;
import sphere.geometry.training.Monitor;

/** Ends an audit that would need more memory than there is for it: pairs that overlap are many. */
final class AuditBudget implements Monitor {
  private final AtomicLong left;

  /** Thrown when it is used up. */
  static final class UsedUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsedUp() {
      super("The audit needs more memory than a quarter of the heap.");
    }
  }

  AuditBudget(long bytes) {
    left = new AtomicLong(bytes);
  }

  @Override
  public void check() {}

  @Override
  public void progress(String phase, double fraction) {}

  @Override
  public void account(long bytes) {
    if (left.addAndGet(-bytes) < 0) {
      throw new UsedUp();
    }
  }
}
