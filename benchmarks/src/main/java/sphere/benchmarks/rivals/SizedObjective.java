package sphere.benchmarks.rivals;

import java.util.SplittableRandom;
import sphere.geometry.refinement.Objective;
import sphere.geometry.refinement.RefinementConfig;

/**
 * What geometries with sizes (half widths, thresholds) have in common: a row is the coordinates,
 * then the logarithms of the sizes, one for each coordinate or one for all.
 *
 * <p>All begin alike, nested in each other: coordinates uniform within .01, sizes log-uniform
 * within [.05, .5]. Starts that lie apart lose more than any two of these geometries differ by.
 *
 * <p>{@code regularize} is the mean over the sizes s of {@code lambda (max(0, ln min - ln s)^2 +
 * max(0, ln s - ln max)^2)}. Sizes are clipped at half the smallest and twice the largest. Steps
 * and gradients of a coordinate are measured in its size, as those of balls are in the radius.
 */
abstract class SizedObjective implements Objective {
  private static final double LOG_2 = Math.log(2);
  private static final double SPREAD = .01;

  private final int coordinates;
  private final int width;
  private final double floor;
  private final double regularization;
  private final double logMin;
  private final double logMax;

  /**
   * @param coordinates at least 1
   * @param sizes as many as coordinates, or 1
   * @param floor a smaller size measures steps as one of this does
   * @param radii what sizes may be
   */
  SizedObjective(int coordinates, int sizes, double floor, RefinementConfig.Radii radii) {
    this.coordinates = coordinates;
    width = coordinates + sizes;
    this.floor = floor;
    regularization = radii.regularization() / sizes;
    logMin = Math.log(radii.min());
    logMax = Math.log(radii.max());
  }

  final int coordinates() {
    return coordinates;
  }

  /** Where the size of a coordinate stands in a row. */
  final int at(int coordinate) {
    return Math.min(coordinates + coordinate, width - 1);
  }

  final double size(double[] node, int coordinate) {
    return Math.exp(node[at(coordinate)]);
  }

  /** What a step of 1 along a coordinate is. */
  final double unit(double[] node, int coordinate) {
    return Math.max(floor, size(node, coordinate));
  }

  @Override
  public final int width() {
    return width;
  }

  @Override
  public final void begin(double[] node, SplittableRandom random) {
    for (int i = 0; i < coordinates; i++) {
      node[i] = SPREAD * (2 * random.nextDouble() - 1);
    }
    for (int i = coordinates; i < width; i++) {
      node[i] = Math.log(.5) - random.nextDouble() * Math.log(10);
    }
  }

  @Override
  public final double regularize(double[] node, double[] gradient) {
    double sum = 0;
    for (int i = coordinates; i < width; i++) {
      double over = node[i] - Math.max(logMin, Math.min(logMax, node[i]));
      sum += regularization * over * over;
      gradient[i] += 2 * regularization * over;
    }
    return sum;
  }

  @Override
  public final void move(double[] node, double[] step) {
    for (int i = 0; i < coordinates; i++) {
      node[i] += unit(node, i) * step[i];
    }
    for (int i = coordinates; i < width; i++) {
      node[i] = Math.max(logMin - LOG_2, Math.min(logMax + LOG_2, node[i] + step[i]));
    }
  }
}
