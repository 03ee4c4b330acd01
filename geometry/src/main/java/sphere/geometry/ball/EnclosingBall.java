package sphere.geometry.ball;

import java.util.Arrays;

/**
 * The smallest ball that contains k closed balls {@code B(c_i, r_i)}.
 *
 * <pre>{@code
 * radius = min_x max_i (|x - c_i| + r_i)
 * }</pre>
 *
 * Always unique. Of one ball, or where one contains all others, it is that ball; of two {@code (r +
 * r' + d) / 2}, unless one contains the other.
 *
 * <p><b>Certificate.</b> As of {@link CommonPoint} with {@code -r} in place of r: let {@code f(y) =
 * max_i (|y - c_i| + r_i)}, x the center, {@code u_i = (x - c_i) / |x - c_i|} (0 if x is the center
 * of ball i), w the weights, at least 0 and of sum 1, {@code q = sum_i w_i u_i}, {@code D = min_j
 * (|x - c_j| + f(x) - r_j)}. No ball that contains all is smaller than {@code L = sum_i w_i (|x -
 * c_i| + r_i) - |q| D}, and {@code gap = f(x) - L + |radius - f(x)|}. So each ball is contained
 * with a slack, {@code radius - r_i - |x - c_i|}, of at least {@code -gap}, and the radius is at
 * most by the gap too large, each but for what rounding adds there.
 *
 * @param center x, one coordinate per dimension, in the units of the centers
 * @param radius in the same units
 * @param weights one per ball in the order given; 0 for all but at most dimension + 1 of them
 * @param gap at least 0, in the same units
 */
public record EnclosingBall(double[] center, double radius, double[] weights, double gap) {

  /** Copies. */
  public EnclosingBall {
    center = center.clone();
    weights = weights.clone();
  }

  /**
   * The smallest ball around some balls of one chart.
   *
   * @param balls rows of the chart, at least one; repetition is allowed
   * @throws IllegalArgumentException if there is no ball, no such row, or an infinite radius or
   *     coordinate
   */
  public static EnclosingBall of(Chart chart, int... balls) {
    return of(Balls.of(chart, balls), () -> {});
  }

  /**
   * As above, for work that may be aborted: thousands of balls in hundreds of dimensions take
   * seconds.
   *
   * @param check throws to abort; called again and again
   */
  public static EnclosingBall of(Chart chart, Runnable check, int... balls) {
    return of(Balls.of(chart, balls), check);
  }

  /**
   * The smallest ball around balls given by themselves.
   *
   * @param dimension at least 1
   * @param centers ball after ball, dimension coordinates each, from -1e150 to 1e150
   * @param radii at least one, finite, at least 0; a point if 0
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public static EnclosingBall of(int dimension, double[] centers, double[] radii) {
    return of(new Balls(dimension, centers, radii), () -> {});
  }

  private static EnclosingBall of(Balls balls, Runnable check) {
    Minimax least = Minimax.of(balls.cones(1), check);
    return new EnclosingBall(least.point(), least.value(), least.weights(), least.gap());
  }

  @Override
  public double[] center() {
    return center.clone();
  }

  @Override
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof EnclosingBall b
        && Arrays.equals(center, b.center)
        && Double.compare(radius, b.radius) == 0
        && Arrays.equals(weights, b.weights)
        && Double.compare(gap, b.gap) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(center) + Double.hashCode(radius);
  }

  @Override
  public String toString() {
    return "EnclosingBall" + Arrays.toString(center) + "[radius " + radius + ", gap " + gap + "]";
  }
}
