package sphere.geometry.audit;

import sphere.geometry.ball.BallTable;
import sphere.geometry.device.PairScans;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;

/**
 * The better of two tables by exact F1 over all pairs.
 *
 * @param table the better one, the first if both are alike
 * @param audit its audit
 * @param second whether it is the second
 * @param refinedF1 F1 of the second, better or not
 */
public record Better(BallTable table, Audit audit, boolean second, double refinedF1) {

  /** Audits both; a table given twice once, and it is then the second. */
  public static Better of(
      Hierarchy hierarchy,
      BallTable first,
      BallTable second,
      Kernel kernel,
      int concurrency,
      Monitor monitor) {
    return of(hierarchy, first, second, kernel, PairScans.NONE, concurrency, monitor);
  }

  /**
   * The same, on a device if there is one.
   *
   * @param device see {@link Auditor#audit}
   */
  public static Better of(
      Hierarchy hierarchy,
      BallTable first,
      BallTable second,
      Kernel kernel,
      PairScans device,
      int concurrency,
      Monitor monitor) {
    Audit after = Auditor.audit(hierarchy, second, kernel, device, concurrency, monitor);
    if (first == second) {
      return new Better(second, after, true, after.f1());
    }
    Audit before = Auditor.audit(hierarchy, first, kernel, device, concurrency, monitor);
    return after.f1() > before.f1()
        ? new Better(second, after, true, after.f1())
        : new Better(first, before, false, after.f1());
  }
}
