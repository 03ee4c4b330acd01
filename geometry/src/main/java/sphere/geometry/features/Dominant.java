package sphere.geometry.features;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import sphere.geometry.training.Workers;

/**
 * The largest eigenvalues of a symmetric matrix without negative ones, and their eigenvectors.
 *
 * <p>Small matrices are decomposed whole. Of larger ones a block of twice as many vectors as are
 * wanted is multiplied and made orthonormal again and again (subspace iteration; Golub and Van
 * Loan, Matrix Computations, 8.2.4), which costs n^2 times the block instead of n^3, and then the
 * block alone is decomposed.
 *
 * @param values descending
 * @param vectors one per value, of unit length
 */
record Dominant(double[] values, double[][] vectors) {
  private static final int SMALL = 160;

  /** What is wanted is the half that converges by the ratio of an eigenvalue to one far below. */
  private static final int ROUNDS = 12;

  static Dominant of(double[][] matrix, int most, long seed, Workers workers) {
    int n = matrix.length;
    int block = Math.min(n, Math.max(SMALL, 2 * most));
    if (n <= block) {
      return small(matrix).first(most);
    }
    double[][] q = orthonormal(random(block, n, seed));
    for (int round = 0; round < ROUNDS; round++) {
      q = orthonormal(product(matrix, q, workers));
    }
    Dominant inner = small(projected(q, product(matrix, q, workers)));
    return inner.lifted(q, n).first(most);
  }

  private static Dominant small(double[][] matrix) {
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix, false));
    double[][] vectors = new double[matrix.length][];
    Arrays.setAll(vectors, k -> eigen.getEigenvector(k).toArray());
    return new Dominant(eigen.getEigenvalues(), vectors);
  }

  private Dominant first(int most) {
    int count = Math.min(most, values.length);
    return new Dominant(Arrays.copyOf(values, count), Arrays.copyOf(vectors, count));
  }

  private Dominant lifted(double[][] q, int n) {
    double[][] lifted = new double[vectors.length][n];
    for (int k = 0; k < lifted.length; k++) {
      for (int j = 0; j < q.length; j++) {
        add(vectors[k][j], q[j], lifted[k]);
      }
    }
    return new Dominant(values, lifted);
  }

  private static double[][] random(int block, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[block][n];
    for (double[] row : rows) {
      Arrays.setAll(row, i -> random.nextDouble() - .5);
    }
    return rows;
  }

  private static double[][] product(double[][] matrix, double[][] rows, Workers workers) {
    double[][] products = new double[rows.length][matrix.length];
    workers.run(
        rows.length,
        4,
        () ->
            b -> {
              for (int i = 0; i < matrix.length; i++) {
                add(rows[b][i], matrix[i], products[b]);
              }
            });
    return products;
  }

  private static double[][] projected(double[][] q, double[][] products) {
    double[][] inner = new double[q.length][q.length];
    for (int i = 0; i < q.length; i++) {
      for (int j = 0; j <= i; j++) {
        inner[i][j] = dot(q[i], products[j]);
        inner[j][i] = inner[i][j];
      }
    }
    return inner;
  }

  // Gram and Schmidt, twice, since once loses what is nearly parallel.
  private static double[][] orthonormal(double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          add(-dot(rows[i], rows[j]), rows[j], rows[i]);
        }
      }
      double length = Math.sqrt(dot(rows[i], rows[i]));
      double factor = length > 0 ? 1 / length : 0;
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] *= factor;
      }
    }
    return rows;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static void add(double factor, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] += factor * x[i];
    }
  }
}
