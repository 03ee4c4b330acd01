package sphere.geometry.refinement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import sphere.geometry.training.Monitor;

/** Epoch after epoch, until the loss by which a descent is judged falls no more. */
final class Course {
  private Course() {}

  /**
   * What was run.
   *
   * @param curve every epoch
   * @param best number of the one of least validation loss, 0 if none was run
   */
  record Run(List<Epoch> curve, int best) {
    /** Nothing to train. */
    static final Run NONE = new Run(List.of(), 0);
  }

  /**
   * Runs at most {@code config.maxEpochs()}, and no more than {@code config.patience()} after the
   * best.
   *
   * @param epoch runs one
   * @param keep called when the last one was the best so far
   */
  static Run run(
      RefinementConfig config, Monitor monitor, IntFunction<Epoch> epoch, Runnable keep) {
    List<Epoch> curve = new ArrayList<>();
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int e = 1; e <= config.maxEpochs() && e - best <= config.patience(); e++) {
      monitor.progress("refine, epoch " + e, (e - 1.0) / config.maxEpochs());
      Epoch last = epoch.apply(e);
      curve.add(last);
      if (best == 0 || last.validationLoss() < least * (1 - config.tolerance())) {
        least = last.validationLoss();
        best = e;
        keep.run();
      }
    }
    return new Run(curve, best);
  }
}
