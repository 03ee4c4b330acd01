package sphere.geometry.training;

import sphere.geometry.ball.BallTable;

/**
 * What training is told.
 *
 * @param dimension coordinates per chart, 2 to 1024, or 0 for the default: 64 with one chart, 4
 *     with a number of charts or {@link #EXACT}; with {@link #AUTO} 4 too, but 3 or 2 where the
 *     budget then holds more of the trees that the hierarchy needs
 * @param charts how many charts at most, or {@link #AUTO} or {@link #EXACT}
 * @param floatsPerNode budget of {@code AUTO}: charts times dimension stays within it, at least one
 *     chart is made
 * @param seed of the orientation of each node's children; same seed, same balls
 * @param concurrency threads, at least 1; never changes the result
 */
public record TrainingConfig(
    int dimension, int charts, int floatsPerNode, long seed, int concurrency) {
  /** As many charts as the budget allows and the hierarchy needs. */
  public static final int AUTO = 0;

  /** As many charts as it takes until every pair is covered. */
  public static final int EXACT = -1;

  /** Default dimension of one chart of several: wide nodes are packed well, deep trees resolved. */
  private static final int WIDEST = 4;

  /** Smallest dimension of a chart. */
  public static final int MIN_DIMENSION = 2;

  /** Largest dimension of a chart. */
  public static final int MAX_DIMENSION = 1024;

  /** Most charts of {@code EXACT}: what is left after so many is left to the exception table. */
  public static final int MAX_CHARTS = BallTable.MOST_CHARTS;

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException naming the key, the value and the limit
   */
  public TrainingConfig {
    within("dimension", dimension, dimension == 0 ? 0 : MIN_DIMENSION, MAX_DIMENSION);
    within("charts", charts, EXACT, MAX_CHARTS);
    within("floatsPerNode", floatsPerNode, MIN_DIMENSION, MAX_CHARTS * MAX_DIMENSION);
    within("concurrency", concurrency, 1, 1024);
  }

  private static void within(String key, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "Value for `%s` was `%d`, but must be within [%d, %d].".formatted(key, value, low, high));
    }
  }

  /** Automatic charts within 64 floats per node, seed 1, 2 threads. */
  public static TrainingConfig defaults() {
    return new TrainingConfig(0, AUTO, 64, 1, 2);
  }

  /**
   * Nothing, if the coordinates of one chart fit an array.
   *
   * @param nodes ordinals of the hierarchy
   * @throws IllegalArgumentException naming `dimension` and how much it may be
   */
  public void requireFits(int nodes) {
    // Some virtual machines need a few slots of the largest array for its header.
    int most = (Integer.MAX_VALUE - 8) / Math.max(1, nodes);
    if (effectiveDimension() > most) {
      throw new IllegalArgumentException(
          "When a hierarchy has %d nodes, `dimension` must be at most %d, but was %d."
              .formatted(nodes, most, effectiveDimension()));
    }
  }

  /** The dimension, with the default filled in; where training chooses it, the largest. */
  public int effectiveDimension() {
    if (dimension > 0) {
      return dimension;
    }
    return charts == 1 ? 64 : isDimensionChosen() ? Math.min(WIDEST, floatsPerNode) : WIDEST;
  }

  /** Whether training chooses the dimension by how many charts it needs. */
  public boolean isDimensionChosen() {
    return dimension == 0 && charts == AUTO;
  }

  /** {@code charts} as a user writes it: {@code auto}, {@code exact} or a number. */
  public String chartsName() {
    return switch (charts) {
      case AUTO -> "auto";
      case EXACT -> "exact";
      default -> String.valueOf(charts);
    };
  }

  /** The largest number of charts that may be made. */
  public int maxCharts() {
    return chartsOf(isDimensionChosen() ? MIN_DIMENSION : effectiveDimension());
  }

  /** The largest number of charts that may be made of a dimension, at least 1. */
  int chartsOf(int chartDimension) {
    return switch (charts) {
      case AUTO -> Math.max(1, Math.min(MAX_CHARTS, floatsPerNode / chartDimension));
      case EXACT -> MAX_CHARTS;
      default -> charts;
    };
  }
}
