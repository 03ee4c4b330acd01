package sphere.benchmarks.rivals;

import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/**
 * Balls as the product constructs them, nothing trained.
 *
 * @param name of the line
 * @param charts as of {@link TrainingConfig}: 1, or {@code AUTO} for the product's default
 */
record Constructed(String name, int charts) implements Variant {
  // The product's own in several charts.
  private static final int COORDINATES = 4;

  @Override
  public boolean trained() {
    return false;
  }

  @Override
  public Margins make(PairSet pairs, int floats, Setting setting, long seed) {
    BallTable table = table(pairs, floats, charts, seed);
    return (node, other) -> margin(table, other, node);
  }

  // Shares of the radius, as those of trained balls; a radius of 0 as the smallest normal number.
  private static double margin(BallTable table, int outer, int inner) {
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < table.chartCount(); k++) {
      int around = table.row(k, outer);
      int inside = table.row(k, inner);
      if (around >= 0 && inside >= 0) {
        Chart chart = table.chart(k);
        double radius = Math.max(Double.MIN_NORMAL, chart.radii()[around]);
        best = Math.max(best, chart.margin(around, inside) / radius);
      }
    }
    return best;
  }

  /** The balls, each of whose radii counts as one of the numbers of a node. */
  static BallTable table(PairSet pairs, int floats, int charts, long seed) {
    int d = charts == 1 ? floats - 1 : Math.min(COORDINATES, floats - 1);
    int coordinates = floats / (d + 1) * d;
    TrainingConfig config = new TrainingConfig(d, charts, coordinates, seed, 1);
    return AtlasTrainer.train(pairs.order(), config, Monitor.NONE);
  }
}
