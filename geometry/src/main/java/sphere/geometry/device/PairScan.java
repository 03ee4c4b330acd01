package sphere.geometry.device;

import sphere.geometry.ball.Chart;

/**
 * Many balls against all balls of a chart: to find every containing pair, to place many things at
 * once.
 *
 * <p>The same answers whoever gives them, those of {@link Chart#contains} and {@link
 * Chart#overlaps}: a device only finds candidates, which {@link sphere.geometry.ball.Distance}
 * decides. All pairs of a chart are found by asking with the chart itself.
 *
 * <p>Not thread-safe. Whoever makes one closes it.
 */
public interface PairScan extends AutoCloseable {
  /** Told of pairs. */
  interface Pairs {
    /**
     * A pair that holds.
     *
     * @param ball row of the given balls
     * @param row row of the chart
     */
    void found(int ball, int row);
  }

  /**
   * Every pair of a given ball and one of the chart for which {@code |c - c'| <= limit}, see {@link
   * Relation#limit}; by ball and then by row, ascending.
   *
   * @param balls of the chart's dimension
   * @throws DeviceException if a device fails
   */
  void pairs(Relation relation, Chart balls, Pairs found);

  /**
   * Of each given ball the rows of the largest margins {@code limit - |c - c'|}, negative ones too,
   * best first; of equal ones the smaller row.
   *
   * @param balls of the chart's dimension
   * @param most rows of a ball, at least 1
   * @return one array for each ball, shorter than {@code most} only if the chart is
   * @throws DeviceException if a device fails
   */
  int[][] nearest(Relation relation, Chart balls, int most);

  /** Gives back what it holds. */
  @Override
  void close();
}
