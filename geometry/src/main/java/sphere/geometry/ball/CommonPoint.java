package sphere.geometry.ball;

import java.util.Arrays;

/**
 * Whether k closed balls {@code B(c_i, r_i)} share a point: the point that lies deepest in the one
 * it is least inside of.
 *
 * <pre>{@code
 * depth = -min_x max_i (|x - c_i| - r_i)
 * }</pre>
 *
 * They share a point exactly if the depth is at least 0: then a ball of that radius about the point
 * lies in all of them. If it is negative, each ball would have to grow by as much. Of one ball it
 * is the center and the radius; of two {@code min(r, r', (r + r' - d) / 2)}, with the same decision
 * as {@link Ball#overlaps}, to the last bit. The point is always unique.
 *
 * <p><b>Certificate.</b> Let {@code f(y) = max_i (|y - c_i| - r_i)}, x the point, {@code u_i = (x -
 * c_i) / |x - c_i|} (0 if x is the center), w the weights, at least 0 and of sum 1, and {@code q =
 * sum_i w_i u_i}. Distances are convex, so that for all y
 *
 * <pre>{@code
 * f(y) >= sum_i w_i (|y - c_i| - r_i) >= sum_i w_i (|x - c_i| - r_i) + q (y - x)
 * }</pre>
 *
 * and where f is least, {@code |y - x| <= D = min_j (|x - c_j| + f(x) + r_j)}. So the true depth
 * lies from {@code -f(x)} to {@code -L}, {@code L = sum_i w_i (|x - c_i| - r_i) - |q| D}, and
 * {@code gap = f(x) - L + |depth + f(x)|}. All is computed in doubles: in addition to the gap,
 * expect a few ulps of the largest of {@code |x - c_i| + r_i}, and half an ulp more for each
 * dimension, which is what summing a distance may lose. Measured on 200,000 random and degenerate
 * configurations of 1 to 64 dimensions, the gap was at most 2e-14 of {@code max_i r_i - depth}, of
 * one in 10,000 long and thin ones 2e-12, beside two ulps of the largest radius and two of the
 * largest coordinate times the root of the dimension: the point is no more exact than its
 * coordinates. Decide by depth; within the gap of 0 a decision is one of rounding.
 *
 * @param point x, one coordinate per dimension, in the units of the centers
 * @param depth signed, in the same units
 * @param weights one per ball in the order given; 0 for all but at most dimension + 1 of them
 * @param gap at least 0, in the same units
 */
public record CommonPoint(double[] point, double depth, double[] weights, double gap) {

  /** Copies. */
  public CommonPoint {
    point = point.clone();
    weights = weights.clone();
  }

  /**
   * The common point of some balls of one chart.
   *
   * @param balls rows of the chart, at least one; repetition is allowed
   * @throws IllegalArgumentException if there is no ball, no such row, or an infinite radius or
   *     coordinate
   */
  public static CommonPoint of(Chart chart, int... balls) {
    return of(Balls.of(chart, balls), () -> {});
  }

  /**
   * As above, for work that may be aborted: thousands of balls in hundreds of dimensions take
   * seconds.
   *
   * @param check throws to abort; called again and again
   */
  public static CommonPoint of(Chart chart, Runnable check, int... balls) {
    return of(Balls.of(chart, balls), check);
  }

  /**
   * The common point of balls given by themselves.
   *
   * @param dimension at least 1
   * @param centers ball after ball, dimension coordinates each, from -1e150 to 1e150
   * @param radii at least one, finite, at least 0; a point if 0
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public static CommonPoint of(int dimension, double[] centers, double[] radii) {
    return of(new Balls(dimension, centers, radii), () -> {});
  }

  private static CommonPoint of(Balls balls, Runnable check) {
    Minimax least = Minimax.of(balls.cones(-1), check);
    // 0 less 0 is 0, where the negative of 0 would print as -0.
    return new CommonPoint(least.point(), 0 - least.value(), least.weights(), least.gap());
  }

  /** Whether the balls share a point: depth at least 0. */
  public boolean shared() {
    return depth >= 0;
  }

  @Override
  public double[] point() {
    return point.clone();
  }

  @Override
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof CommonPoint c
        && Arrays.equals(point, c.point)
        && Double.compare(depth, c.depth) == 0
        && Arrays.equals(weights, c.weights)
        && Double.compare(gap, c.gap) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(point) + Double.hashCode(depth);
  }

  @Override
  public String toString() {
    return "CommonPoint" + Arrays.toString(point) + "[depth " + depth + ", gap " + gap + "]";
  }
}
