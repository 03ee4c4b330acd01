package sphere.geometry.features;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import sphere.geometry.training.Workers;

/**
 * Foretells the radius of a thing by its features: ridge regression of {@code ln r} on the
 * principal coordinates x, {@code ln r = w x + b}.
 */
final class RadiusHead {
  /** Prior strength: a direction counts by as many things as vary in it. */
  private static final double RIDGE = 1;

  /** Stands for a ball that settled to a point. */
  private static final double LEAST = 1e-9;

  private RadiusHead() {}

  /** The radius of features, within what the known ones have. */
  static double radius(float[] map, float[] x) {
    int k = x.length;
    double log = map[k];
    for (int i = 0; i < k; i++) {
      log += map[i] * x[i];
    }
    return Math.exp(Math.max(map[k + 1], Math.min(map[k + 2], log)));
  }

  /**
   * Weights of the principal coordinates, the constant, the least and the largest logarithm seen.
   *
   * @param inputs rows of principal coordinates; of things without features, zeros
   * @param radii one per row, at least 0
   */
  static float[] fit(float[][] inputs, double[] radii, Workers workers) {
    int k = inputs[0].length;
    double[] logs = Arrays.stream(radii).map(r -> Math.log(Math.max(r, LEAST))).toArray();
    double mean = Arrays.stream(logs).average().orElseThrow();
    double[] center = center(inputs);
    double[][] normal = new double[k][k];
    double[] right = new double[k];
    workers.run(
        k,
        1,
        () ->
            i -> {
              for (int v = 0; v < inputs.length; v++) {
                double x = inputs[v][i] - center[i];
                right[i] += x * (logs[v] - mean);
                for (int j = 0; j < k; j++) {
                  normal[i][j] += x * (inputs[v][j] - center[j]);
                }
              }
              normal[i][i] += RIDGE;
            });
    double[] w = solve(normal, right);
    float[] map = new float[k + 3];
    double constant = mean;
    for (int i = 0; i < k; i++) {
      map[i] = (float) w[i];
      constant -= w[i] * center[i];
    }
    map[k] = (float) constant;
    map[k + 1] = (float) Arrays.stream(logs).min().orElseThrow();
    map[k + 2] = (float) Arrays.stream(logs).max().orElseThrow();
    return map;
  }

  private static double[] center(float[][] inputs) {
    double[] center = new double[inputs[0].length];
    for (float[] x : inputs) {
      for (int i = 0; i < center.length; i++) {
        center[i] += x[i] / (double) inputs.length;
      }
    }
    return center;
  }

  private static double[] solve(double[][] normal, double[] right) {
    return new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false))
        .getSolver()
        .solve(new ArrayRealVector(right, false))
        .toArray();
  }
}
