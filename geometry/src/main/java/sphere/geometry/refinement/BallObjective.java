package sphere.geometry.refinement;

import java.util.SplittableRandom;
import sphere.geometry.ball.Chart;
import sphere.geometry.ball.Lens;

/**
 * The SpheREx objective on balls, each cost free of scale.
 *
 * <p>A row is the center c and {@code ln r}. With d the distance of the centers and {@code gamma}
 * the margin, of child u and parent v:
 *
 * <pre>{@code
 * contain    max(0, (d + r_u) / r_v - 1 + gamma) - w ln P(v | u)
 * separate   max(0, 1 + gamma - (d + r_u) / r_v)
 * regularize lambda (max(0, ln r_min - ln r)^2 + max(0, ln r - ln r_max)^2)
 * }</pre>
 *
 * <p>Steps and gradients are measured in the radius of the ball that moves, {@code r dL/dc} and
 * {@code dL/d ln r}: a small ball takes small steps, as in the hyperbolic half-space whose points
 * (c, r) are. The margin of a pair is {@code (r_v - r_u - d) / r_v}. Radii are clipped at half the
 * smallest and twice the largest, in logarithms, since a volume underflows. Where centers coincide
 * the direction is undefined and 0 is taken; the probability is charged only where the balls share
 * volume.
 */
public final class BallObjective implements Objective {
  private static final double LOG_2 = Math.log(2);

  private final int dimension;
  private final double margin;
  private final double regularization;
  private final double logMin;
  private final double logMax;
  private final double probabilityWeight;

  /**
   * @param dimension coordinates of a center, at least 1
   * @param config margin, radii and weight of the probability
   */
  public BallObjective(int dimension, RefinementConfig config) {
    this.dimension = dimension;
    margin = config.margin();
    regularization = config.radii().regularization();
    logMin = Math.log(config.radii().min());
    logMax = Math.log(config.radii().max());
    probabilityWeight = config.probabilityWeight();
  }

  /** The balls of a chart as rows; a radius of 0 as the smallest normal number. */
  public static double[][] rows(Chart chart) {
    int d = chart.dimension();
    double[][] rows = new double[chart.radii().length][d + 1];
    for (int v = 0; v < rows.length; v++) {
      for (int k = 0; k < d; k++) {
        rows[v][k] = chart.centers()[v * d + k];
      }
      rows[v][d] = Math.log(Math.max(Double.MIN_NORMAL, chart.radii()[v]));
    }
    return rows;
  }

  @Override
  public int width() {
    return dimension + 1;
  }

  @Override
  public void begin(double[] node, SplittableRandom random) {
    for (int k = 0; k < dimension; k++) {
      node[k] = (2 * random.nextDouble() - 1) / Math.sqrt(dimension);
    }
    node[dimension] = Math.min(logMax, Math.max(logMin, Math.log(.1)));
  }

  @Override
  public double contain(
      double[] child, double[] parent, double[] childGradient, double[] parentGradient) {
    double d = distance(child, parent);
    double inner = Math.exp(child[dimension]);
    double outer = Math.exp(parent[dimension]);
    double cost = Math.max(0, (d + inner) / outer - 1 + margin);
    if (cost > 0) {
      Slope slope = new Slope(1 / outer, 1 / outer, -(d + inner) / (outer * outer));
      slope.add(child, parent, d, childGradient, parentGradient);
    }
    return cost + probability(child, parent, d, childGradient, parentGradient);
  }

  private double probability(
      double[] child, double[] parent, double d, double[] childGradient, double[] parentGradient) {
    if (probabilityWeight == 0) {
      return 0;
    }
    Lens lens = new Lens(dimension, Math.exp(parent[dimension]), Math.exp(child[dimension]), d);
    double log = lens.logProbability();
    if (log == 0 || log == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    Lens.Gradient g = lens.logGradient();
    double w = -probabilityWeight;
    new Slope(w * g.distance(), w * g.inner(), w * g.outer())
        .add(child, parent, d, childGradient, parentGradient);
    return w * log;
  }

  @Override
  public double separate(
      double[] node, double[] other, double[] nodeGradient, double[] otherGradient) {
    double d = distance(node, other);
    double inner = Math.exp(node[dimension]);
    double outer = Math.exp(other[dimension]);
    double cost = Math.max(0, 1 + margin - (d + inner) / outer);
    if (cost > 0) {
      Slope slope = new Slope(-1 / outer, -1 / outer, (d + inner) / (outer * outer));
      slope.add(node, other, d, nodeGradient, otherGradient);
    }
    return cost;
  }

  @Override
  public double regularize(double[] node, double[] gradient) {
    double below = Math.max(0, logMin - node[dimension]);
    double above = Math.max(0, node[dimension] - logMax);
    gradient[dimension] += 2 * regularization * (above - below);
    return regularization * (below * below + above * above);
  }

  @Override
  public void move(double[] node, double[] step) {
    double r = Math.exp(node[dimension]);
    for (int k = 0; k < dimension; k++) {
      node[k] += r * step[k];
    }
    node[dimension] = clipped(node[dimension] + step[dimension]);
  }

  /** The nearest logarithm of a radius that is allowed. */
  public double clipped(double logRadius) {
    return Math.max(logMin - LOG_2, Math.min(logMax + LOG_2, logRadius));
  }

  @Override
  public double margin(double[] child, double[] parent) {
    double outer = Math.exp(parent[dimension]);
    return (outer - Math.exp(child[dimension]) - distance(child, parent)) / outer;
  }

  private double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      double difference = a[k] - b[k];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  // Derivatives by distance and the two radii, handed on to the rows in units of their radii.
  private record Slope(double distance, double inner, double outer) {
    void add(
        double[] child,
        double[] parent,
        double d,
        double[] childGradient,
        double[] parentGradient) {
      int n = child.length - 1;
      double ru = Math.exp(child[n]);
      double rv = Math.exp(parent[n]);
      for (int k = 0; d > 0 && k < n; k++) {
        double along = distance * (child[k] - parent[k]) / d;
        childGradient[k] += ru * along;
        parentGradient[k] -= rv * along;
      }
      childGradient[n] += ru * inner;
      parentGradient[n] += rv * outer;
    }
  }
}
