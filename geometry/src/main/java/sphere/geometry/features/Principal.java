package sphere.geometry.features;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import sphere.geometry.training.Workers;

/**
 * The frame in which features are looked at: their mean is the origin, their principal directions
 * are the axes, the largest first, and the mean length is 1.
 *
 * <p>Each kind of feature is first brought to the same mean length. So nothing that is learned
 * depends on how the features of a kind were turned or shifted or scaled, but for rounding; what is
 * not known counts as the mean. Of more than {@value #SAMPLE} vectors a sample decides on axes and
 * length.
 *
 * @param inputs number of axes
 * @param mean of the features
 * @param axes inputs times the features' dimension, with the scales of kinds and of the whole
 */
record Principal(int inputs, float[] mean, float[] axes) {
  private static final int SAMPLE = 4096;

  /** Axes along which less than this share of the first's variance lies are noise of rounding. */
  private static final double LEAST = 1e-9;

  /** The frame of some features. */
  static Principal of(Features features, int most, long seed, Workers workers) {
    List<float[]> all = features.vectors().stream().filter(x -> x.length > 0).toList();
    double[] mean = new double[features.dimension()];
    workers.run(mean.length, 8, () -> i -> mean[i] = mean(all, i));
    double[] scales = scales(all, mean, features.blocks());
    double[][] rows = sample(all, mean, scales, seed);
    double[][] axes = axes(rows, most, seed, workers);
    if (axes.length == 0) {
      throw new IllegalArgumentException(
          "All nodes have the same features, so there is nothing to learn from.");
    }
    double[] lengths = new double[rows.length];
    workers.run(lengths.length, 64, () -> r -> lengths[r] = norm(axes, rows[r]));
    double length = Arrays.stream(lengths).average().orElse(1);
    return new Principal(axes.length, narrow(mean), flat(axes, scales, 1 / length));
  }

  /** Bytes taken while the axes are found. */
  static long bytes(int things, int dimension) {
    long rows = Math.min(SAMPLE, things);
    long size = Math.min(rows, dimension);
    return 8 * (rows * dimension + 4 * size * size);
  }

  // Over those of which the coordinate is known.
  private static double mean(List<float[]> all, int i) {
    double sum = 0;
    int known = 0;
    for (float[] x : all) {
      known += Float.isNaN(x[i]) ? 0 : 1;
      sum += Float.isNaN(x[i]) ? 0 : x[i];
    }
    return sum / Math.max(1, known);
  }

  // Of each coordinate one over the mean length of its block, where the block varies.
  private static double[] scales(List<float[]> all, double[] mean, List<Integer> blocks) {
    double[] scales = new double[mean.length];
    int begin = 0;
    for (int size : blocks) {
      double sum = 0;
      int known = 0;
      for (float[] x : all) {
        double squares = 0;
        for (int i = begin; i < begin + size; i++) {
          squares += square(x[i], mean[i]);
        }
        sum += Math.sqrt(squares);
        known += Float.isNaN(x[begin]) ? 0 : 1;
      }
      Arrays.fill(scales, begin, begin + size, sum > 0 ? known / sum : 0);
      begin += size;
    }
    return scales;
  }

  private static double square(float x, double mean) {
    return Float.isNaN(x) ? 0 : (x - mean) * (x - mean);
  }

  private static double[][] sample(List<float[]> all, double[] mean, double[] scales, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int size = Math.min(SAMPLE, all.size());
    int[] chosen = new int[all.size()];
    Arrays.setAll(chosen, i -> i);
    double[][] rows = new double[size][];
    for (int i = 0; i < size; i++) {
      int j = size == all.size() ? i : random.nextInt(i, chosen.length);
      int kept = chosen[i];
      chosen[i] = chosen[j];
      chosen[j] = kept;
      rows[i] = centered(all.get(chosen[i]), mean, scales);
    }
    return rows;
  }

  private static double[] centered(float[] x, double[] mean, double[] scales) {
    double[] row = new double[mean.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = Float.isNaN(x[i]) ? 0 : (x[i] - mean[i]) * scales[i];
    }
    return row;
  }

  // Eigenvectors of the covariance, one axis each; of fewer rows than coordinates by way of the
  // eigenvectors of the rows' products.
  private static double[][] axes(double[][] rows, int most, long seed, Workers workers) {
    int dimension = rows[0].length;
    boolean dual = rows.length < dimension;
    double[][] lines = dual ? rows : transposed(rows);
    double[][] products = new double[lines.length][lines.length];
    workers.run(lines.length, 1, () -> i -> multiply(lines, i, products[i]));
    for (int i = 0; i < lines.length; i++) {
      for (int j = 0; j < i; j++) {
        products[j][i] = products[i][j];
      }
    }
    Dominant dominant = Dominant.of(products, most, seed, workers);
    double[][] axes = new double[rank(dominant)][];
    Arrays.setAll(axes, k -> dual ? axis(rows, dominant, k) : dominant.vectors()[k]);
    return axes;
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < columns.length; i++) {
        columns[i][r] = rows[r][i];
      }
    }
    return columns;
  }

  private static void multiply(double[][] lines, int i, double[] products) {
    for (int j = 0; j <= i; j++) {
      products[j] = Dominant.dot(lines[i], lines[j]);
    }
  }

  private static double[] axis(double[][] rows, Dominant dominant, int k) {
    double[] axis = new double[rows[0].length];
    double factor = 1 / Math.sqrt(dominant.values()[k]);
    for (int r = 0; r < rows.length; r++) {
      Dominant.add(dominant.vectors()[k][r] * factor, rows[r], axis);
    }
    return axis;
  }

  private static int rank(Dominant dominant) {
    double[] values = dominant.values();
    int rank = 0;
    while (rank < values.length && values[rank] > LEAST * values[0]) {
      rank++;
    }
    return rank;
  }

  // Of what a row has along the axes.
  private static double norm(double[][] axes, double[] row) {
    double sum = 0;
    for (double[] axis : axes) {
      double along = Dominant.dot(axis, row);
      sum += along * along;
    }
    return Math.sqrt(sum);
  }

  private static float[] narrow(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static float[] flat(double[][] axes, double[] scales, double factor) {
    float[] flat = new float[axes.length * scales.length];
    for (int i = 0; i < flat.length; i++) {
      int coordinate = i % scales.length;
      flat[i] = (float) (axes[i / scales.length][coordinate] * scales[coordinate] * factor);
    }
    return flat;
  }

  /** The same axes, but that each coordinate comes out times a factor. */
  Principal stretched(float[] factors) {
    float[] longer = axes.clone();
    for (int i = 0; i < longer.length; i++) {
      longer[i] *= factors[i / mean.length];
    }
    return new Principal(inputs, mean, longer);
  }

  /** Principal coordinates of features; of none, the origin. */
  float[] project(float[] features) {
    float[] projected = new float[inputs];
    if (features.length == 0) {
      return projected;
    }
    double[] x = new double[mean.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.isNaN(features[i]) ? 0 : (double) features[i] - mean[i];
    }
    int k = 0;
    for (; k + 4 <= inputs; k += 4) {
      four(x, k, projected);
    }
    for (; k < inputs; k++) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += axes[k * x.length + i] * x[i];
      }
      projected[k] = (float) sum;
    }
    return projected;
  }

  // Side by side their sums do not wait for each other; each is what it is alone.
  private void four(double[] x, int k, float[] projected) {
    int a = k * x.length;
    int b = a + x.length;
    int c = b + x.length;
    int d = c + x.length;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int i = 0; i < x.length; i++) {
      s0 += axes[a + i] * x[i];
      s1 += axes[b + i] * x[i];
      s2 += axes[c + i] * x[i];
      s3 += axes[d + i] * x[i];
    }
    projected[k] = (float) s0;
    projected[k + 1] = (float) s1;
    projected[k + 2] = (float) s2;
    projected[k + 3] = (float) s3;
  }
}
