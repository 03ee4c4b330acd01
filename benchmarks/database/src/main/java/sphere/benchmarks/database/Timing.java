package sphere.benchmarks.database;

import java.util.Arrays;
import java.util.List;

/**
 * What asking in one way took.
 *
 * @param median nanoseconds of a query
 * @param p99 nanoseconds that one of a hundred queries exceeds
 * @param perSecond queries a second, of all threads together, checks left out
 * @param count of queries
 */
record Timing(double median, double p99, double perSecond, long count) {

  /**
   * @param lanes nanoseconds of each query of each thread, none empty
   */
  static Timing of(List<long[]> lanes) {
    long[] all = lanes.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    double perSecond =
        lanes.stream().mapToDouble(lane -> lane.length / (Arrays.stream(lane).sum() / 1e9)).sum();
    return new Timing(
        all[all.length / 2],
        all[(int) Math.min(all.length - 1, all.length * 99L / 100)],
        perSecond,
        all.length);
  }
}
