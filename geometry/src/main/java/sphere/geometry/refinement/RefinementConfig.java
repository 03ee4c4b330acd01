package sphere.geometry.refinement;

import java.util.Locale;

/**
 * What the descent is told.
 *
 * @param start where it begins
 * @param maxEpochs most passes over all nodes, 1 to 100,000
 * @param patience epochs without progress after which it stops, 1 to 100,000
 * @param tolerance progress is a validation loss that falls by more than this share of the least so
 *     far, 0 to below 1
 * @param learningRate of Adagrad: the length of a first step on a steep gradient, in radii of the
 *     ball that moves; above 0, at most 10
 * @param margin how far inside its parent a ball shall lie, and how far outside of others, as a
 *     share of their radii; 0 to below 1
 * @param negatives pairs for each node and epoch that shall not be contained, 1 to 1,000
 * @param validationShare of the edges that is held out, 0 to .5
 * @param radii what radii may be, and what is charged beyond
 * @param probabilityWeight of {@code -ln P(parent | child)}, 0 to 1,000; 0 if pairs are shifted
 * @param sampling how pairs are drawn
 */
public record RefinementConfig(
    Start start,
    int maxEpochs,
    int patience,
    double tolerance,
    double learningRate,
    double margin,
    int negatives,
    double validationShare,
    Radii radii,
    double probabilityWeight,
    Sampling sampling) {

  /** Where the descent begins. */
  public enum Start {
    /** From the tree of balls that construction makes. */
    CONSTRUCTIVE,
    /** From random balls, as the literature does. */
    RANDOM
  }

  /** How pairs are drawn. */
  public enum Sampling {
    /** All ancestors, relatives and what is found violated, of each node by itself. */
    MINED,
    /** Parents and children, and rows at distances that an epoch's rows share: for many cores. */
    SHIFTED
  }

  /**
   * Volume clipping and regularization, by radius: a volume underflows a double near dimension 400.
   *
   * @param regularization weight of {@code max(0, ln min - ln r)^2 + max(0, ln r - ln max)^2}; 0 to
   *     1,000,000
   * @param min smallest radius that costs nothing, where the ball around all has about 1; clipped
   *     is at half of it; at least 1e-12
   * @param max largest radius that costs nothing; clipped is at twice of it; at least {@code min},
   *     at most 1,000,000
   */
  public record Radii(double regularization, double min, double max) {
    /**
     * Checks ranges.
     *
     * @throws IllegalArgumentException naming the key, the value and the limit
     */
    public Radii {
      within("radiusRegularization", regularization, 0, 1e6);
      within("minRadius", min, 1e-12, 1e6);
      within("maxRadius", max, 1e-12, 1e6);
      if (min > max) {
        throw new IllegalArgumentException(
            "When `maxRadius` is `%s`, `minRadius` must be at most that, but was `%s`."
                .formatted(text(max), text(min)));
      }
    }
  }

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException naming the key, the value and the limit
   */
  public RefinementConfig {
    within("maxEpochs", maxEpochs, 1, 100_000);
    within("patience", patience, 1, 100_000);
    within("tolerance", tolerance, 0, Math.nextDown(1.0));
    within("learningRate", learningRate, 1e-12, 10);
    within("margin", margin, 0, Math.nextDown(1.0));
    within("negatives", negatives, 1, 1000);
    within("validationShare", validationShare, 0, .5);
    within("probabilityWeight", probabilityWeight, 0, 1000);
    if (sampling == Sampling.SHIFTED && probabilityWeight > 0) {
      throw new IllegalArgumentException(
          "When `sampling` is `shifted`, `probabilityWeight` must be 0, but was %s."
              .formatted(text(probabilityWeight)));
    }
  }

  /** With mined pairs. */
  public RefinementConfig(
      Start start,
      int maxEpochs,
      int patience,
      double tolerance,
      double learningRate,
      double margin,
      int negatives,
      double validationShare,
      Radii radii,
      double probabilityWeight) {
    this(
        start,
        maxEpochs,
        patience,
        tolerance,
        learningRate,
        margin,
        negatives,
        validationShare,
        radii,
        probabilityWeight,
        Sampling.MINED);
  }

  /** The same with pairs drawn in another way. */
  public RefinementConfig with(Sampling other) {
    return new RefinementConfig(
        start,
        maxEpochs,
        patience,
        tolerance,
        learningRate,
        margin,
        negatives,
        validationShare,
        radii,
        probabilityWeight,
        other);
  }

  /** What is taken where nothing is said. */
  public static RefinementConfig defaults() {
    return new RefinementConfig(
        Start.CONSTRUCTIVE, 10, 5, 1e-3, .2, 0, 8, .05, new Radii(1, 1e-9, 2), 0);
  }

  // Negated, so that NaN is refused too.
  private static void within(String key, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "Value for `%s` was `%s`, but must be within %s."
              .formatted(key, text(value), range(low, high)));
    }
  }

  private static String range(double low, double high) {
    return high == Math.nextDown(1.0)
        ? "[%s, 1)".formatted(text(low))
        : "[%s, %s]".formatted(text(low), text(high));
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ENGLISH, "%.0f", value)
        : Double.toString(value);
  }
}
