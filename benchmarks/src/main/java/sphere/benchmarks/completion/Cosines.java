package sphere.benchmarks.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sphere.geometry.kernel.Kernel;

/** How near vectors are by the angle between them, be it seen from the origin or their mean. */
final class Cosines {
  private static final float[] NONE = {};

  private final float[] origin;
  private final List<float[]> units = new ArrayList<>();
  private final Kernel kernel;

  private Cosines(float[] origin, List<float[]> known, Kernel kernel) {
    this.origin = origin;
    this.kernel = kernel;
    known.forEach(vector -> units.add(unit(vector)));
  }

  /**
   * As seen from the origin.
   *
   * @param known of one length or empty; NaN counts for nothing
   */
  static Cosines raw(List<float[]> known, int dimension, Kernel kernel) {
    return new Cosines(new float[dimension], known, kernel);
  }

  /** As seen from the mean of those that are known. */
  static Cosines centered(List<float[]> known, int dimension, Kernel kernel) {
    double[] sums = new double[dimension];
    int[] counts = new int[dimension];
    for (float[] vector : known) {
      for (int k = 0; k < vector.length; k++) {
        boolean isKnown = !Float.isNaN(vector[k]);
        sums[k] += isKnown ? vector[k] : 0;
        counts[k] += isKnown ? 1 : 0;
      }
    }
    float[] mean = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      mean[k] = (float) (sums[k] / Math.max(1, counts[k]));
    }
    return new Cosines(mean, known, kernel);
  }

  // Empty where there is no direction.
  private float[] unit(float[] vector) {
    double square = 0;
    float[] unit = new float[vector.length];
    for (int k = 0; k < unit.length; k++) {
      unit[k] = Float.isNaN(vector[k]) ? 0 : vector[k] - origin[k];
      square += (double) unit[k] * unit[k];
    }
    if (square == 0) {
      return NONE;
    }
    for (int k = 0; k < unit.length; k++) {
      unit[k] = (float) (unit[k] / Math.sqrt(square));
    }
    return unit;
  }

  /**
   * The cosine to each known one, {@code 1 - |a - b|^2 / 2} of unit vectors; minus infinity where
   * one of both has no direction.
   */
  double[] to(float[] vector) {
    float[] asked = unit(vector);
    double[] cosines = new double[units.size()];
    Arrays.setAll(cosines, v -> cosine(asked, units.get(v)));
    return cosines;
  }

  private double cosine(float[] a, float[] b) {
    return a.length == 0 || b.length == 0
        ? Double.NEGATIVE_INFINITY
        : 1 - kernel.squaredDistance(a, 0, b, 0, a.length) / 2;
  }
}
