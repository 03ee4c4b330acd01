package sphere.geometry.features;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Foretells the radius of a thing by its features: ridge regression of {@code ln r} on the
 * principal coordinates x, {@code ln r = w x + b}.
 */
final class RadiusHead {
  /** Prior strength: a direction counts by as many things as vary in it. */
  private static final double RIDGE = 1;

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
   * @param radii one per row, above 0
   */
  static float[] fit(float[][] inputs, double[] radii) {
    int k = inputs[0].length;
    double[][] normal = new double[k][k];
    double[] right = new double[k];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double mean = 0;
    for (double r : radii) {
      mean += Math.log(r) / radii.length;
      least = Math.min(least, Math.log(r));
      most = Math.max(most, Math.log(r));
    }
    for (int v = 0; v < inputs.length; v++) {
      double target = Math.log(radii[v]) - mean;
      for (int i = 0; i < k; i++) {
        right[i] += inputs[v][i] * target;
        for (int j = 0; j <= i; j++) {
          normal[i][j] += inputs[v][i] * (double) inputs[v][j];
        }
      }
    }
    for (int i = 0; i < k; i++) {
      normal[i][i] += RIDGE;
      for (int j = 0; j < i; j++) {
        normal[j][i] = normal[i][j];
      }
    }
    double[] w =
        new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false))
            .getSolver()
            .solve(new ArrayRealVector(right, false))
            .toArray();
    float[] map = new float[k + 3];
    for (int i = 0; i < k; i++) {
      map[i] = (float) w[i];
    }
    map[k] = (float) mean;
    map[k + 1] = (float) least;
    map[k + 2] = (float) most;
    return map;
  }
}
