package sphere.benchmarks.rivals;

import java.util.SplittableRandom;

/**
 * What keeps sizes (radii, half widths, thresholds; as their logarithms) in bounds, the same for
 * all geometries that have some: a penalty outside [1e-5, 1] and a clip to [1e-7, 4].
 *
 * <p>The least is far below the smallest radius of a constructive start in 63 dimensions, and the
 * largest above the root's, which is 1: neither touches what needs no correction.
 *
 * @param clip whether sizes are clipped
 * @param regularize whether sizes are penalized
 */
record Sizes(boolean clip, boolean regularize) {
  /** Both, as all variants have it but the two that leave one out. */
  static final Sizes BOUND = new Sizes(true, true);

  private static final double WEIGHT = .1;
  private static final double LEAST = Math.log(1e-5);
  private static final double MOST = 0;
  private static final double CLIP_LEAST = Math.log(1e-7);
  private static final double CLIP_MOST = Math.log(4);

  /**
   * The mean over the sizes of {@code .1 (max(0, least - s)^2 + max(0, s - most)^2)}, s being
   * logarithms.
   *
   * @param from where sizes begin; they end the node
   */
  double penalty(double[] node, int from, double[] gradient) {
    if (!regularize) {
      return 0;
    }
    double weight = WEIGHT / (node.length - from);
    double sum = 0;
    for (int i = from; i < node.length; i++) {
      double over = node[i] - Math.max(LEAST, Math.min(MOST, node[i]));
      sum += weight * over * over;
      gradient[i] += 2 * weight * over;
    }
    return sum;
  }

  /** Clips them, if so chosen. */
  void project(double[] node, int from) {
    for (int i = from; clip && i < node.length; i++) {
      node[i] = Math.max(CLIP_LEAST, Math.min(CLIP_MOST, node[i]));
    }
  }

  /** Coordinates uniform within [-.5, .5], sizes log-uniform within [.05, .5]. */
  static void begin(double[] node, int from, SplittableRandom random) {
    for (int i = 0; i < from; i++) {
      node[i] = random.nextDouble() - .5;
    }
    for (int i = from; i < node.length; i++) {
      node[i] = Math.log(.5) - random.nextDouble() * Math.log(10);
    }
  }

  /** Steps of one size for all coordinates: centers by its square, no further than itself. */
  static void scaleOne(double[] node, double[] gradient) {
    int d = node.length - 1;
    double size = Math.exp(node[d]);
    double length = 0;
    for (int i = 0; i < d; i++) {
      gradient[i] *= size * size;
      length += gradient[i] * gradient[i];
    }
    double shorter = Math.min(1, size / Math.max(Math.sqrt(length), Double.MIN_NORMAL));
    for (int i = 0; i < d; i++) {
      gradient[i] *= shorter;
    }
    gradient[d] = limited(gradient[d], 1);
  }

  /**
   * Steps of a size in each dimension.
   *
   * @param least the size that counts where a smaller one is of no matter
   */
  static void scaleEach(double[] node, double[] gradient, double least) {
    int d = node.length / 2;
    for (int i = 0; i < d; i++) {
      double size = Math.max(least, Math.exp(node[d + i]));
      gradient[i] = limited(gradient[i] * size * size, size);
      gradient[d + i] = limited(gradient[d + i], 1);
    }
  }

  private static double limited(double x, double most) {
    return Math.max(-most, Math.min(most, x));
  }
}
