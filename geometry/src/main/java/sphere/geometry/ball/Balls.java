package sphere.geometry.ball;

import java.util.Arrays;

/**
 * Several balls of one space, checked: coordinate i of ball v is {@code centers[v * dimension +
 * i]}.
 *
 * @param dimension coordinates per ball, at least 1
 * @param centers balls times dimension coordinates, none beyond 1e150
 * @param radii at least one, each finite and at least 0
 */
record Balls(int dimension, double[] centers, double[] radii) {
  /**
   * Differences of coordinates, and distances in all dimensions that fit an array, are finite, and
   * so small beside the largest double that no radius plus a distance overflows.
   */
  static final double LIMIT = 1e150;

  Balls {
    Volume.requireDimension(dimension);
    require(radii.length > 0, "No ball was given, but at least 1 is needed.");
    requireShape(dimension, centers, radii);
    for (double x : centers) {
      requireCoordinate(x);
    }
    for (double r : radii) {
      Volume.requireRadius("radii", r);
    }
  }

  private static void requireShape(int dimension, double[] centers, double[] radii) {
    long needed = (long) dimension * radii.length;
    require(
        centers.length == needed,
        "Value for `centers` has `"
            + centers.length
            + "` coordinates, but must have `"
            + needed
            + "`: `"
            + dimension
            + "` for each of `"
            + radii.length
            + "` radii.");
  }

  private static void requireCoordinate(double x) {
    // Not by require(): the sentence would be made for each of a million coordinates.
    if (!(Math.abs(x) <= LIMIT)) {
      throw new IllegalArgumentException(
          "Value for `centers` has the coordinate `"
              + x
              + "`, but it must be a number from -1e150 to 1e150.");
    }
  }

  static Balls of(Chart chart, int... ordinals) {
    int n = chart.dimension();
    double[] centers = new double[length(n, ordinals.length)];
    double[] radii = new double[ordinals.length];
    for (int i = 0; i < ordinals.length; i++) {
      int v = requireOrdinal(chart, ordinals[i]);
      radii[i] = chart.radii()[v];
      for (int j = 0; j < n; j++) {
        centers[i * n + j] = chart.centers()[v * n + j];
      }
    }
    return new Balls(n, centers, radii);
  }

  private static int length(int dimension, int count) {
    long length = (long) dimension * count;
    require(
        length <= Integer.MAX_VALUE,
        "Value for `balls` has `"
            + count
            + "` ordinals of `"
            + dimension
            + "` coordinates, but there must be at most `"
            + Integer.MAX_VALUE
            + "` coordinates.");
    return (int) length;
  }

  private static int requireOrdinal(Chart chart, int v) {
    int count = chart.radii().length;
    if (v < 0 || v >= count) {
      throw new IllegalArgumentException(
          "Value for `balls` has the ordinal `"
              + v
              + "`, but must lie from 0 to `"
              + (count - 1)
              + "`.");
    }
    return v;
  }

  private static void require(boolean valid, String otherwise) {
    if (!valid) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Cones with {@code s = sign * r}. */
  Cones cones(int sign) {
    double[] offsets = Arrays.stream(radii).map(r -> sign * r).toArray();
    return new Cones(dimension, centers, offsets);
  }
}
