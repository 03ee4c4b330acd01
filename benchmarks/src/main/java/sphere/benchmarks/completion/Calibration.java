package sphere.benchmarks.completion;

/**
 * How far confidences are from shares: the expected calibration error over ten bins of equal width
 * (Guo, Pleiss, Sun and Weinberger, ICML 2017, equation 5).
 *
 * <p>{@code sum over bins of |answers| / all * |share right - mean confidence|}.
 */
final class Calibration {
  private static final int BINS = 10;

  private final int[] answers = new int[BINS];
  private final double[] right = new double[BINS];
  private final double[] confidence = new double[BINS];
  private int all;

  /**
   * One answer.
   *
   * @param sure its confidence, 0 to 1
   */
  void add(double sure, boolean isRight) {
    int bin = (int) Math.min(BINS - 1, sure * BINS);
    answers[bin]++;
    right[bin] += isRight ? 1 : 0;
    confidence[bin] += sure;
    all++;
  }

  /** 0 at best, at most 1; NaN of no answers. */
  double error() {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(right[bin] - confidence[bin]);
    }
    return sum / all;
  }
}
