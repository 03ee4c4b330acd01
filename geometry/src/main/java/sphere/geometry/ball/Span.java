package sphere.geometry.ball;

import java.util.ArrayList;
import java.util.List;

/**
 * Orthonormal basis of the vectors given so far, and the triangle of their coordinates in it:
 * {@code A = Q R} by Gram and Schmidt, each vector twice so that Q is orthonormal to the last bits.
 */
final class Span {
  private final List<double[]> basis = new ArrayList<>();
  private final List<double[]> columns = new ArrayList<>();

  int size() {
    return basis.size();
  }

  /**
   * Coordinates of a vector, one per basis vector, and the length of what lies outside as one more.
   */
  double[] split(double[] vector) {
    return reduce(vector.clone());
  }

  /**
   * Adds a column, and a basis vector if more than {@code least} of it lies outside.
   *
   * @return whether a basis vector was added; if not, no column is either
   */
  boolean add(double[] vector, double least) {
    double[] rest = vector.clone();
    double[] coordinates = reduce(rest);
    double length = coordinates[size()];
    if (!(length > least)) {
      return false;
    }
    for (int i = 0; i < rest.length; i++) {
      rest[i] /= length;
    }
    basis.add(rest);
    columns.add(coordinates);
    return true;
  }

  // Leaves in `rest` what lies outside.
  private double[] reduce(double[] rest) {
    double[] coordinates = new double[size() + 1];
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < size(); i++) {
        double part = Cones.dot(basis.get(i), rest);
        coordinates[i] += part;
        add(rest, -part, basis.get(i));
      }
    }
    coordinates[size()] = Cones.norm(rest);
    return coordinates;
  }

  /** The vector of some coordinates; those beyond the basis are not used. */
  double[] vector(double[] coordinates, int dimension) {
    double[] sum = new double[dimension];
    for (int i = 0; i < size(); i++) {
      add(sum, coordinates[i], basis.get(i));
    }
    return sum;
  }

  static void add(double[] sum, double factor, double[] vector) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * vector[i];
    }
  }

  /** Solves {@code R a = b}: weights of the columns that sum to the vector of coordinates b. */
  double[] solve(double[] b) {
    double[] a = new double[size()];
    for (int i = size() - 1; i >= 0; i--) {
      double sum = b[i];
      for (int j = i + 1; j < size(); j++) {
        sum -= columns.get(j)[i] * a[j];
      }
      a[i] = sum / columns.get(i)[i];
    }
    return a;
  }

  /** Solves {@code R' y = b}: coordinates of the vector whose products with the columns are b. */
  double[] solveTransposed(double[] b) {
    double[] y = new double[size()];
    for (int i = 0; i < size(); i++) {
      double sum = b[i];
      for (int j = 0; j < i; j++) {
        sum -= columns.get(i)[j] * y[j];
      }
      y[i] = sum / columns.get(i)[i];
    }
    return y;
  }
}
