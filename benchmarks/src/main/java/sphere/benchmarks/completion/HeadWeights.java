package sphere.benchmarks.completion;

import java.util.List;

/**
 * What a head learns, or the derivatives by it: with x a thing's principal coordinates its parent
 * is looked for at {@code z = P x + b}.
 *
 * @param dimension d, coordinates of a center
 * @param centers d for each candidate
 * @param widths d for each candidate: half widths, of a ball 0
 * @param offsets one for each candidate: rho
 * @param map d for each coordinate of x: P, transposed
 * @param bias d numbers: b
 * @param logScale one number: the logarithm of s
 */
record HeadWeights(
    int dimension,
    double[] centers,
    double[] widths,
    double[] offsets,
    double[] map,
    double[] bias,
    double[] logScale) {
  private static final double SCALE = 5;

  /**
   * Where learning begins, as the product does: the first axes of x are those of the centers, all
   * candidates reach as far, and no box has extent.
   */
  static HeadWeights start(HeadLessons lessons, int[] unseen) {
    int d = lessons.dimension();
    HeadWeights start = zeros(lessons.size(), lessons.axes(), d);
    double[][] places = lessons.places(unseen);
    int same = Math.min(d, lessons.axes());
    for (int v = 0; v < places.length; v++) {
      System.arraycopy(places[v], 0, start.centers, v * d, same);
    }
    for (int i = 0; i < same; i++) {
      start.map[i * d + i] = 1;
    }
    start.logScale[0] = Math.log(SCALE);
    return start;
  }

  private static HeadWeights zeros(int nodes, int axes, int d) {
    return new HeadWeights(
        d,
        new double[nodes * d],
        new double[nodes * d],
        new double[nodes],
        new double[axes * d],
        new double[d],
        new double[1]);
  }

  /** As many numbers, all 0. */
  HeadWeights zeros() {
    return zeros(offsets.length, map.length / dimension, dimension);
  }

  /** All that is learned, array by array. */
  List<double[]> parts() {
    return List.of(centers, widths, offsets, map, bias, logScale);
  }

  double scale() {
    return Math.exp(logScale[0]);
  }

  /** Where the parent of a thing is looked for. */
  double[] point(double[] x) {
    double[] z = bias.clone();
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < dimension; k++) {
        z[k] += x[i] * map[i * dimension + k];
      }
    }
    return z;
  }

  /** Scores of all candidates for a thing whose parent is looked for at z. */
  double[] scores(Head head, double[] z) {
    double[] scores = new double[offsets.length];
    double scale = scale();
    for (int v = 0; v < scores.length; v++) {
      scores[v] = scale * (offsets[v] - head.distance(z, centers, widths, v * dimension));
    }
    return scores;
  }
}
