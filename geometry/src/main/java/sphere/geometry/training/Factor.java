package sphere.geometry.training;

import java.util.Arrays;

/**
 * Linearly independent rows a_0 .. a_{k-1} of length n as {@code A = R' Q}, Q with orthonormal
 * rows, R upper triangular: what a step of {@link Separator} projects by, kept up to date as rows
 * come and go. Not thread-safe.
 */
final class Factor {
  /** What of a row is left, squared and relative, if it depends on the others: 1e-11 of it. */
  private static final double DEPENDENT = 1e-22;

  private final int n;
  private final double[][] q;
  // Column j of R is r[j].
  private final double[][] r;
  private int size;
  private final double[] along;
  private final double[] left;

  Factor(int n) {
    this.n = n;
    q = new double[n][n];
    r = new double[n][n];
    along = new double[n];
    left = new double[n];
  }

  /** Bytes that rows of length n take. */
  static long bytes(int n) {
    return 2 * n * (8L * n + 24);
  }

  void clear() {
    size = 0;
  }

  /** Number of rows, at most n. */
  int size() {
    return size;
  }

  /** What the row projected last has that the rows here have not. */
  double[] left() {
    return left;
  }

  /**
   * Projects a row, by Gram and Schmidt, twice for accuracy: {@code along = Q a}, {@code left = a -
   * Q' Q a}, {@code combination = R^-1 along}.
   *
   * @return squared length of what is left, 0 if the row depends on those here
   */
  double project(double[] row, double[] combination) {
    System.arraycopy(row, 0, left, 0, n);
    double whole = norm2(left);
    Arrays.fill(along, 0, size, 0);
    for (int pass = 0; pass < 2; pass++) {
      for (int j = 0; j < size; j++) {
        takeOut(j);
      }
    }
    backward(combination);
    double rest = norm2(left);
    return size < n && rest > DEPENDENT * whole ? rest : 0;
  }

  private void takeOut(int j) {
    double c = 0;
    for (int k = 0; k < n; k++) {
      c += q[j][k] * left[k];
    }
    for (int k = 0; k < n; k++) {
      left[k] -= c * q[j][k];
    }
    along[j] += c;
  }

  private void backward(double[] out) {
    for (int i = size - 1; i >= 0; i--) {
      double sum = along[i];
      for (int j = i + 1; j < size; j++) {
        sum -= r[j][i] * out[j];
      }
      out[i] = sum / r[i][i];
    }
  }

  static double norm2(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return sum;
  }

  /** Adds the row projected last, of which something was left. */
  void append() {
    double length = Math.sqrt(norm2(left));
    for (int k = 0; k < n; k++) {
      q[size][k] = left[k] / length;
    }
    System.arraycopy(along, 0, r[size], 0, size);
    r[size][size] = length;
    size++;
  }

  /** Takes row j out; later rows of Q are turned until R is upper triangular again. */
  void delete(int j) {
    double[] column = r[j];
    size--;
    System.arraycopy(r, j + 1, r, j, size - j);
    r[size] = column;
    for (int i = j; i < size; i++) {
      rotate(i);
    }
  }

  private void rotate(int i) {
    double length = Math.hypot(r[i][i], r[i][i + 1]);
    double c = r[i][i] / length;
    double s = r[i][i + 1] / length;
    for (int col = i; col < size; col++) {
      double a = r[col][i];
      double b = r[col][i + 1];
      r[col][i] = c * a + s * b;
      r[col][i + 1] = c * b - s * a;
    }
    for (int k = 0; k < n; k++) {
      double a = q[i][k];
      double b = q[i + 1][k];
      q[i][k] = c * a + s * b;
      q[i + 1][k] = c * b - s * a;
    }
  }

  /**
   * The least vector with {@code a_j w = 1} for all rows, {@code w = Q' R'^-1 1}.
   *
   * @param multiplier set to {@code R^-1 R'^-1 1}, by which {@code w} is the sum of the rows
   */
  void least(double[] w, double[] multiplier) {
    for (int i = 0; i < size; i++) {
      double sum = 1;
      for (int j = 0; j < i; j++) {
        sum -= r[i][j] * along[j];
      }
      along[i] = sum / r[i][i];
    }
    backward(multiplier);
    Arrays.fill(w, 0);
    for (int j = 0; j < size; j++) {
      for (int k = 0; k < n; k++) {
        w[k] += along[j] * q[j][k];
      }
    }
  }
}
