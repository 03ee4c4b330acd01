package sphere.geometry.ball;

import java.util.stream.IntStream;

/**
 * The function {@code f(x) = max_i f_i(x)}, {@code f_i(x) = |x - c_i| + s_i}, whose graph is the
 * upper hull of k cones, and the certificate of its least value.
 *
 * @param dimension coordinates per apex
 * @param centers apex after apex
 * @param offsets s, one per cone
 */
record Cones(int dimension, double[] centers, double[] offsets) {

  int count() {
    return offsets.length;
  }

  /** Some of them, in the order given. */
  Cones pick(int... which) {
    double[] some = new double[which.length * dimension];
    for (int k = 0; k < which.length; k++) {
      System.arraycopy(centers, which[k] * dimension, some, k * dimension, dimension);
    }
    return new Cones(dimension, some, IntStream.of(which).mapToDouble(i -> offsets[i]).toArray());
  }

  /** Distance of x from apex i. */
  double distance(int i, double[] x) {
    return Distance.of(x, 0, centers, i * dimension, dimension);
  }

  /** All the {@code f_i(x)}. */
  double[] values(double[] x) {
    double[] values = new double[count()];
    for (int i = 0; i < count(); i++) {
      values[i] = distance(i, x) + offsets[i];
    }
    return values;
  }

  /** Index of the largest; the first of several. */
  static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** The largest. */
  static double most(double[] values) {
    return values[largest(values)];
  }

  /** Adds {@code factor u_i}, the unit vector from apex i to x; nothing at the apex itself. */
  void addDirection(int i, double[] x, double factor, double[] sum) {
    double d = distance(i, x);
    if (d > 0) {
      for (int j = 0; j < dimension; j++) {
        sum[j] += factor * ((x[j] - centers[i * dimension + j]) / d);
      }
    }
  }

  /**
   * How far f(x) may lie above the least value: for any y, {@code f(y) >= sum_i w_i f_i(x) + q (y -
   * x)}, {@code q = sum_i w_i u_i}, since each cone lies above its tangent planes; and a minimizer
   * y lies within {@code f(x) - s_j} of each apex, hence within {@code |x - c_j| + f(x) - s_j} of
   * x.
   *
   * @param weights w, at least 0, of sum 1
   */
  double gap(double[] x, double[] values, double[] weights) {
    double value = most(values);
    double below = 0;
    double radius = Double.POSITIVE_INFINITY;
    double[] q = new double[dimension];
    for (int i = 0; i < count(); i++) {
      radius = Math.min(radius, values[i] - offsets[i] + (value - offsets[i]));
      if (weights[i] > 0) {
        // Differences of what is nearly equal are exact; a sum less a sum would not be.
        below += weights[i] * (value - values[i]);
        addDirection(i, x, weights[i], q);
      }
    }
    return below + norm(q) * radius;
  }

  static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
